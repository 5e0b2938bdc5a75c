import { describe, expect, test } from 'vitest';
import { columnWidths } from '../../../../../../renderer/src/features/batches/column-widths.ts';
import { guessProfile } from '../../../../../../renderer/src/features/batches/guess-profile.ts';
import { advance, emptyFlow, type ImportFlow } from '../../../../../../renderer/src/features/batches/import-flow.ts';
import { formatPages, type PageLink, pageLinks } from '../../../../../../renderer/src/features/batches/page-links.ts';

describe('the kind of a batch is guessed from the first line', () => {
  test.each([
    ['serialNumber,macAddress,accountName,clientId,username,password,activationKey,brokerUrl\nA,B', 'everyware'],
    ['\uFEFF"SerialNumber";"MacAddress";"AccountName"\r\n', 'everyware'],
    ['uniqueIdentifier\tdeviceName\tdeviceType', 'cervello'],
    ['identifier,colour', 'generic'],
    ['', 'generic'],
    ['serialNumber,colour,size', 'generic'],
  ] as const)('%j', (start, profile) => {
    expect(guessProfile(start)).toBe(profile);
  });
});

const shown = (links: readonly PageLink[]) => links.map((link) => (link.kind === 'gap' ? '…' : String(link.page))).join(' ');

describe('page links', () => {
  test.each([
    [1, 1, '1'],
    [1, 4, '1 2 3 4'],
    [1, 13, '1 2 3 … 13'],
    [3, 13, '1 2 3 4 5 … 13'],
    [5, 13, '1 2 3 4 5 6 7 … 13'],
    [7, 13, '1 … 5 6 7 8 9 … 13'],
    [12, 13, '1 … 10 11 12 13'],
    [13, 13, '1 … 11 12 13'],
  ])('around page %i of %i', (current, total, expected) => {
    expect(shown(pageLinks(current, total))).toBe(expected);
  });

  test('pages with problems are told in runs', () => {
    expect(formatPages([1, 2, 3, 7, 9, 10])).toBe('1–3, 7, 9–10');
  });
});

test('columns are as wide as their content, within limits', () => {
  expect(
    columnWidths(
      ['id', 'url'],
      [
        ['A', 'x'.repeat(100)],
        ['AB-12345678', 'y'],
      ],
    ),
  ).toEqual([17, 40]);
});

describe('the import', () => {
  const file = { name: 'a.csv', content: new Blob(['x']) };
  const check = { checkId: 'c' } as unknown as NonNullable<ImportFlow['check']>;
  const checked = [
    { type: 'uploaded', file, uploadId: 'u', profile: 'everyware' },
    { type: 'checked', check, profile: 'everyware', secretColumns: [] },
  ] as const;

  test('goes from the file to the end', () => {
    const end = [
      ...checked,
      { type: 'wentTo', step: 'recipe' } as const,
      { type: 'imported', batch: { id: 'b' as never, name: 'a', units: 1 } } as const,
    ].reduce(advance, emptyFlow);
    expect(end).toMatchObject({ step: 'done', check, imported: { name: 'a' } });
  });

  test('forgets the check of one file when another is chosen', () => {
    const second = [...checked, { type: 'uploaded', file, uploadId: 'v', profile: 'generic' } as const].reduce(advance, emptyFlow);
    expect(second).toMatchObject({ step: 'check', uploadId: 'v', profile: 'generic', check: undefined });
  });

  test('hears news of its own table, and not what was overtaken', () => {
    const columns = [{ name: 'a', header: 'a', isExpected: true, secret: false }];
    const state = (checkId: string, revision: number) => ({ checkId, revision, columns: [...columns] }) as NonNullable<ImportFlow['check']>;
    const known: ImportFlow = { ...emptyFlow, check: state('c', 5) };
    expect(advance(known, { type: 'told', check: state('c', 4) })).toBe(known);
    expect(advance(known, { type: 'told', check: state('d', 9) })).toBe(known);
    const told = advance(known, { type: 'told', check: state('c', 6) });
    expect(told.check?.revision).toBe(6);
    expect(told.check?.columns).toBe(known.check?.columns);
  });

  test('keeps who made the devices when another file is chosen', () => {
    const parties = { manufacturer: { name: 'ACME' }, customer: 'North' };
    const named = advance(emptyFlow, { type: 'named', parties });
    expect(advance(named, { type: 'uploaded', file, uploadId: 'u', profile: 'generic' }).parties).toBe(parties);
  });
});
