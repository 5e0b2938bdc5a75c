import { describe, expect, it } from 'vitest';
import { checkBatchFile } from '../../../../../electron/engine/batches/check-batch-file.ts';
import { fixContextOf, fixFor } from '../../../../../electron/engine/batches/cell-fixes.ts';
import { BatchFile } from '../../../../../electron/engine/batches/batch-file.ts';
import type { CellProblem } from '../../../../../shared/domain/csv-report.ts';
import type { Profile } from '../../../../../shared/domain/recipe.ts';
import { checkText, withFile } from './check-text.ts';

const signal = new AbortController().signal;
const hexadecimal = { digits: 'hexadecimal' } as const;

describe('what a press mends', () => {
  it.each([
    ['csv/outer-blanks', '\u00a0 A-1\t', {}, 'A-1'],
    ['csv/control-character', 'A\u0007-1\r\n', {}, 'A-1'],
    ['csv/hidden-character', '\u202eA\u200b-1', {}, 'A-1'],
    ['csv/odd-blank', 'Hall\u00a07', {}, 'Hall 7'],
    ['csv/odd-blank', '0060\u20090C000001', hexadecimal, '00600C000001'],
    ['csv/look-alike-character', '\u0410-0001', {}, 'A-0001'],
    ['csv/look-alike-character', 'OO:60:0C:00:00:l2', hexadecimal, '00:60:0C:00:00:12'],
    ['csv/look-alike-character', 'A\u20131\u0662\u0669', {}, 'A-129'],
    ['csv/full-width-character', 'A\uff0d\uff10\uff11', {}, 'A-01'],
    ['csv/lost-zeros', '1234', { usualLength: 8 }, '00001234'],
    ['csv/trailing-decimal', '35912345.0', {}, '35912345'],
    ['csv/thousands-separators', '35,912,345', {}, '35912345'],
    ['csv/mixed-line-ends', 'GATEWAY\r', {}, 'GATEWAY'],
    ['csv/unknown-device-type', ' gateway', {}, 'GATEWAY'],
  ])('%s: %j becomes %s', (...[code, text, context, mended]) => {
    expect(fixFor(code, text, context)).toBe(mended);
  });

  it.each([
    ['csv/spreadsheet-number', '1.2E+11', {}],
    ['csv/spreadsheet-date', 'Jan-05', {}],
    ['csv/bad-imei', '490154203237519', {}],
    ['csv/duplicate', 'A-1', {}],
    ['csv/unknown-device-type', 'ROUTER', {}],
    ['csv/lost-zeros', '1234', {}],
    ['csv/lost-zeros', '12:34', { usualLength: 8 }],
    ['csv/outer-blanks', '   ', {}],
    ['no/such-code', 'x', {}],
  ])('%s: nothing is invented for %j', (code, text, context) => {
    expect(fixFor(code, text, context)).toBeUndefined();
  });
});

describe('a mended cell', () => {
  /** Mends every cell that can be mended once, and says what is still wrong. */
  async function mend(content: string, profile: Profile) {
    return withFile(content, async (path) => {
      const file = await BatchFile.open(path, { profile, recipe: undefined, secretColumns: [] }, signal);
      const check = await checkBatchFile({ path, profile, signal });
      const problems: CellProblem[] = [];
      for await (const problem of check.problems) problems.push(problem);
      const mended = problems.map(({ code, column: name, value }) => {
        const column = file.header.columns.find((each) => each.name === name);
        return column === undefined ? undefined : fixFor(code, value, fixContextOf(column));
      });
      const text = problems.reduce((left, { value }, index) => left.replace(value, mended[index] ?? value), content);
      return (await checkText(text, { profile })).problems.map(({ code }) => code);
    });
  }

  it.each<[string, Profile, string]>([
    ['look-alikes', 'generic', 'identifier,macAddress\n\u0410-1,00:60:0C:0O:00:01\n'],
    ['lost zeros by the column', 'generic', 'identifier\n000123456781\n000123456782\n000123456783\n000123456784\n123456785\n'],
    ['lost zeros of an IMEI', 'generic', 'identifier,imei\nA-1,12345678901237\n'],
    ['lost zeros of a MAC address', 'generic', 'identifier,macAddress\nA-1,600012345\n'],
    ['a device type', 'cervello', 'uniqueIdentifier,deviceName,deviceType\nA-1,one,gateway\n'],
  ])('is right: %s', async (_name, profile, content) => {
    expect((await checkText(content, { profile })).problems).not.toEqual([]);
    expect(await mend(content, profile)).toEqual([]);
  });
});
