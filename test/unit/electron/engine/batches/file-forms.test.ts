import { describe, expect, it } from 'vitest';
import { everywareFile } from '../../../../fixtures/batches/everyware-file.ts';
import { checkText, places } from './check-text.ts';

const table = 'uniqueIdentifier,deviceName,deviceType\nA1,M\u00fcller \u{1f600},GATEWAY\nA2,\u4e2d\u6587,STANDALONE\n';
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('encodings', () => {
  it.each([
    ['UTF-8', Buffer.from(table)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${table}`)],
    ['UTF-16 little endian', Buffer.from(`\ufeff${table}`, 'utf16le')],
    ['UTF-16 big endian', swapped(`\ufeff${table}`)],
  ])('reads %s without a word', async (_name, content) => {
    const checked = await checkText(content, { profile: 'cervello' });
    expect(checked.problems).toEqual([]);
    expect(checked.summary).toMatchObject({ rows: 2, validRows: 2 });
  });

  it('reads anything else as Windows-1252 and warns', async () => {
    const content = Buffer.from('uniqueIdentifier,deviceName,deviceType\nA1,M\u00fcller,GATEWY\n', 'latin1');
    const checked = await checkText(content, { profile: 'cervello' });
    expect(places(checked)).toEqual(['0::csv/not-utf8', '1:deviceType:csv/unknown-device-type']);
  });

  it('keeps every character whole where the file is read in pieces', async () => {
    const rows = Array.from({ length: 20_000 }, (_item, index) => `A${index},${'\u{1f600}\u00fc'.repeat(3)}x`);
    for (const content of [
      Buffer.from(['identifier,note', ...rows].join('\n')),
      Buffer.from(`\ufeff${['identifier,note', ...rows].join('\n')}`, 'utf16le'),
    ]) {
      const { summary, problems } = await checkText(content, { profile: 'generic' });
      expect([summary.rows, problems]).toEqual([20_000, []]);
    }
  });
});

describe('dividers and line ends', () => {
  it.each([
    ['commas', 'uniqueIdentifier,deviceName,deviceType\r\nA1,one,GATEWAY\r\n'],
    ['semicolons', 'uniqueIdentifier;deviceName;deviceType\r\nA1;one, two;GATEWAY\r\n'],
    ['tabs', 'uniqueIdentifier\tdeviceName\tdeviceType\nA1\tone, two\tGATEWAY'],
    ['the line that names the divider', 'sep=;\r\nuniqueIdentifier;deviceName;deviceType\r\nA1;one;GATEWAY\r\n'],
    ['old Macintosh line ends', 'uniqueIdentifier,deviceName,deviceType\rA1,one,GATEWAY\r'],
    ['another order and further columns', 'site,deviceType,deviceName,uniqueIdentifier\nx,GATEWAY,one,A1\n'],
    ['quoted names', '"uniqueIdentifier","deviceName","deviceType"\n"A1","one ""1""","GATEWAY"\n'],
    ['empty lines before the header', '\r\n\r\nuniqueIdentifier,deviceName,deviceType\r\nA1,one,GATEWAY\r\n'],
  ])('takes %s', async (_name, content) => {
    const checked = await checkText(content, { profile: 'cervello' });
    expect(checked.problems).toEqual([]);
    expect(checked.summary.rows).toBe(1);
  });

  it('takes line ends within quotes', async () => {
    const checked = await checkText('identifier,note\r\nA1,"two\r\nlines"\r\nA2,x\r\n', { profile: 'generic' });
    expect([checked.problems, checked.summary.rows]).toEqual([[], 2]);
  });
});

describe('the summary', () => {
  it('counts rows, distinct cells and pages', async () => {
    const rows = Array.from({ length: 250 }, (_item, index) =>
      index === 120 || index === 249 ? { macAddress: 'bad\tmac', serialNumber: '' } : {},
    );
    const { summary, verdict } = await checkText(everywareFile(...rows), { profile: 'everyware' });
    expect(summary).toEqual({
      profile: 'everyware',
      rows: 250,
      validRows: 248,
      invalidRows: 2,
      invalidCells: 4,
      pages: { size: 100, withErrors: [2, 3] },
    });
    expect(verdict).toBe('wrong');
  });

  it('takes another page size', async () => {
    const { summary } = await checkText(everywareFile({}, {}, { macAddress: 'x' }), { profile: 'everyware', pageSize: 2 });
    expect(summary.pages).toEqual({ size: 2, withErrors: [2] });
  });

  it('never makes a row invalid by a warning', async () => {
    const { summary, verdict, problems } = await checkText(everywareFile({ serialNumber: ' SN1', clientId: 'GW-1' }, {}), {
      profile: 'everyware',
    });
    expect(problems.map((problem) => problem.severity)).toEqual(['warning', 'warning']);
    expect([summary.invalidRows, summary.invalidCells, verdict]).toEqual([0, 0, 'good']);
  });

  it('counts what is over the quantity as wrong', async () => {
    const checked = await checkText(everywareFile({}, {}, {}), { profile: 'everyware', quantity: 2 });
    expect(places(checked)).toEqual(['0::batch/over-quantity']);
    expect(checked.verdict).toBe('wrong');
  });
});

describe('a header that cannot be used', () => {
  it('is unusable, and every expected column is named', async () => {
    const checked = await checkText('a,b,c\n1,2,3\n', { profile: 'cervello' });
    expect(places(checked)).toEqual([
      '0::csv/no-header',
      '0:uniqueIdentifier:csv/missing-column',
      '0:deviceName:csv/missing-column',
      '0:deviceType:csv/missing-column',
    ]);
    expect(checked.verdict).toBe('unusable');
  });

  it('does not hide what is wrong in the rows when a column is missing', async () => {
    const checked = await checkText('uniqueIdentifier,deviceType\nA1,GATEWAY\nA1,ROUTER\n', { profile: 'cervello' });
    expect(places(checked)).toEqual([
      '0:deviceName:csv/missing-column',
      '2:deviceType:csv/unknown-device-type',
      '2:uniqueIdentifier:csv/duplicate',
    ]);
    expect(checked.verdict).toBe('unusable');
  });
});
