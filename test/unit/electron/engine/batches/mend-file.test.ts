import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mendFile } from '../../../../../electron/engine/batches/mend-file.ts';
import { withFile } from './check-text.ts';
import { signal } from './open-table.ts';

/** Windows has no rights of this kind. */
const OWNERS_ONLY = process.platform === 'win32' ? 0o666 : 0o600;
const few = 'Identifier;note;psk\n A-01;"one, two ";s1\nA-02;\u200btwo;s 2 \n';

function mended(content: string, codes: 'all' | readonly string[]) {
  return withFile(content, async (path) => {
    const out = join(dirname(path), 'out.csv');
    const chosen = codes === 'all' ? codes : new Set(codes);
    const counts = await mendFile({ path, out, profile: 'generic', secretColumns: ['psk'], codes: chosen, signal });
    return { counts, text: await readFile(out, 'utf8'), mode: (await stat(out)).mode & 0o777, before: await readFile(path, 'utf8') };
  });
}

describe('a file mended as a whole', () => {
  it('has what is known to be right in the place of what is wrong, and the rest verbatim', async () => {
    const { counts, text, mode, before } = await mended(few, 'all');
    expect(text).toBe('identifier,note,psk\r\nA-01,"one, two",s1\r\nA-02,two,s 2\r\n');
    expect(counts).toEqual({ cells: 4, rows: 2 });
    expect(before).toBe(few);
    expect(mode).toBe(OWNERS_ONLY);
  });

  it('has only these problems mended', async () => {
    const { counts, text } = await mended(few, ['csv/hidden-character']);
    expect(text).toBe('identifier,note,psk\r\n A-01,"one, two ",s1\r\nA-02,two,s 2 \r\n');
    expect(counts).toEqual({ cells: 1, rows: 1 });
  });

  it('has what one fix lays bare mended, too', async () => {
    expect((await mended('identifier,note\n\u200b A-01 ,x\n', 'all')).text).toBe('identifier,note\r\nA-01,x\r\n');
  });

  it('keeps a row out of shape as it is', async () => {
    expect((await mended('identifier,note\n A-01\n A-02,x\n', 'all')).text).toBe('identifier,note\r\n A-01\r\nA-02,x\r\n');
  });

  it.each([
    ['rows that cannot be told', 'identifier,note\nA-01,"x" y\n', 'table/unreadable-row'],
    ['a file without a header', 'A-01,x\nA-02,y\n', 'csv/no-header'],
    ['an empty file', '', 'csv/empty-file'],
  ])('is not written for %s', async (_what, content, code) => {
    await withFile(content, async (path) => {
      const order = { path, out: join(dirname(path), 'out.csv'), profile: 'everyware', codes: 'all', signal } as const;
      const profile = code === 'table/unreadable-row' ? ('generic' as const) : order.profile;
      await expect(mendFile({ ...order, profile })).rejects.toMatchObject({ code });
      expect(await readdir(dirname(path))).toEqual(['batch.csv']);
    });
  });

  it('leaves what was there where it cannot be written', async () => {
    await withFile(few, async (path) => {
      const out = join(dirname(path), 'taken');
      await mkdir(join(out, 'inside'), { recursive: true });
      const order = { path, out, profile: 'generic', codes: 'all', signal } as const;
      await expect(mendFile(order)).rejects.toMatchObject({ code: 'file/not-writable' });
      expect((await readdir(dirname(path))).toSorted()).toEqual(['batch.csv', 'taken']);
    });
  });
});
