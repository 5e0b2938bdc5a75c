import { describe, expect, test } from 'vitest';
import { type GatewaySeen, UnitClaims } from '../../../../../electron/engine/lanes/unit-claims.ts';
import type { JournalReader, UnitRow } from '../../../../../electron/engine/journal/journal.ts';
import { identifierKey } from '../../../../../shared/domain/identifiers.ts';
import type { BatchId, LaneId, UnitId } from '../../../../../shared/domain/ids.ts';
import { isOpen, type StepState, type UnitState } from '../../../../../shared/domain/unit-state.ts';
import { aRow, BATCH_ID } from '../../../../support/units.ts';

const LANE = '1' as LaneId;
const NOBODY: GatewaySeen = { identity: {}, fingerprints: [] };

function reader(rows: readonly UnitRow[], owners: Readonly<Record<string, string>> = {}): JournalReader {
  const part: Partial<JournalReader> = {
    openUnits: (batch, limit) => rows.filter((row) => row.unit.batchId === batch && isOpen(row.state)).slice(0, limit),
    interruptedUnits: () => rows.filter((row) => row.state.status === 'interrupted'),
    unitsByIdentifier: (text, kind) =>
      rows.filter((row) => row.unit.identifiers.some((each) => each.kind === kind && each.key === identifierKey(each.kind, text))),
    unitsByDevice: (device) => rows.filter((row) => row.unit.deviceId === device),
    deviceFacts: (device) =>
      Object.keys(owners)
        .filter((fingerprint) => owners[fingerprint] === device)
        .map((fingerprint) => ({ fact: 'ssh-host-key', fingerprint, eventId: 'e' as never })),
    deviceByFingerprint: (fingerprint) => owners[fingerprint] as ReturnType<JournalReader['deviceByFingerprint']>,
  };
  return part as JournalReader;
}

function claims(read: JournalReader, part: { readonly limit?: number; readonly resume?: boolean } = {}): UnitClaims {
  return new UnitClaims(read, { batchIds: [BATCH_ID], limit: Number.POSITIVE_INFINITY, resume: false, ...part });
}

function takenRow(pick: ReturnType<UnitClaims['pick']>): number | string {
  return pick.pick === 'take' ? pick.row.unit.row : pick.pick;
}

const shows = (macAddress: string): GatewaySeen => ({ identity: { macAddress, serialNumber: 'UNKNOWN' }, fingerprints: [] });
const key = (fingerprint: string): GatewaySeen => ({ identity: {}, fingerprints: [{ fact: 'ssh-host-key', fingerprint }] });

