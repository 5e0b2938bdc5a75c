/** The help pages: the same in every language, and every link leads somewhere; so do those of the READMEs. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../shared/texts/text.ts';

const DOCS = resolve(import.meta.dirname, '../../../resources/docs');
const pagesOf = (language: string) => readdirSync(join(DOCS, language)).toSorted();
const idOf = (file: string) => /^\d+-(.+)\.md$/.exec(file)?.[1];

describe.each(languages)('help pages in %s', (language) => {
  it('are the same as in English', () => {
    expect(pagesOf(language)).toEqual(pagesOf('en'));
  });

  it.each(pagesOf(language))('%s has a title, and links that lead to other pages', (file) => {
    const text = readFileSync(join(DOCS, language, file), 'utf8');
    expect(text).toMatch(/^# \S.*\n\n\S/);
    const targets = [...text.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1]);
    expect(pagesOf(language).map(idOf)).toEqual(expect.arrayContaining(targets));
  });
});

const ROOT = resolve(import.meta.dirname, '../../..');

it.each(['README.md', 'electron/README.md', 'renderer/README.md', 'shared/README.md', 'test/README.md'])(
  '%s: links and pictures are there',
  (file) => {
    const targets = [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1] ?? '');
    expect(targets.filter((target) => !existsSync(join(ROOT, dirname(file), target)))).toEqual([]);
  },
);
