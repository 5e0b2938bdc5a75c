/** What a unit's state says of its provision request and of columns that came after its import, folded from the record. */
import { z } from 'zod';
import { failureSchema } from './problem.ts';
import { type RequestEvent, requestActionSchema } from './request-events.ts';
import type { Unit } from './unit.ts';

export const requestStateSchema = z.strictObject({
  cloud: z.string(),
  clientId: z.string(),
  /** `intended`: something may have reached the cloud, and no answer is on record. */
  phase: z.enum(['intended', 'created', 'failed', 'disabled', 'removed']),
  action: requestActionSchema,
  requestId: z.string().optional(),
  /** True from the first time that this station asked for a creation with this client id: what is found there is its own. */
  isOurs: z.boolean(),
  /** But not the one with this id: it was to be overwritten. */
  overwrites: z.string().optional(),
  failure: failureSchema.optional(),
});
export type RequestState = z.infer<typeof requestStateSchema>;

export const addedColumnsSchema = z.strictObject({ columns: z.record(z.string(), z.string()), secretColumns: z.array(z.string()) });
export type AddedColumns = z.infer<typeof addedColumnsSchema>;

/** Column that a request's activation key comes into. */
export const ACTIVATION_KEY_COLUMN = 'activationKey';

export interface RequestFold {
  readonly request?: RequestState | undefined;
  readonly added?: AddedColumns | undefined;
}

/** Folds one of these events into what was known before. */
export function foldRequest(before: RequestFold, event: RequestEvent): { request?: RequestState; added?: AddedColumns } {
  const added = foldAdded(before.added, event);
  const request = foldState(before.request, event);
  return { ...(request === undefined ? {} : { request }), ...(added === undefined ? {} : { added }) };
}

/** The unit with the columns that came later; a column that came later as a secret is no open column any more. */
export function withAddedColumns(unit: Unit, added: AddedColumns | undefined): Unit {
  if (added === undefined) return unit;
  const open = Object.entries({ ...unit.columns, ...added.columns }).filter(([name]) => !added.secretColumns.includes(name));
  return { ...unit, columns: Object.fromEntries(open), secretColumns: [...new Set([...unit.secretColumns, ...added.secretColumns])] };
}

type OwnEvent = Exclude<RequestEvent, { readonly type: 'unit.updated' }>;

function foldState(before: RequestState | undefined, event: RequestEvent): RequestState | undefined {
  if (event.type === 'unit.updated') return before;
  const { cloud, clientId } = event;
  const earlier = before?.cloud === cloud && before.clientId === clientId ? before : { cloud, clientId, isOurs: false };
  const requestId = 'requestId' in event ? { requestId: event.requestId } : {};
  return { ...without(earlier), ...requestId, ...standing(event, earlier.isOurs) };
}

/** What holds until the next event only. */
function without(earlier: Partial<RequestState> & Pick<RequestState, 'cloud' | 'clientId' | 'isOurs'>) {
  const { failure: _failure, phase: _phase, action: _action, ...rest } = earlier;
  return rest;
}

function standing(event: OwnEvent, isOurs: boolean): Pick<RequestState, 'phase' | 'action'> & Partial<RequestState> {
  switch (event.type) {
    case 'request.intended': {
      const overwrites = event.overwrites === undefined ? {} : { overwrites: event.overwrites };
      return { phase: 'intended', action: event.action, isOurs: isOurs || event.action === 'create', ...overwrites };
    }
    case 'request.created':
      return { phase: 'created', action: 'create' };
    case 'request.failed':
      return { phase: event.isKnown ? 'failed' : 'intended', action: event.action, failure: event.failure };
    case 'request.changed':
      return { phase: event.action === 'disable' ? 'disabled' : 'created', action: event.action };
    case 'request.removed':
      return { phase: 'removed', action: 'remove', isOurs: false };
  }
}

function foldAdded(before: AddedColumns | undefined, event: RequestEvent): AddedColumns | undefined {
  if (event.type === 'request.created' && event.hasActivationKey)
    return merge(before, { columns: {}, secretColumns: [ACTIVATION_KEY_COLUMN] });
  return event.type === 'unit.updated' ? merge(before, event) : before;
}

function merge(before: AddedColumns | undefined, more: AddedColumns): AddedColumns {
  return {
    columns: { ...before?.columns, ...more.columns },
    secretColumns: [...new Set([...(before?.secretColumns ?? []), ...more.secretColumns])],
  };
}
