/** A file and its manifest, whatever goes wrong between the two. */
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { earlierPair, publishPair } from '../../../../../electron/engine/exports/export-pair.ts';
import { writeWhole } from '../../../../../electron/engine/exports/whole-file.ts';
import { aFolder } from '../../../../support/journal.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const manifestOf = (text: string) => JSON.stringify({ lineside: 1, file: 'out.csv', sha256: sha256(text) });

async function exported(file: string, text: string): Promise<void> {
  const earlier = await earlierPair(file);
  await publishPair(await writeWhole(file, [text]), manifestOf(text), earlier);
}

it('names the file that lies there, and puts both in their places', async () => {
  const file = join(aFolder(), 'out.csv');
  expect(await earlierPair(file)).toMatchObject({ sha256: undefined, manifestText: undefined });
  await exported(file, 'first');
  expect(await earlierPair(file)).toMatchObject({ sha256: sha256('first'), manifestText: manifestOf('first') });
  await exported(file, 'second');
  expect([readFileSync(file, 'utf8'), readFileSync(`${file}.manifest.json`, 'utf8')]).toEqual(['second', manifestOf('second')]);
});

it('puts the earlier manifest back where the file does not get its place', async () => {
  const file = join(aFolder(), 'out.csv');
  await exported(file, 'first');
  const content = await writeWhole(file, ['second']);
  const earlier = await earlierPair(file);
  await content.discard();
  await expect(publishPair(content, manifestOf('second'), earlier)).rejects.toMatchObject({ code: 'file/not-writable' });
  expect([readFileSync(file, 'utf8'), readFileSync(`${file}.manifest.json`, 'utf8')]).toEqual(['first', manifestOf('first')]);
});

it('leaves no manifest of a first file that did not get its place', async () => {
  const folder = aFolder();
  const file = join(folder, 'out.csv');
  const earlier = await earlierPair(file);
  const content = await writeWhole(file, ['first']);
  mkdirSync(file);
  await expect(publishPair(content, manifestOf('first'), earlier)).rejects.toMatchObject({ code: 'file/not-writable' });
  expect(readdirSync(folder)).toEqual(['out.csv']);
});

it('goes on where a plug was pulled between the manifest and the file', async () => {
  const file = join(aFolder(), 'out.csv');
  writeFileSync(`${file}.manifest.json`, manifestOf('lost'));
  await exported(file, 'again');
  expect(readFileSync(file, 'utf8')).toBe('again');
});

it('leaves an export alone that somebody has worked in since, and what is no file', async () => {
  const file = join(aFolder(), 'out.csv');
  await exported(file, 'first');
  writeFileSync(file, 'mended by hand');
  await expect(exported(file, 'second')).rejects.toMatchObject({ code: 'export/changed-since', params: { file } });
  expect([readFileSync(file, 'utf8'), readFileSync(`${file}.manifest.json`, 'utf8')]).toEqual(['mended by hand', manifestOf('first')]);
  // As a plug leaves it that was pulled between the two.
  writeFileSync(`${file}.manifest.json`, JSON.stringify({ ...JSON.parse(manifestOf('lost')), replaces: sha256('mended by hand') }));
  await exported(file, 'second');
  expect(readFileSync(file, 'utf8')).toBe('second');
  const pipe = join(aFolder(), 'pipe.csv');
  execFileSync('mkfifo', [`${pipe}.manifest.json`]);
  await expect(exported(pipe, 'first')).rejects.toMatchObject({ code: 'export/other-file' });
});

it('sweeps what was left by a program that is gone, and nothing else', async () => {
  const folder = aFolder();
  const file = join(folder, 'out.csv');
  const draft = (name: string) => `${name}.123e4567-e89b-42d3-a456-426614174000.part`;
  const old = draft(file);
  const others = [draft(join(folder, 'other.csv')), join(folder, 'out.csv.part')];
  for (const name of [old, ...others]) {
    writeFileSync(name, 'half');
    utimesSync(name, 0, 0);
  }
  const fresh = old.replace('123e', '223e');
  writeFileSync(fresh, 'half');
  await exported(file, 'whole');
  expect([existsSync(old), ...[fresh, ...others].map((name) => existsSync(name))]).toEqual([false, true, true, true]);
});
