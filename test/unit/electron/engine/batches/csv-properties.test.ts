/** What holds of any table and of any bytes. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BatchFile } from '../../../../../electron/engine/batches/batch-file.ts';
import { checkBatchFile } from '../../../../../electron/engine/batches/check-batch-file.ts';
import { type TextEncoding, wholeCharacters } from '../../../../../electron/engine/batches/text-encoding.ts';
import type { CellProblem } from '../../../../../shared/domain/csv-report.ts';
import { profileColumns } from '../../../../../shared/domain/profile-columns.ts';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import { everywareFile } from '../../../../fixtures/batches/everyware-file.ts';

const signal = new AbortController().signal;
let folder = '';
let path = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-csv-'));
  path = join(folder, 'any.csv');
});
afterAll(() => rm(folder, { recursive: true }));

const delimiters = [',', ';', '\t', '|'] as const;
const lineEnds = ['\n', '\r\n', '\r'] as const;
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '|', '\n', '\r', ' ', 'a', '0', '\ufeff', '\u{1f600}'), maxLength: 12 }),
);

/** As RFC 4180 writes it: everything in quotes, or only what must be. */
function written(cell: string, always: boolean): string {
  return always || /[",;|\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function encoded(text: string, encoding: (typeof encodings)[number]): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text);
  const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
  return encoding === 'utf-16le' ? wide : wide.swap16();
}

const encodings = ['utf-8', 'utf-16le', 'utf-16be'] as const;

describe('any table', () => {
  it('reads back verbatim, however it was written', async () => {
    const table = fc.array(fc.array(anyText, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 });
    const form = fc.tuple(fc.constantFrom(...delimiters), fc.constantFrom(...lineEnds), fc.boolean(), fc.constantFrom(...encodings));
    await fc.assert(
      fc.asyncProperty(table, form, fc.boolean(), async (cells, [delimiter, lineEnd, always, encoding], endsWithLine) => {
        const lines = [['identifier', 'note', 'more'], ...cells.map((row, index) => [`A-${index}`, ...row])];
        const text = lines.map((row) => row.map((cell) => written(cell, always)).join(delimiter)).join(lineEnd);
        await writeFile(path, encoded(endsWithLine ? text + lineEnd : text, encoding));
        const file = await BatchFile.open(path, { profile: 'generic', recipe: undefined, secretColumns: [] }, signal);
        const read: (readonly string[])[] = [];
        for await (const { records } of file.records(file.start, signal)) read.push(...records.map((record) => record.cells));
        expect(read).toEqual(lines.slice(1));
      }),
      { numRuns: 300 },
    );
  });
});

describe('any bytes', () => {
  const profiles = Object.keys(profileColumns) as (keyof typeof profileColumns)[];

  /** The check of the file; undefined where it was refused as it should be. */
  async function checkBytes(bytes: Uint8Array, profile: (typeof profiles)[number]) {
    await writeFile(path, bytes);
    try {
      const check = await checkBatchFile({ path, profile, signal });
      const problems: CellProblem[] = [];
      for await (const problem of check.problems) problems.push(problem);
      return { problems, ...check.result() };
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.code.startsWith('csv/')) return undefined;
      throw thrown;
    }
  }

  async function holds(bytes: Uint8Array, profile: (typeof profiles)[number]): Promise<void> {
    const checked = await checkBytes(bytes, profile);
    if (checked === undefined) return;
    const { problems, summary, verdict } = checked;
    const ofRows = problems.filter(({ row }) => row > 0);
    expect(ofRows.map(({ row }) => row)).toEqual(ofRows.map(({ row }) => row).toSorted((a, b) => a - b));
    expect(ofRows.every(({ row }) => row <= summary.rows)).toBe(true);
    expect(summary.validRows + summary.invalidRows).toBe(summary.rows);
    expect(verdict === 'good').toBe(problems.every(({ severity }) => severity === 'warning'));
    for (const { message, fix } of problems) expect(message !== '' && fix !== '').toBe(true);
  }

  it('are checked or refused, and never anything else', async () => {
    const noise = fc.uint8Array({ maxLength: 400 });
    await fc.assert(fc.asyncProperty(noise, fc.constantFrom(...profiles), holds), { numRuns: 300 });
  });

  it('that once were a good file are checked or refused', async () => {
    const good = Buffer.from(everywareFile({}, {}, {}, {}));
    const special = fc.constantFrom(0x22, 0x2c, 0x0a, 0x0d, 0x00, 0x3b, 0xff, 0xfe, 0xc3, 0xe2, 0x20, 0x09);
    const change = fc.tuple(fc.nat(good.length), fc.nat(3), fc.array(special, { maxLength: 3 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), fc.constantFrom(...profiles), async (changes, profile) => {
        const bytes = changes.reduce<number[]>((left, [at, removed, added]) => left.toSpliced(at, removed, ...added), [...good]);
        await holds(Uint8Array.from(bytes), profile);
      }),
      { numRuns: 300 },
    );
    expect(await checkBytes(good, 'everyware')).toMatchObject({ problems: [] });
  });

  it('are cut between characters only, wherever a piece ends', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(
        text,
        fc.array(fc.nat(), { maxLength: 6 }),
        fc.constantFrom<TextEncoding>('utf-8', 'utf-16le', 'utf-16be'),
        (any, cuts, encoding) => {
          const whole = any.toWellFormed();
          const wide = Buffer.from(whole, 'utf16le');
          const bytes = encoding === 'utf-8' ? Buffer.from(whole) : encoding === 'utf-16le' ? wide : wide.swap16();
          expect(decodedInPieces(bytes, cuts, encoding)).toBe(whole);
        },
      ),
    );
  });
});

function decodedInPieces(bytes: Uint8Array, cuts: readonly number[], encoding: TextEncoding): string {
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let from = 0;
  let text = '';
  for (const end of ends) {
    const whole = wholeCharacters(bytes.subarray(from, end), encoding);
    text += decoder.decode(bytes.subarray(from, from + whole));
    from += whole;
  }
  return text;
}
