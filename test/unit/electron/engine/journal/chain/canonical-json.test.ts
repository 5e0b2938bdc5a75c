import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../../../electron/engine/journal/chain/canonical-json.ts';

describe('canonicalJson', () => {
  it('gives one text for one value, whatever the order of its keys', () => {
    expect(canonicalJson({ b: 1, a: { d: [2, { z: 1, y: 2 }], c: 'x' } })).toBe('{"a":{"c":"x","d":[2,{"y":2,"z":1}]},"b":1}');
  });

  it('leaves out what is undefined', () => {
    expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
  });

  it('refuses numbers that JSON cannot say', () => {
    expect(() => canonicalJson({ durationMs: Number.NaN })).toThrow(TypeError);
    expect(() => canonicalJson([Infinity])).toThrow(TypeError);
  });

  it('keeps a column with the name of a special property', () => {
    const columns = JSON.parse('{"__proto__":"kept","a":"1"}') as object;
    expect(canonicalJson(columns)).toBe('{"__proto__":"kept","a":"1"}');
  });

  it('can be read back to the same value, for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is the same for a value that was read back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});
