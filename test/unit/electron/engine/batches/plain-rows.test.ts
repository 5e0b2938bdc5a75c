/** Rows that are told by their bytes: whatever the file is, the check finds what it finds without them. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { BatchCheck, type BatchCheckOptions } from '../../../../../electron/engine/batches/batch-check.ts';
import { FileBytes } from '../../../../../electron/engine/batches/file-bytes.ts';
import type { DeviceRecords } from '../../../../../electron/engine/batches/known-devices.ts';
import { byteMarks, NOT_PLAIN, PlainCells } from '../../../../../electron/engine/batches/plain-cells.ts';
import { PlainLine } from '../../../../../electron/engine/batches/plain-line.ts';
import * as rowCheck from '../../../../../electron/engine/batches/row-check.ts';
import type { CellProblem } from '../../../../../shared/domain/csv-report.ts';
import { type Profile, profileSchema } from '../../../../../shared/domain/recipe.ts';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import { everywareCells } from '../../../../fixtures/batches/everyware-file.ts';

const signal = new AbortController().signal;
const corpus = `${import.meta.dirname}/../../../../fixtures/csv`;
let folder = '';
let path = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-plain-'));
  path = join(folder, 'batch.csv');
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

/** A journal with a batch and no device of the file: then every row is made into texts. */
const unrelated = {
  batches: () => [{}],
  devicesByIdentifiers: () => new Map(),
} as unknown as DeviceRecords;

function fileProblem(thrown: unknown): unknown {
  if (thrown instanceof AppError) return { code: thrown.code, params: thrown.params };
  throw thrown;
}

/** All that a check says of the file when its bytes come in pieces of these lengths, again and again. */
async function checkedIn(lengths: readonly number[], options: Pick<BatchCheckOptions, 'profile' | 'journal'>) {
  const check = await BatchCheck.open({ ...options, path, signal });
  const bytes = await readFile(path);
  const read = vi.spyOn(FileBytes.prototype, 'read').mockImplementation(async function* inPieces(fromByte) {
    for (let at = fromByte, turn = 0; at < bytes.length; turn += 1) {
      const end = at + (lengths[turn % lengths.length] ?? 1);
      yield Uint8Array.from(bytes.subarray(at, end));
      at = end;
    }
  });
  const problems: CellProblem[] = [...check.openingProblems()];
  const repeats: unknown[] = [];
  const counts: number[] = [];
  let failure: unknown;
  try {
    for await (const piece of check.pieces()) {
      problems.push(...piece.rows.flatMap((row) => row.problems));
      repeats.push(...piece.repeats);
      counts.push(piece.rowsChecked);
    }
  } catch (thrown) {
    failure = fileProblem(thrown);
  }
  problems.push(...check.closingProblems());
  read.mockRestore();
  const { places } = check.file;
  const found = Array.from({ length: places.rows + 1 }, (_item, row) => places.before(row));
  const { problemCount, errorCount, verdict } = check;
  return {
    problems,
    repeats,
    counts,
    failure,
    found,
    isComplete: places.isComplete,
    summary: check.summary(),
    problemCount,
    errorCount,
    verdict,
  };
}

/** What the check finds in the file, and what it finds where every row is made into texts. Nothing where the file is refused. */
async function foundBothWays(content: string | Uint8Array, profile: Profile, lengths: readonly number[]) {
  await writeFile(path, content);
  try {
    return [await checkedIn(lengths, { profile }), await checkedIn(lengths, { profile, journal: unrelated })] as const;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code.startsWith('csv/')) return [];
    throw thrown;
  }
}

const headers: Readonly<Record<Profile, readonly string[]>> = {
  cervello: ['uniqueIdentifier', 'deviceName', 'deviceType'],
  everyware: ['serialNumber', 'macAddress', 'accountName', 'clientId', 'username', 'password', 'activationKey', 'brokerUrl'],
  generic: ['identifier', 'serialNumber', 'macAddress', 'imei', 'iccid', 'note', ''],
};

