/** The help pages: the same in every language, and every link leads somewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
