/** Files as manufacturers send them, with nothing wrong: a false error keeps a line from starting. */
import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../../../shared/domain/recipe.ts';
import { recipeSchema } from '../../../../../shared/domain/recipe.ts';
import { checkText } from './check-text.ts';

const many = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_item, index) => line(index + 1));
const cervello = 'uniqueIdentifier,deviceName,deviceType';

interface HonestFile {
  readonly what: string;
  readonly lines: readonly string[];
  readonly profile?: Profile;
  readonly encoding?: 'utf8' | 'latin1' | 'utf16le';
}

const files: readonly HonestFile[] = [
  { what: 'one unit', lines: ['identifier', 'A-1'] },
  { what: 'three serials that keep their zeros', lines: ['identifier', '0012', '0013', '0014'] },
  { what: 'hexadecimal numbers with an E', lines: ['identifier', '1E5', '2E10', '12345E67', '00E1', '3e4', '77E1', '9E99'] },
  { what: 'dates in a column of dates', lines: ['identifier,made', ...many(9, (n) => `A-${n},0${n}.11.2026`)] },
  { what: 'version numbers', lines: ['identifier,firmware', ...many(9, (n) => `A-${n},1.2.${n}`)] },
  { what: 'phone numbers', lines: ['identifier,phone', ...many(9, (n) => `A-${n},+49170123456${n}`)] },
  { what: 'tabs', lines: ['identifier\tnote', ...many(9, (n) => `A-${n}\ta, b; c`)] },
  { what: 'Chinese names', profile: 'cervello', lines: [cervello, ...many(9, (n) => `设备${n},网关 ${n} 号,GATEWAY`)] },
  { what: 'German names', profile: 'cervello', lines: [cervello, ...many(9, (n) => `GERÄT-${n},Türsteuerung Süd ${n},STANDALONE`)] },
  { what: 'a German dash', profile: 'cervello', lines: [cervello, ...many(9, (n) => `A-${n},Halle 3 – Tor ${n},GATEWAY`)] },
  { what: 'Russian names', profile: 'cervello', lines: [cervello, ...many(9, (n) => `A-${n},Насос ${n},GATEWAY`)] },
  { what: 'UTF-16', encoding: 'utf16le', lines: ['\ufeffidentifier\tnote', 'A-1\tGröße'] },
  { what: 'IMEIs', lines: ['identifier,imei', 'A-1,490154203237518', 'A-2,356938035643809'] },
  { what: 'SIM cards of China, which have letters', lines: ['identifier,iccid', 'A-1,898607B8101730123456', 'A-2,8986040D192070123456'] },
  { what: 'SIM cards of China without a check digit', lines: ['identifier,iccid', ...many(9, (n) => `A-${n},8986032447200000000${n}`)] },
  { what: 'numbers of weeks, which no month has', lines: ['identifier', '24-45-01', '24-45-02', '24-46-03'] },
  { what: 'numbers that look like a month of no year', lines: ['identifier', 'MAR-0012', 'MAY-0077', 'GW-0001'] },
  { what: 'a shorter number with its zeros', lines: ['identifier', ...many(60, (n) => String(n).padStart(8, '0')), '000123'] },
  {
    what: 'two numberings of fixed length',
    lines: [
      'identifier',
      ...many(90, (n) => String(n * 1_111_111).padStart(8, '0')),
      ...many(20, (n) => String(n * 9_973).padStart(6, '0')),
    ],
  },
  {
    what: 'two numberings, one of which begins with no zero',
    lines: ['identifier', ...many(90, (n) => String(n * 1_111_111).padStart(8, '0')), ...many(20, (n) => String(100_000 + n * 9_973))],
  },
];

function errors(problems: Awaited<ReturnType<typeof checkText>>['problems']): readonly string[] {
  return problems.filter(({ severity }) => severity === 'error').map(({ row, code, value }) => `${row}: ${code} ${value}`);
}

describe('an honest file', () => {
  it.each(files)('of $what is good', async ({ lines, profile = 'generic', encoding = 'utf8' }) => {
    const checked = await checkText(Buffer.from(`${lines.join('\r\n')}\r\n`, encoding), { profile });
    expect(errors(checked.problems)).toEqual([]);
    expect(checked.verdict).toBe('good');
  });

  it.each(['a German dash', 'Russian names'])('of %s is not even warned of', async (wanted) => {
    const { lines = [] } = files.find(({ what }) => what === wanted) ?? {};
    expect((await checkText(lines.join('\n'), { profile: 'cervello' })).problems).toEqual([]);
  });

  it('may have what looks like a date where the recipe says that its numbers do', async () => {
    const identifierPatterns = { identifier: { pattern: '[0-9]{4}-[0-9]{2}-[0-9]{2}' } };
    const step = { step: 'wait', with: { seconds: 1 } };
    const base = { lineside: 1, recipe: 'r', model: 'm', version: 1, profile: 'generic', steps: [step] };
    const recipe = recipeSchema.parse({ ...base, identifierPatterns });
    const content = 'identifier\n2026-11-05\n';
    expect(errors((await checkText(content, { profile: 'generic', recipe })).problems)).toEqual([]);
    expect(errors((await checkText(content, { profile: 'generic' })).problems)).toEqual(['1: csv/spreadsheet-date 2026-11-05']);
    const loose = recipeSchema.parse({ ...base, identifierPatterns: { identifier: { pattern: '.+' } } });
    const damaged = await checkText('identifier\n1.2E+11\n', { profile: 'generic', recipe: loose });
    expect(errors(damaged.problems)).toEqual(['1: csv/spreadsheet-number 1.2E+11']);
  });
});
