import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { eventHash } from '../../../../../../electron/engine/journal/chain/event-hash.ts';
import { NO_HASH, type UnhashedEventRow } from '../../../../../../electron/engine/journal/chain/event-row.ts';

const row: UnhashedEventRow = {
  seq: 7,
  id: 'event-7',
  station_id: 'station-1',
  epoch: 2,
  wall_time: '2026-01-02T03:04:05.678Z',
  monotonic_ms: 12.5,
  type: 'run.settled',
  version: 1,
  batch_id: 'batch-1',
  unit_id: 'unit-1',
  run_id: 'run-1',
  device_id: null,
  body: '{"text":"äöü"}',
  previous_hash: NO_HASH,
};

describe('eventHash', () => {
  it('is SHA-256 over every field with its length in bytes before it', () => {
    const bytes =
      'lineside-event-11:77:event-79:station-11:224:2026-01-02T03:04:05.678Z4:12.511:run.settled1:1' +
      `7:batch-16:unit-15:run-1-17:{"text":"äöü"}64:${NO_HASH}`;
    expect(eventHash(row)).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it.each(Object.keys(row) as (keyof UnhashedEventRow)[])('changes with %s', (field) => {
    const value = row[field];
    const other = typeof value === 'number' ? value + 1 : `${value ?? ''}x`;
    expect(eventHash({ ...row, [field]: other })).not.toBe(eventHash(row));
  });

  it('tells an absent field from an empty one, and text that moved to the next field', () => {
    expect(eventHash({ ...row, run_id: '' })).not.toBe(eventHash({ ...row, run_id: null }));
    expect(eventHash({ ...row, batch_id: 'batch-1u', unit_id: 'nit-1' })).not.toBe(eventHash(row));
  });
});
