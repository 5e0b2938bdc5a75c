import { describe, expect, it } from 'vitest';
import {
  eventUpcasters,
  readEvent,
  type Upcasters,
  type VersionedEvent,
} from '../../../../../../electron/engine/journal/reading/upcasters.ts';

const file = 'journal.sqlite';
const body = (event: object) => ({ seq: 3, body: JSON.stringify(event) });
const opened = { type: 'station.opened', version: 1, linesideVersion: '0.1.0' };

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
