import { describe, expect, test } from 'vitest';
import { type Learning, learnFrom, snippet, wayName, waysToMean } from '../../../../../../renderer/src/features/station/learn-port.ts';
import type { SerialPortView } from '../../../../../../shared/contract/ports.ts';

const port = (path: string, part: Partial<SerialPortView> = {}): SerialPortView => ({ path, lanes: [], ...part });
const first = port('/dev/ttyUSB0', { location: '1-1.1:1.0', serialNumber: 'A1' });
const second = port('/dev/ttyUSB1', { location: '1-1.2:1.0', serialNumber: 'A2' });
const soldered = port('/dev/ttyS0');

function learn(...lists: (readonly SerialPortView[])[]): Learning | undefined {
  let learning: Learning | undefined;
  for (const list of lists) learning = learnFrom(learning, list);
  return learning;
}

describe('a port is learned', () => {
  test('by unplugging it and plugging it in again', () => {
    expect(learn([first, second, soldered])?.kind).toBe('unplug');
    expect(learn([first, second, soldered], [second, soldered])?.kind).toBe('plug');
    expect(learn([first, second, soldered], [second, soldered], [first, second, soldered])).toEqual({ kind: 'learned', port: first });
  });

  test('by plugging it in where none was', () => {
    expect(learn([soldered], [soldered], [soldered, second])).toEqual({ kind: 'learned', port: second });
  });

  test('under another name, and in another place', () => {
    const elsewhere = { ...first, path: '/dev/ttyUSB2', location: '1-1.4:1.0' };
    expect(learn([first, second], [second], [second, elsewhere])).toEqual({ kind: 'learned', port: elsewhere });
  });

  test('even where another adapter comes under its old name between two looks', () => {
    const other = { ...first, serialNumber: 'B9' };
    expect(learn([first, second], [other, second])).toEqual({ kind: 'learned', port: other });
  });

  test('never by chance: two that move at once are nobody’s', () => {
    expect(learn([first, second], [])?.kind).toBe('several');
    expect(learn([], [first, second])?.kind).toBe('several');
    expect(learn([], [first, second], [first])?.kind).toBe('several');
  });

  test('once: what moves later changes nothing', () => {
    expect(learn([second], [first, second], [second], [])).toEqual({ kind: 'learned', port: first });
  });
});

describe('the station file means it', () => {
  test('by its place or its adapter, and by its name only where there is neither', () => {
    expect(waysToMean(first).map(wayName)).toEqual(['location', 'serial-number']);
    expect(waysToMean(port('/dev/ttyUSB0', { serialNumber: 'A1' })).map(wayName)).toEqual(['serial-number']);
    expect(waysToMean(soldered).map(wayName)).toEqual(['path']);
  });

  test.each([first, { ...first, serialNumber: 'quote " and : , {' }, soldered])('in words that are JSON', (each) => {
    for (const choice of waysToMean(each)) expect(JSON.parse(`{${snippet(choice)}}`)).toEqual({ serial: choice });
  });
});
