/** Where a file may be written. */
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeWhole } from '../../../../../electron/engine/exports/whole-file.ts';
import { aFolder } from '../../../../support/journal.ts';

async function write(file: string): Promise<void> {
  await (await writeWhole(file, ['whole'])).publish();
}

it('takes the place of a file, and of none', async () => {
  const file = join(aFolder(), 'out.csv');
  for (const before of ['', 'before']) {
    if (before !== '') writeFileSync(file, before);
    await write(file);
    expect(readFileSync(file, 'utf8')).toBe('whole');
  }
});

it('is refused before anything is written where something else has that name', async () => {
  const folder = aFolder();
  mkdirSync(join(folder, 'folder'));
  await expect(write(join(folder, 'folder'))).rejects.toMatchObject({ code: 'file/not-writable', params: { reason: 'EISDIR' } });
  expect(readdirSync(folder)).toEqual(['folder']);
});

it.runIf(process.platform !== 'win32')('leaves a pipe and a device what they are, by whatever name', async () => {
  const folder = aFolder();
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  symlinkSync('/dev/null', join(folder, 'nothing'));
  for (const file of [pipe, join(folder, 'nothing')])
    await expect(write(file)).rejects.toMatchObject({ code: 'file/not-writable', params: { reason: 'not a file' } });
  expect(lstatSync(pipe).isFIFO()).toBe(true);
  expect(readdirSync(folder)).toEqual(['nothing', 'pipe']);
});
