/** What the record says of provision requests in a cloud, and of columns that came back from one. No event holds an activation key. */
import { z } from 'zod';
import { changeSchema } from './evidence.ts';
import { batchIdSchema, personIdSchema, sha256Schema, unitIdSchema } from './ids.ts';
import { failureSchema } from './problem.ts';

const ofUnit = { batchId: batchIdSchema, unitId: unitIdSchema };
const ofRequest = {
  ...ofUnit,
  /** Its name in the station file. */
  cloud: z.string(),
  clientId: z.string(),
};

export const requestActionSchema = z.enum(['create', 'edit', 'disable', 'remove']);
export type RequestAction = z.infer<typeof requestActionSchema>;

/** Committed before anything is sent that changes something in the cloud (ARCHITECTURE, idea 1). */
const requestIntended = z.strictObject({
  type: z.literal('request.intended'),
  version: z.literal(1),
  ...ofRequest,
  action: requestActionSchema,
  /** Id of the request that was there and is to be overwritten. */
  overwrites: z.string().optional(),
  by: personIdSchema,
});

/** The cloud has the unit's request. */
const requestCreated = z.strictObject({
  type: z.literal('request.created'),
  version: z.literal(1),
  ...ofRequest,
  requestId: z.string(),
  accountId: z.string(),
  /** True where somebody else had made it: then nobody knows here whether its username and password are the unit's. */
  found: z.boolean(),
  /** An activation key came with it and is kept, encrypted, among the unit's secrets. */
  hasActivationKey: z.boolean(),
});

const requestFailed = z.strictObject({
  type: z.literal('request.failed'),
  version: z.literal(1),
  ...ofRequest,
  action: requestActionSchema,
  /** False where the cloud gave no answer and looking did not tell either. */
  isKnown: z.boolean(),
  failure: failureSchema,
});

const requestChanged = z.strictObject({
  type: z.literal('request.changed'),
  version: z.literal(1),
  ...ofRequest,
  requestId: z.string(),
  action: z.enum(['edit', 'disable']),
  changes: z.array(changeSchema),
  by: personIdSchema,
});

const requestRemoved = z.strictObject({
  type: z.literal('request.removed'),
  version: z.literal(1),
  ...ofRequest,
  requestId: z.string(),
  by: personIdSchema,
});

/** Columns that came back after the import; the imported row itself stays as it was. */
const unitUpdated = z.strictObject({
  type: z.literal('unit.updated'),
  version: z.literal(1),
  ...ofUnit,
  file: z.strictObject({ name: z.string(), sha256: sha256Schema }),
  columns: z.record(z.string(), z.string()),
  /** Their values are kept, encrypted, among the unit's secrets. */
  secretColumns: z.array(z.string()),
  by: personIdSchema,
});

export const requestEventSchemas = [requestIntended, requestCreated, requestFailed, requestChanged, requestRemoved, unitUpdated] as const;
export type RequestEvent = z.infer<(typeof requestEventSchemas)[number]>;
