import { describe, expect, test } from 'vitest';
import { batchRequest, type RequestSight } from '../../../../../../renderer/src/features/requests/request-standing.ts';
import type { RequestState } from '../../../../../../shared/domain/request-state.ts';
import { FakeRecord } from '../../../../../support/fake-engine/record.ts';

function row(request?: Partial<RequestState>, secretColumns: readonly string[] = []) {
  const record = new FakeRecord('2026-03-02T08:14:05.000Z');
  const batchId = record.importBatch({ name: 'week 12', units: 1, serial: () => 'SN00001' });
  const { unit, state } = record.unitOf(batchId, 1);
  const asked: RequestState = { cloud: 'plant', clientId: 'gw-1', phase: 'created', action: 'create', isOurs: true, ...request };
  const added = { columns: {}, secretColumns: [...secretColumns] };
  return { unit, state: { ...state, added, ...(request === undefined ? {} : { request: asked }) } };
}
const failure = { code: 'requests/no-answer', params: {}, chain: [] } as unknown as NonNullable<RequestState['failure']>;

const seen = (part: Partial<RequestSight> = {}): RequestSight => ({ cloud: 'plant', problem: undefined, isRunning: false, ...part });

describe('a request stands', () => {
  test.each([
    ['created', 'there'],
    ['failed', 'failed'],
    ['disabled', 'disabled'],
    ['removed', 'removed'],
  ] as const)('%s: %s', (phase, standing) => {
    expect(batchRequest(row({ phase }), seen()).standing).toBe(standing);
  });

  test('at nothing where none was asked for', () => {
    expect(batchRequest(row(), seen())).toMatchObject({ standing: 'none', clientId: undefined, hasKey: false });
  });

  test('open without an answer: never called failed, and being asked only while somebody asks', () => {
    expect(batchRequest(row({ phase: 'intended' }), seen()).standing).toBe('unknown');
    expect(batchRequest(row({ phase: 'intended' }), seen({ isRunning: true })).standing).toBe('asking');
    expect(batchRequest(row({ phase: 'intended', failure }), seen({ isRunning: true })).standing).toBe('unknown');
  });

  test('apart from ours where others made it: its password was never compared', () => {
    expect(batchRequest(row({ isOurs: false }), seen()).standing).toBe('found');
  });

  test('at nothing in a cloud that was never asked', () => {
    expect(batchRequest(row({}), seen({ cloud: 'other' }))).toMatchObject({ standing: 'none', clientId: undefined });
  });

  test('as the last creation says, which knows of what never reached the record', () => {
    const conflict = { row: 1, identifier: 'SN00001', clientId: 'gw-1', result: 'conflict', failure } as const;
    expect(batchRequest(row(), seen({ problem: conflict }))).toMatchObject({ standing: 'conflict', clientId: 'gw-1', failure });
  });

  test('with a key that is present, and not which', () => {
    expect(batchRequest(row({}, ['activationKey']), seen()).hasKey).toBe(true);
  });
});
