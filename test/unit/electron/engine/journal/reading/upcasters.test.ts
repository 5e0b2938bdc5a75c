import { describe, expect, it } from 'vitest';
import { authorityEvent } from '../../../../../support/pki/certificate-events.ts';
import {
  eventUpcasters,
  readEvent,
  type Upcasters,
  type VersionedEvent,
} from '../../../../../../electron/engine/journal/reading/upcasters.ts';

const file = 'journal.sqlite';
const body = (event: object) => ({ seq: 3, body: JSON.stringify(event) });
const opened = { type: 'station.opened', version: 1, linesideVersion: '0.1.0' };

/** Bodies as the first released shapes were written, read out of a journal of that time. */
const OLD_IMPORT =
  '{"batchId":"batch-1","columns":["serialNumber","macAddress"],"file":{"name":"units.csv","sha256":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","sizeBytes":100},"name":"Batch batch-1","profile":"everyware","recipe":{"name":"Kura gateway","sha256":"306f91489338d9b26513680c19f4ad0156ea11830c552c5ecff4d8462aa32f5b","version":1},"secretColumns":[],"type":"batch.imported","unitCount":1,"unitsSha256":"3955044b889dcae336dcde1d77eaf187469dd9107dde6487fbd598fa66bb3525","version":1}';
const OLD_PAUSE = '{"batchId":"batch-1","runId":"run-1","type":"run.paused","unitId":"batch-1/1","version":1}';
const OLD_DECISION =
  '{"batchId":"batch-1","decision":"scrap","operator":"person-1","reason":"burnt","runId":"run-1","type":"unit.decided","unitId":"batch-1/1","version":1}';

it('reads an authority of version 1 as one whose key is in no token', () => {
  const present = authorityEvent('root', 'root');
  expect(readEvent(body({ ...present, version: 1 }), { upcasters: eventUpcasters, file })).toEqual(present);
});

describe('a stored event of version 1', () => {
  it.each([
    ['batch.imported', OLD_IMPORT, 3],
    ['run.paused', OLD_PAUSE, 2],
    ['unit.decided', OLD_DECISION, 2],
  ])('%s is read as one of the present version that names nobody new', (_, stored, version) => {
    const event = readEvent({ seq: 3, body: stored }, { upcasters: eventUpcasters, file });
    expect(event).toEqual({ ...(JSON.parse(stored) as object), version });
    expect(event).not.toHaveProperty('by');
    expect(event).not.toHaveProperty('secondPerson');
  });
});

describe('readEvent', () => {
  it('gives an event of the present version as it is', () => {
    expect(readEvent(body(opened), { upcasters: eventUpcasters, file })).toEqual(opened);
  });

  it('lifts an old shape step by step, across a change of name', () => {
    const upcasters: Upcasters = new Map<string, (event: VersionedEvent) => VersionedEvent>([
      ['app.opened@1', ({ app }) => ({ type: 'station.opened', version: 0, app })],
      ['station.opened@0', ({ app }) => ({ type: 'station.opened', version: 1, linesideVersion: app })],
    ]);
    expect(readEvent(body({ type: 'app.opened', version: 1, app: '0.1.0' }), { upcasters, file })).toEqual(opened);
  });

  it.each([
    ['a type it does not know', { type: 'station.moved', version: 1 }],
    ['a later version', { ...opened, version: 2 }],
    ['a shape that is not that of its version', { ...opened, linesideVersion: 1 }],
  ])('names %s', (_, event) => {
    const params = { file, seq: '3', type: event.type, version: String(event.version) };
    expect(() => readEvent(body(event), { upcasters: eventUpcasters, file })).toThrow(
      expect.objectContaining({ code: 'journal/unknown-event', params }),
    );
  });

  it('takes what is no JSON for damage', () => {
    expect(() => readEvent({ seq: 3, body: '{"type":' }, { upcasters: eventUpcasters, file })).toThrow(
      expect.objectContaining({ code: 'journal/corrupt' }),
    );
  });
});
