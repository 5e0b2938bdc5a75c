import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../../../../electron/engine/batches/dialect.ts';
import { type RawRecord, RecordReader } from '../../../../../electron/engine/batches/record-reader.ts';

const crlf: Dialect = { delimiter: ',', lineEnd: '\r\n', headerAt: 0 };

function readAll(text: string, cuts: readonly number[] = [], dialect = crlf): RawRecord[] {
  const reader = new RecordReader(dialect);
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].toSorted((a, b) => a - b);
  const pieces = [0, ...places].map((from, index) => text.slice(from, places[index] ?? text.length));
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}

function quote(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

describe('reading records', () => {
  it('gives back any cells that RFC 4180 can hold, however the text is cut', () => {
    const rows = fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(rows, fc.array(fc.nat(), { maxLength: 8 }), fc.boolean(), (cells, cuts, endsWithLine) => {
        const text = cells.map((row) => row.map(quote).join(',')).join('\r\n') + (endsWithLine ? '\r\n' : '');
        const read = readAll(text, cuts).filter((record) => record.cells.length > 1);
        expect(read.map((record) => record.cells)).toEqual(cells);
      }),
    );
  });

  it('finds the same records and faults in broken text, however it is cut', () => {
    const text = fc.string({ unit: fc.constantFrom('"', ',', '\r\n', 'a', ' '), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 8 }), (broken, cuts) => {
        expect(readAll(broken, cuts)).toEqual(readAll(broken));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['a,"b"', [['a', 'b']]],
    ['a,"b" ', [['a', 'b']]],
    ['a," b ""c"" "', [['a', ' b "c" ']]],
    ['a,b\r\n\r\n"c"\t,d\r\n', [['a', 'b'], [''], ['c', 'd']]],
    ['\ufeffa,\ufeffb', [['\ufeffa', '\ufeffb']]],
    [
      'a,5" pipe\r\nb,"5"" pipe"',
      [
        ['a', '5" pipe'],
        ['b', '5" pipe'],
      ],
    ],
    ['', []],
    ['\r\n', [['']]],
  ])('reads %j', (text, cells) => {
    expect(readAll(text).map((record) => record.cells)).toEqual(cells);
  });

  it.each([
    ['quotes without end', '"'.repeat(3_000_000)],
    ['quotes that close and go on', `a,"${'x"y'.repeat(600_000)}`],
    ['quotes and a long run of blanks', `a,"${'"x'.repeat(200_000)}${' '.repeat(400_000)},b`],
    ['a quote in every line', 'a,"b\r\n'.repeat(200_000)],
    ['dividers only', ','.repeat(3_000_000)],
    // What grows with the square of these takes many minutes: the limit is for a hang, not for speed.
  ])('is not hung up by %s', { timeout: 60_000 }, (_name, text) => {
    const reader = new RecordReader(crlf);
    for (let at = 0; at < text.length; at += 65_536) reader.push(text.slice(at, at + 65_536));
    expect(() => reader.end()).not.toThrow();
  });

  it('ends a record with broken quotes at its line and reads on', () => {
    const records = readAll('a,b\r\n1,"x" y,3\r\n4,5\r\n6,"unclosed\r\n7,8\r\n');
    expect(records.map((record) => record.fault ?? record.cells)).toEqual([
      ['a', 'b'],
      { code: 'csv/broken-quotes', cellIndex: 1 },
      ['4', '5'],
      { code: 'csv/unclosed-quote', cellIndex: 1 },
      ['7', '8'],
    ]);
  });

  it('reads on behind a quote that nobody closes within 1 MiB, in reasonable time', () => {
    const lines = Array.from({ length: 200_000 }, (_item, index) => `${index},some text`);
    const text = ['a,"b', ...lines].join('\r\n');
    const reader = new RecordReader(crlf);
    const records: RawRecord[] = [];
    for (let at = 0; at < text.length; at += 65_536) records.push(...reader.push(text.slice(at, at + 65_536)));
    records.push(...reader.end());
    expect(records).toHaveLength(200_001);
    expect(records[0]?.fault).toEqual({ code: 'csv/unclosed-quote', cellIndex: 1 });
    expect(records.at(-1)?.cells).toEqual(['199999', 'some text']);
  });

  it('gives up after a hundred faults', () => {
    const reader = new RecordReader(crlf);
    const records = [...reader.push('1,"x" y\r\n'.repeat(5000)), ...reader.end()];
    expect(records).toHaveLength(100);
    expect(reader.hasGivenUp).toBe(true);
  });
});
