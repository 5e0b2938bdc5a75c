import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  appendAnchor,
  cutUnfinishedAnchor,
  isSigned,
  readAnchors,
  readLastAnchors,
} from '../../../../../../electron/engine/journal/chain/anchors.ts';
import { openSigningKey } from '../../../../../../electron/engine/journal/chain/signing-key.ts';
import type { Sha256, StationId } from '../../../../../../shared/domain/ids.ts';
import { aFolder } from '../../../../../support/journal.ts';

const statement = (seq: number) => ({
  seq,
  hash: 'a'.repeat(64) as Sha256,
  wallTime: '2026-01-01T00:00:00.000Z',
  stationId: 'station-1' as StationId,
});

function anchored(...seqs: number[]) {
  const folder = aFolder();
  const file = join(folder, 'anchors');
  const key = openSigningKey(join(folder, 'signing-key'));
  for (const seq of seqs) appendAnchor(file, statement(seq), key);
  return { file, key };
}

describe('anchors', () => {
  it('are read back in order, signed, from a file that only its owner may read', () => {
    const { file } = anchored(1, 1000);
    const anchors = readAnchors(file);
    expect(anchors.map((anchor) => anchor?.seq)).toEqual([1, 1000]);
    expect(anchors.every((anchor) => anchor !== undefined && isSigned(anchor))).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('lose their signature when one of their facts is changed', () => {
    const [anchor] = readAnchors(anchored(5).file);
    expect(anchor).toBeDefined();
    if (anchor === undefined) return;
    expect(isSigned({ ...anchor, seq: 4 })).toBe(false);
    expect(isSigned({ ...anchor, hash: 'b'.repeat(64) as Sha256 })).toBe(false);
    expect(isSigned({ ...anchor, publicKey: 'no key' })).toBe(false);
    expect(isSigned({ ...anchor, publicKey: anchored().key.publicKey })).toBe(false);
  });

  it('are none where there is no file', () => {
    expect(readAnchors(join(aFolder(), 'anchors'))).toEqual([]);
  });

  it('do not count an anchor whose writing was cut short, and go on after it', () => {
    const { file, key } = anchored(1);
    appendFileSync(file, '{"seq":2,"ha');
    expect(readAnchors(file)).toHaveLength(1);
    cutUnfinishedAnchor(file);
    appendAnchor(file, statement(3), key);
    expect(readAnchors(file).map((anchor) => anchor?.seq)).toEqual([1, 3]);
  });

  it('are read from the end where only the last count, however many there are', () => {
    const { file, key } = anchored(...Array.from({ length: 120 }, (_, index) => index + 1));
    const last = readLastAnchors(file).map((anchor) => anchor?.seq);
    expect(last.at(-1)).toBe(120);
    expect(last.length).toBeLessThan(120);
    expect(last).toEqual(
      readAnchors(file)
        .map((anchor) => anchor?.seq)
        .slice(-last.length),
    );
    appendFileSync(file, '{"seq":121,"ha');
    cutUnfinishedAnchor(file);
    appendAnchor(file, statement(122), key);
    expect(
      readLastAnchors(file)
        .slice(-2)
        .map((anchor) => anchor?.seq),
    ).toEqual([120, 122]);
    expect(readLastAnchors(`${file}.none`)).toEqual([]);
  });

  it('show a line that is no anchor', () => {
    const { file } = anchored(1, 2);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"seq":2', '"seq":"x"'));
    expect(readAnchors(file)[1]).toBeUndefined();
  });
});

describe('openSigningKey', () => {
  it('keeps the key it made', () => {
    const file = join(aFolder(), 'signing-key');
    expect(openSigningKey(file).publicKey).toBe(openSigningKey(file).publicKey);
    expect(readFileSync(file, 'utf8')).toContain('BEGIN PRIVATE KEY');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
