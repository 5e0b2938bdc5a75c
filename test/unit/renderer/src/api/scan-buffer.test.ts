import { expect, test } from 'vitest';
import { type Heard, ScanBuffer } from '../../../../../renderer/src/api/scan-buffer.ts';

/** What is heard of keys that come every `gapMs`. */
function typed(keys: readonly string[], gapMs: number): readonly Heard[] {
  const buffer = new ScanBuffer();
  return keys.map((key, index) => buffer.press(key, 1000 + index * gapMs));
}

test('a scanner is known by its pace and its Enter', () => {
  expect(typed([...'AX-0001', 'Enter'], 8).at(-1)).toEqual({ kind: 'scan', text: 'AX-0001' });
  expect(typed([...'AX-0001', 'Enter'], 120).every(({ kind }) => kind === 'key')).toBe(true);
});

test('Shift between its letters is no letter', () => {
  expect(typed(['Shift', 'A', 'Shift', 'X', '0', '1', 'Enter'], 5).at(-1)).toEqual({ kind: 'scan', text: 'AX01' });
});

test('its keys reach no control from the second on', () => {
  expect(typed([...' 123', 'Enter'], 5).map(({ kind }) => kind)).toEqual(['key', 'scanning', 'scanning', 'scanning', 'scan']);
});

test('what was typed slowly before a scan is not part of it', () => {
  const buffer = new ScanBuffer();
  buffer.press('3', 0);
  const scan = [...'TR-00012', 'Enter'].map((key, index) => buffer.press(key, 500 + index * 10));
  expect(scan.at(-1)).toEqual({ kind: 'scan', text: 'TR-00012' });
});

test('Enter long after a scan without one, and after a few fast keys, is only Enter', () => {
  const buffer = new ScanBuffer();
  [...'TR-00012'].forEach((key, index) => buffer.press(key, index * 10));
  expect(buffer.press('Enter', 2000)).toEqual({ kind: 'key' });
  expect(typed(['1', '2', 'Enter'], 10).at(-1)).toEqual({ kind: 'key' });
});
