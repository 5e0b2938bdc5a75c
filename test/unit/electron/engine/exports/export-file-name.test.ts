/** Names of files for batches of any name. */
import { expect, it } from 'vitest';
import { exportFileName } from '../../../../../electron/engine/exports/export-file-name.ts';
import type { Batch } from '../../../../../shared/domain/unit.ts';

const nameOf = (name: string) => exportFileName({ name } as Batch, 'csv');

it.each([
  ['Batch 7 (a)', 'Batch 7 (a)'],
  ['../../etc/passwd', '__.._etc_passwd'],
  ['..', '_'],
  ['', 'batch'],
  ['a\nb\u202ec', 'a_b_c'],
  ['CON', '_CON'],
  ['com1.2026', '_com1.2026'],
  ['Conveyor', 'Conveyor'],
])('%j gives %j', (name, stem) => {
  expect(nameOf(name)).toBe(`${stem}.export.csv`);
});

it.each(['x', 'ä', '漢', '𝒜', '😀'])('leaves room for a manifest and a draft of it, cut at a whole character: %s', (character) => {
  const name = exportFileName({ name: `x${character.repeat(300)}` } as Batch, 'everyware-requests');
  expect(Buffer.byteLength(`${name}.manifest.json.123e4567-e89b-42d3-a456-426614174000.part`)).toBeLessThanOrEqual(255);
  expect([name.isWellFormed(), name.length > 40]).toEqual([true, true]);
});
