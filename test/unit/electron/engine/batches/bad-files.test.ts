/** Files too big or too strange to be kept as fixtures. */
import { appendFile, open, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BatchCheck } from '../../../../../electron/engine/batches/batch-check.ts';
import { checkBatchFile } from '../../../../../electron/engine/batches/check-batch-file.ts';
import { TextFile } from '../../../../../electron/engine/batches/text-file.ts';
import { checkText, places, withFile } from './check-text.ts';

const signal = new AbortController().signal;
const header = 'uniqueIdentifier,deviceName,deviceType\n';
const rows = Array.from({ length: 20_000 }, (_item, index) => `A-${index},device ${index},GATEWAY\n`).join('');

async function grown(path: string, sizeBytes: number): Promise<void> {
  const handle = await open(path, 'r+');
  await handle.truncate(sizeBytes);
  await handle.close();
}

describe('what is no batch file', () => {
  it('is refused at once where it is too big to be one, however little of it is on the disk', async () => {
    await withFile(header + rows, async (path) => {
      await grown(path, 5 * 2 ** 30);
      await expect(checkBatchFile({ path, profile: 'cervello', signal })).rejects.toMatchObject({
        code: 'csv/file-too-big',
        params: { size: '5.0 GiB', limit: '2 GiB' },
      });
    });
  });

  it('is refused at its first NUL, long before its end', async () => {
    await withFile(header, async (path) => {
      await grown(path, 2 ** 30);
      const before = performance.now();
      await expect(checkBatchFile({ path, profile: 'cervello', signal })).rejects.toMatchObject({
        code: 'csv/nul-bytes',
        params: { byte: String(header.length) },
      });
      expect(performance.now() - before).toBeLessThan(2000);
    });
  });

  it('is refused where it is a folder', async () => {
    await withFile('', async (path) => {
      const checked = checkBatchFile({ path: dirname(path), profile: 'cervello', signal });
      await expect(checked).rejects.toMatchObject({ code: 'csv/unreadable-file', params: { reason: 'EISDIR' } });
    });
  });
});

describe('a file that changes while it is read', () => {
  async function readWhile(change: (path: string) => Promise<unknown>) {
    return withFile(header + rows, async (path) => {
      const check = await BatchCheck.open({ path, profile: 'cervello', signal });
      let read = 0;
      for await (const piece of check.pieces()) {
        if (read === 0) await change(path);
        read = piece.rowsChecked;
      }
      return read;
    });
  }

  it('is read to its end where nothing changes', async () => {
    expect(await readWhile(() => Promise.resolve())).toBe(20_000);
  });

  it.each<[string, (path: string) => Promise<unknown>]>([
    ['grows', (path) => appendFile(path, 'A-x,late,GATEWAY\n')],
    ['shrinks', (path) => truncate(path, header.length + 200_000)],
    ['is written anew in the same size', (path) => writeFile(path, header + rows.replaceAll('GATEWAY', 'GATEWAX'))],
    ['is touched', async (path) => utimes(path, new Date(0), new Date((await stat(path)).mtimeMs + 2000))],
  ])('is told to have changed where it %s', async (_name, change) => {
    await expect(readWhile(change)).rejects.toMatchObject({ code: 'csv/file-changed' });
  });
});

describe('columns and cells without measure', () => {
  it('says how many columns are too many', async () => {
    const names = Array.from({ length: 10_000 }, (_item, index) => `column${index}`);
    const checked = await checkText(`identifier,${names.join(',')}\nA-1${',x'.repeat(10_000)}\n`, { profile: 'generic' });
    expect(places(checked)).toEqual(['0::csv/too-many-columns']);
    expect(checked.problems[0]?.message).toContain('10001');
  });

  it('takes a header that is longer than a piece', async () => {
    const names = Array.from({ length: 900 }, (_item, index) => `${'n'.repeat(100)}${index}`);
    const checked = await checkText(`identifier,${names.join(',')}\nA-1${',x'.repeat(900)}\n`, { profile: 'generic' });
    expect([checked.problems, checked.header.columns.length, checked.summary.rows]).toEqual([[], 901, 1]);
  });

  it.each([
    ['a header that never ends', 'x'.repeat(10_000_000), ['0::csv/record-too-long']],
    ['a quoted header that never ends', `"${'x'.repeat(10_000_000)}`, ['0::csv/unclosed-quote']],
    ['a header of broken quotes', '"x"y'.repeat(1_000_000), ['0::csv/broken-quotes']],
    ['a column of 10 MB', `identifier,note\nA-1,${'x'.repeat(10_000_000)}\nA-2,y\n`, ['1:note:csv/record-too-long']],
    ['a quoted column of 10 MB', `identifier,note\nA-1,"${'x'.repeat(10_000_000)}"\nA-2,y\n`, ['1:note:csv/unclosed-quote']],
    ['a cell of 100,000 digits', `identifier,note\nA-1,${'1'.repeat(100_000)}\n`, ['1:note:csv/cell-too-long']],
  ])('reports %s', { timeout: 20_000 }, async (_name, content, found) => {
    expect(places(await checkText(content, { profile: 'generic' }))).toEqual(found);
  });

  it.each([
    '1'.repeat(1000),
    '1,'.repeat(500),
    "1'111".repeat(200),
    '#'.repeat(1000),
    'jan-'.repeat(250),
    '00:'.repeat(300),
    ' '.repeat(1000),
  ])('judges 3000 cells like %j without delay', async (text) => {
    const cells = Array.from({ length: 3000 }, (_item, index) => `"${text}${index}","${text}!"`);
    const before = performance.now();
    const { summary } = await checkText(['identifier,macAddress', ...cells].join('\n'), { profile: 'generic' });
    expect(summary.rows).toBe(3000);
    expect(performance.now() - before).toBeLessThan(3000);
  });
});

describe('what is guessed', () => {
  it('tells after which byte the file is no UTF-8', async () => {
    const good = Buffer.from(header + rows.replaceAll('device', 'Gerät'));
    const content = Buffer.concat([good, Buffer.from('B-1,Größe,GATEWAY\n', 'latin1')]);
    const { problems } = await checkText(content, { profile: 'cervello' });
    expect(problems[0]).toMatchObject({ code: 'csv/not-utf8', message: expect.stringContaining(` ${good.length + 'B-1,Gr'.length} `) });
  });

  it('keeps characters whole wherever a text is cut', async () => {
    const text = 'aä中😀'.repeat(30_000);
    for (const content of [Buffer.from(text), Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from(`\ufeff${text}`, 'utf16le').swap16()]) {
      const read = await withFile(content, async (path) => {
        const file = await TextFile.examine(path, signal);
        const pieces: string[] = [];
        for await (const piece of file.read({ fromByte: file.firstByte, signal })) pieces.push(piece.text);
        return pieces.join('');
      });
      expect(read === text).toBe(true);
    }
  });
});
