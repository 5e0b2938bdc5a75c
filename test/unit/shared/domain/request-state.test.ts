/** What the record makes of a unit's provision request, and of columns that came later. */
import { describe, expect, it } from 'vitest';
import type { RequestEvent } from '../../../../shared/domain/request-events.ts';
import { foldRequest, type RequestFold, withAddedColumns } from '../../../../shared/domain/request-state.ts';
import { aUnit } from '../../../support/units.ts';

const { unitId, batchId } = aUnit(1);
const ids = { version: 1, unitId, batchId, cloud: 'plant', clientId: 'GW-1' } as const;
const by = '00000000-0000-4000-8000-000000000001' as never;
const intended = { ...ids, type: 'request.intended', action: 'create', by } as const;
const created = { ...ids, type: 'request.created', requestId: '7', accountId: '1', found: false, hasActivationKey: true } as const;
const failure = { code: 'requests/no-answer', params: {}, chain: [] };
const failed = { ...ids, type: 'request.failed', action: 'create', isKnown: false, failure } as const;
const fold = (...events: readonly RequestEvent[]) => events.reduce<RequestFold>((state, event) => foldRequest(state, event), {});

describe('a request', () => {
  it('is the station’s own from the intent on, whatever came of it', () => {
    expect(fold(intended).request).toEqual({ cloud: 'plant', clientId: 'GW-1', phase: 'intended', action: 'create', isOurs: true });
    expect(fold(intended, failed).request).toMatchObject({ phase: 'intended', isOurs: true, failure });
    const done = fold(intended, failed, created);
    expect(done.request).toEqual({ cloud: 'plant', clientId: 'GW-1', requestId: '7', phase: 'created', action: 'create', isOurs: true });
    expect(done.added).toEqual({ columns: {}, secretColumns: ['activationKey'] });
  });

  it('is somebody else’s where it was found, and where another one was removed', () => {
    expect(fold({ ...created, found: true }).request).toMatchObject({ isOurs: false });
    expect(fold(intended, created, { ...ids, type: 'request.removed', requestId: '7', by }).request).toMatchObject({
      phase: 'removed',
      isOurs: false,
    });
  });

  it('of another cloud or client id begins anew', () => {
    expect(fold(intended, created, { ...created, cloud: 'other', found: true }).request).toMatchObject({ cloud: 'other', isOurs: false });
  });

  it('remembers which one it is to overwrite', () => {
    expect(fold({ ...intended, overwrites: '3' }).request).toMatchObject({ isOurs: true, overwrites: '3' });
  });
});

it('columns that came later stand over the row, secrets out of sight', () => {
  const file = { name: 'back.csv', sha256: 'a'.repeat(64) as never };
  const update: RequestEvent = {
    type: 'unit.updated',
    version: 1,
    unitId,
    batchId,
    file,
    columns: { requestId: '5' },
    secretColumns: ['token'],
    by,
  };
  const unit = { ...aUnit(1), columns: { serialNumber: 'S', activationKey: '', token: 'old' }, secretColumns: ['password'] };
  const { added } = fold(update, { ...update, columns: { requestId: '6' }, secretColumns: [] }, created);
  expect(withAddedColumns(unit, added)).toMatchObject({
    columns: { serialNumber: 'S', requestId: '6' },
    secretColumns: ['password', 'token', 'activationKey'],
  });
  expect(Object.keys(withAddedColumns(unit, added).columns)).toEqual(['serialNumber', 'requestId']);
  expect(withAddedColumns(unit, undefined)).toBe(unit);
});