function withCheckDigit(digits: string): string {
  const sum = [...digits].reduce((all, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}

function goodRow(profile: Profile, number: number, style: number): string[] {
  const mac = everywareCells(number).macAddress;
  const serial = [
    `SN${String(number).padStart(5, '0')}`,
    String(4_000_000 + number),
    mac,
    withCheckDigit(String(35_000_000_000_000 + number)),
  ];
  const identity = serial[style % serial.length] ?? '';
  if (profile === 'cervello') return [identity, `Gateway ${number}`, number % 3 === 0 ? 'STANDALONE' : 'GATEWAY'];
  if (profile === 'everyware') return Object.values(everywareCells(number, style % 2 === 0 ? { password: 'the same' } : {}));
  return [identity, `A-2024-${number}-0000000`, mac, withCheckDigit(String(35_000_000_000_000 + number)), '', `note ${number}`, ''];
}

const oddCells = [
  '',
  ' ',
  'UNKNOWN',
  'true',
  'Jan-2024',
  '1.2E+11',
  '12E-10',
  '=1+1',
  '-5',
  '#REF!',
  'Err:502',
  '00:60:0c:00:00:02',
  '00-60-0C-00-00-03',
  '00600C000004',
  '01:60:0C:00:00:01',
  '00:00:00:00:00:00',
  'ff:ff:ff:ff:ff:ff',
  '0O:60:0C:00:00:01',
  '4000003',
  '400003',
  '2024-01-31',
  'SN00003',
  'sn00002',
  'Gerät',
  'SN\u041000',
  'SN\u00a0',
  '"quoted, cell"',
  '"two\nlines"',
  '"two\r\nlines"',
  'in"side',
  '"broken"x',
  '"open',
  'a,b',
  'a\tb',
  'a\rb',
  'a\nb',
  '\u0007',
  '\u007f',
  '\ufeffx',
  'x'.repeat(65),
  'x1'.repeat(40),
  '1'.repeat(24),
  '000000000000000',
  '350000000000006',
  '8949000000000000000',
  'PERIPHERAL',
  'mqtt://open.example.com',
  'mqtts://other.example.com:8883',
  'SN00002 ',
  'e:12345',
  '1e-5',
  '00E04C123456',
] as const;

const change = fc.record({
  row: fc.nat(),
  cell: fc.nat(),
  kind: fc.constantFrom('cell', 'cell', 'cell', 'copy', 'again', 'short', 'long', 'empty', 'line-end', 'mac'),
  odd: fc.constantFrom(...oddCells),
});

type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

/** Where a line breaks off another way than the others, its end stands in the row. */
function changed(rows: string[][], { row, cell, kind, odd }: Change, lineEnd: string): string[][] {
  const at = row % rows.length;
  const cells = rows[at] ?? [];
  const place = cell % cells.length;
  const other = rows[cell % rows.length] ?? [];
  const changes: Readonly<Record<Change['kind'], () => string[][]>> = {
    cell: () => rows.with(at, cells.with(place, odd)),
    copy: () => rows.with(at, cells.with(place, other[place] ?? '')),
    again: () => rows.toSpliced(at, 0, other),
    short: () => rows.with(at, cells.slice(0, Math.max(1, place))),
    long: () => rows.with(at, [...cells, odd]),
    empty: () => rows.toSpliced(at, 0, ['']),
    'line-end': () => rows.with(at, [...cells.slice(0, -1), `${cells.at(-1) ?? ''}${lineEnd === '\n' ? '\r' : '\n'}`]),
    mac: () =>
      rows.with(
        at,
        cells.map((text) => (/^(?:..:){5}..$/.test(text) ? text.toLowerCase().replaceAll(':', '-') : text)),
      ),
  };
  return changes[kind]();
}

const table = fc.record({
  profile: fc.constantFrom(...profileSchema.options),
  style: fc.nat(3),
  count: fc.integer({ min: 1, max: 40 }),
  changes: fc.array(change, { maxLength: 12 }),
  delimiter: fc.constantFrom(',', ',', ';', '\t'),
  lineEnd: fc.constantFrom('\r\n', '\n', '\r'),
  endsWithLine: fc.boolean(),
  header: fc.constantFrom('plain', 'plain', 'repeated', 'unnamed'),
  lengths: fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 }),
});