describe('which unit is in the lane', () => {
  test('the one whose identity the gateway shows, whatever its separators and case', () => {
    const order = claims(reader([aRow(1), aRow(2), aRow(3)]));
    expect(takenRow(order.pick(LANE, shows('02-00-00-00-00-03')))).toBe(3);
  });

  test('a gateway that shows nothing gets the next in row order, and no unit is taken twice', () => {
    const order = claims(reader([aRow(1), aRow(2)]));
    expect([takenRow(order.pick(LANE, NOBODY)), takenRow(order.pick(LANE, NOBODY)), takenRow(order.pick(LANE, NOBODY))]).toEqual([
      1,
      2,
      'nothing-left',
    ]);
  });

  test('a gateway whose unit has had its turn is finished, not the next unit', () => {
    const order = claims(reader([aRow(1, { status: 'settled', outcome: 'pass' }), aRow(2)]));
    expect(takenRow(order.pick(LANE, shows('02:00:00:00:00:01')))).toBe('finished');
  });

  test('the same, known only by its host key from an earlier contact', () => {
    const rows = [aRow(1, { status: 'settled', outcome: 'pass' }), aRow(2)];
    expect(takenRow(claims(reader(rows, { 'SHA256:a': 'device-1' })).pick(LANE, key('SHA256:a')))).toBe('finished');
  });

  test('the same, where its run ended before anything was recorded of it', () => {
    const order = claims(reader([aRow(1, { status: 'settled', outcome: 'error' }), aRow(2)]));
    expect(takenRow(order.pick(LANE, key('SHA256:b')))).toBe(1);
    order.handled(key('SHA256:b'));
    expect(takenRow(order.pick(LANE, key('SHA256:b')))).toBe('finished');
  });

  test('a board on a console, which shows no key, by its start or by its numbers; another one gets the next unit', () => {
    const order = claims(reader([aRow(1), aRow(2), aRow(3)]));
    const board = (...boardNames: string[]): GatewaySeen => ({ identity: {}, fingerprints: [], boardNames });
    expect(takenRow(order.pick(LANE, board('boot 1', 'board mac a')))).toBe(1);
    expect(takenRow(order.pick(LANE, board('boot 2', 'board mac a')))).toBe('finished');
    expect(takenRow(order.pick(LANE, board('boot 1', 'board mac written')))).toBe('finished');
    expect(takenRow(order.pick(LANE, board('boot 3', 'board mac b')))).toBe(2);
  });

  test('a device that is known by another key is not the one in the lane', () => {
    const order = claims(reader([aRow(1), aRow(2)], { 'SHA256:a': 'device-1' }));
    expect(takenRow(order.pick(LANE, key('SHA256:new')))).toBe(2);
  });

  test('a gateway that the journal knows from another batch is foreign', () => {
    const other = aRow(9);
    const elsewhere: UnitRow = { ...other, unit: { ...other.unit, batchId: 'batch-2' as UnitRow['unit']['batchId'] } };
    const order = claims(reader([elsewhere], { 'SHA256:z': 'device-9' }));
    expect(order.pick(LANE, key('SHA256:z'))).toEqual({ pick: 'foreign', identifier: 'SN00009' });
  });

  test('a generic batch knows its units just by identifier', () => {
    const row = aRow(4);
    const unit = { ...row.unit, identifiers: [{ kind: 'identifier' as const, text: 'SN00004', key: 'SN00004' }] };
    const order = claims(reader([aRow(1), { ...row, unit }]));
    expect(takenRow(order.pick(LANE, { identity: { serialNumber: 'SN00004' }, fingerprints: [] }))).toBe(4);
  });

  test('units that ended for the station are taken again, bad ones are not', () => {
    const order = claims(reader([aRow(1, { status: 'settled', outcome: 'fail' }), aRow(2, { status: 'settled', outcome: 'timeout' })]));
    expect(takenRow(order.pick(LANE, NOBODY))).toBe(2);
  });

  test('lanes that must choose before they can ask choose different units, and may give them back', () => {
    const order = claims(reader([aRow(1), aRow(2)]));
    const first = order.reserveNext(LANE);
    expect([first, order.reserveNext('2' as LaneId), order.reserveNext('3' as LaneId)].map((row) => row?.unit.row)).toEqual([
      1,
      2,
      undefined,
    ]);
    expect(order.anyLeft()).toBe(true);
    if (first !== undefined) order.release(first);
    expect(order.reserveNext('3' as LaneId)?.unit.row).toBe(1);
  });

  test('a limit counts fresh units', () => {
    const order = claims(reader([aRow(1), aRow(2)]), { limit: 1 });
    order.pick(LANE, NOBODY);
    expect([takenRow(order.pick(LANE, NOBODY)), order.anyLeft()]).toEqual(['nothing-left', false]);
  });
});

describe('a device that is in doubt in another batch', () => {
  const other = 'batch-2' as BatchId;
  const inDoubt = (phase: StepState['phase']) => {
    const { unit, state } = aRow(1);
    const run = { lane: LANE, steps: [{ phase }] } as unknown as NonNullable<UnitState['run']>;
    return {
      unit: { ...unit, batchId: other, unitId: 'unit-elsewhere' as UnitId },
      state: { ...state, status: 'interrupted' as const, run },
    };
  };

  test.each(['intended', 'lost'] as const)('is not begun anew before its %s step is inspected, and nobody else gets its unit', (phase) => {
    const order = claims(reader([inDoubt(phase), aRow(1), aRow(2)]));
    expect(takenRow(order.pick(LANE, shows('02:00:00:00:00:01')))).toBe('interrupted');
    expect(order.anyLeft()).toBe(true);
    expect(takenRow(order.pick(LANE, NOBODY))).toBe(2);
  });

  test('is taken where its run rests between two steps', () => {
    expect(takenRow(claims(reader([inDoubt('settled'), aRow(1)])).pick(LANE, shows('02:00:00:00:00:01')))).toBe(1);
  });
});

describe('after a lost engine', () => {
  const lost = aRow(2, {
    status: 'interrupted',
    run: { runId: 'run-1', lane: '1', operator: 'p', attempt: 1, startedAt: '', training: false, steps: [] } as never,
  });

  test('run leaves interrupted units alone, resume takes them first', () => {
    expect(takenRow(claims(reader([aRow(1), lost])).pick(LANE, NOBODY))).toBe(1);
    expect(takenRow(claims(reader([aRow(1), lost]), { resume: true }).pick(LANE, NOBODY))).toBe(2);
  });

  test('recognised, it stops a run that does not resume', () => {
    expect(takenRow(claims(reader([aRow(1), lost])).pick(LANE, shows('02:00:00:00:00:02')))).toBe('interrupted');
  });

  test('a lane that shows another unit does not get the lost one', () => {
    const order = claims(reader([aRow(1), lost]), { resume: true });
    expect(takenRow(order.pick(LANE, shows('02:00:00:00:00:01')))).toBe(1);
  });

  test('the lost unit is found in another lane, too', () => {
    const order = claims(reader([aRow(1), lost]), { resume: true });
    expect(takenRow(order.pick('9' as LaneId, shows('02:00:00:00:00:02')))).toBe(2);
  });
});
