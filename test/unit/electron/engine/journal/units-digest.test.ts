import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../../electron/engine/journal/chain/canonical-json.ts';
import { UnitsDigest } from '../../../../../electron/engine/journal/units-digest.ts';
import { aUnit } from '../../../../support/units.ts';

describe('UnitsDigest', () => {
  it('is SHA-256 over the canonical JSON of each unit with its length in bytes before it', () => {
    const unit = aUnit(1, { columns: { note: 'größer' } });
    const digest = new UnitsDigest();
    digest.add(unit);
    const json = canonicalJson(unit);
    expect(digest.sha256()).toBe(
      createHash('sha256')
        .update(`${Buffer.byteLength(json)}:${json}`)
        .digest('hex'),
    );
  });

  it('depends on the order and on every unit', () => {
    const of = (...rows: number[]) => {
      const digest = new UnitsDigest();
      for (const row of rows) digest.add(aUnit(row));
      return digest.sha256();
    };
    expect(new Set([of(), of(1), of(1, 2), of(2, 1), of(1, 2, 3)]).size).toBe(5);
  });

  it('can be read in between, and goes on in a copy without changing the first', () => {
    const digest = new UnitsDigest();
    digest.add(aUnit(1));
    const before = digest.sha256();
    const copy = digest.copy();
    copy.add(aUnit(2));
    expect(digest.sha256()).toBe(before);
    expect(copy.sha256()).not.toBe(before);
  });
});
