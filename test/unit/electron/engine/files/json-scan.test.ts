import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanJson } from '../../../../../electron/engine/files/json-scan.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('scanning JSON', () => {
  it.each([
    ['{"a": 1,}', 1, 9],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
    ['{"a": tru}', 1, 7],
    ['[1, 2', 1, 6],
    ['', 1, 1],
    ['{"a": "x\ny"}', 1, 7],
    ['{"a": 01}', 1, 7],
    ['{} x', 1, 4],
    ['{a: 1}', 1, 2],
    ['[1]]', 1, 4],
  ])('finds the place in %j', (text, line, column) => {
    expect(scanJson(text).syntaxError).toEqual({ line, column });
  });

  it('finds keys that stand twice, wherever they are', () => {
    const text = '{"a": 1, "b": [{"c": 1, "\\u0063": 2}], "a": 3}';
    expect(scanJson(text)).toEqual({ syntaxError: undefined, repeatedKeys: ['b[0].c', 'a'] });
  });

  it('takes exactly what JSON.parse takes', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', '0', '\\', ' ', '\n', 'e'), (json, at, noise) => {
        const place = at % (json.length + 1);
        for (const text of [json, json.slice(0, place) + noise + json.slice(place), json.slice(0, place) + json.slice(place + 1)]) {
          expect(scanJson(text).syntaxError === undefined, text).toBe(isJson(text));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('does not end in a stack overflow', () => {
    expect(scanJson('['.repeat(100_000)).syntaxError).toBeDefined();
  });
});