describe('a check that tells rows by their bytes', () => {
  it('finds in any table what it finds without, wherever a piece ends', async () => {
    await fc.assert(
      fc.asyncProperty(table, async ({ profile, style, count, changes, delimiter, lineEnd, endsWithLine, header, lengths }) => {
        const good = Array.from({ length: count }, (_item, index) => goodRow(profile, index + 1, style));
        const rows = changes.reduce((before, each) => changed(before, each, lineEnd), good);
        const more = header === 'plain' ? [] : [header === 'repeated' ? (headers[profile][1] ?? '') : ''];
        const lines = [
          [...headers[profile], ...more],
          ...rows.map((cells) => (cells.length > 1 ? [...cells, ...more.map(() => '')] : cells)),
        ];
        const text = lines.map((cells) => cells.join(delimiter)).join(lineEnd);
        const [plain, texts] = await foundBothWays(endsWithLine ? text + lineEnd : text, profile, lengths);
        expect(plain).toEqual(texts);
      }),
      { numRuns: 150 },
    );
  });

  it('finds in every file of the corpus what it finds without', async () => {
    for (const file of readdirSync(corpus).filter((name) => name.endsWith('.csv'))) {
      const bytes = readFileSync(join(corpus, file));
      for (const profile of profileSchema.options) {
        const [plain, texts] = await foundBothWays(bytes, profile, [61, 3]);
        expect(plain).toEqual(texts);
      }
    }
  });

  it('finds what is wrong with records that are long beyond measure', async () => {
    const head = 'identifier,serialNumber,note\n';
    const good = 'A-1,B-1,good\n';
    const long = 'x'.repeat(1024 * 1024);
    const line = `${'x'.repeat(999)}\n`;
    const bad = [`A-2,B-2,${long}`, `A-2,"${long}`, `A-2,B-2,"${line.repeat(1000)}"`, `A-2,B-2,"${line.repeat(1500)}"`];
    const files = [...bad.map((record) => `${record}\nA-3,B-3,good\n${good}`), 'A-1,"x"y,z\n'.repeat(150)];
    for (const [index, file] of files.entries()) {
      const [plain, texts] = await foundBothWays(`${head}${good}${file}${good}`, 'generic', [index < bad.length ? 64 * 1024 : 500]);
      expect(plain?.problems.length).toBeGreaterThan(0);
      expect(plain).toEqual(texts);
    }
  }, 30_000);

  it('asks the rules of hardly any row of a good file', async () => {
    const rows = Array.from({ length: 2000 }, (_item, index) => goodRow('everyware', index + 1, 1).join(','));
    await writeFile(path, `${[headers.everyware.join(','), ...rows].join('\r\n')}\r\n`);
    const check = vi.spyOn(rowCheck.RowCheck.prototype, 'check');
    const { verdict, summary } = await checkedIn([64 * 1024], { profile: 'everyware' });
    expect({ verdict, rows: summary.rows }).toEqual({ verdict: 'good', rows: 2000 });
    expect(check.mock.calls.length).toBeLessThan(5);
  });
});

describe('a cell that is told by its bytes', () => {
  const text = fc.oneof(
    fc.stringMatching(/^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}$/),
    fc.stringMatching(/^[0-9]{1,20}$/),
    fc.stringMatching(/^[0-9]{1,4}[-/.eE][0-9]{1,4}([-/.][0-9]{1,4})?$/),
    fc.stringMatching(/^(jan|MAR|dez|true|FALSCH|unknown|raspberry|e|E|Err)[-: _]?[0-9]{0,4}$/),
    fc.stringMatching(/^[0-9A-Za-z_.:-]{1,26}$/),
    fc.string({ unit: fc.constantFrom(...' !#+-.:=@ABEeOo019_|xé\u00a0'), maxLength: 18 }),
    fc.constantFrom(...oddCells),
    fc.nat(99_999_999_999_999).map((number) => withCheckDigit(String(number).padStart(14, '0'))),
  );

  it('is one in which the rules find nothing', async () => {
    for (const profile of profileSchema.options) {
      for (const style of [0, 1, 2, 3]) {
        const lines = Array.from({ length: 20 }, (_item, index) => goodRow(profile, index + 1, style).join(','));
        await writeFile(path, `${[headers[profile].join(','), ...lines].join('\n')}\n`);
        const { file } = await BatchCheck.open({ path, profile, signal });
        for (const column of file.header.columns) {
          const cells = new PlainCells(column, byteMarks(','));
          fc.assert(
            fc.property(text, (cell) => {
              const bytes = Buffer.from(`${cell},`);
              if (/[",\u0000-\u001f\u007f]/.test(cell)) return;
              const expected = rowCheck.cellFindings(cell, column).length === 0 ? bytes.length - 1 : NOT_PLAIN;
              expect(cells.end(bytes, 0)).toBe(expected);
            }),
            { numRuns: 60 },
          );
        }
      }
    }
  });

  it('stands in a line with as many cells as the header', async () => {
    await writeFile(path, 'uniqueIdentifier,deviceName,deviceType\nA-1,one,GATEWAY\n');
    const { file } = await BatchCheck.open({ path, profile: 'cervello', signal });
    const line = new PlainLine(file.header, file.dialect);
    line.bytes = Buffer.from('A-1,one,GATEWAY\nA-2,two\nA-3,three,GATEWAY,more\n');
    expect([line.take(0), line.take(16), line.take(24)]).toEqual([16, NOT_PLAIN, NOT_PLAIN]);
  });
});
