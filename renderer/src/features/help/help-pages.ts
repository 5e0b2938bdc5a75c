/** The help: the pages in `resources/docs/<language>`, and one page for every error code with its texts. */
import { type ErrorCode, errorCatalog } from '../../../../shared/errors/codes.ts';
import { errorTexts, type Language } from '../../../../shared/texts/text.ts';
import type { HelpEntry } from './help-search.ts';

export type HelpPage = HelpEntry &
  ({ readonly kind: 'page'; readonly markdown: string } | { readonly kind: 'error'; readonly code: ErrorCode });

const sources = import.meta.glob<string>('../../../../resources/docs/*/*.md', { query: '?raw', import: 'default', eager: true });

/** In the order of their file names, which begin with a number. */
export function helpPages(language: Language): readonly HelpPage[] {
  const pages = Object.entries(sources)
    .filter(([path]) => path.includes(`/docs/${language}/`))
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([path, markdown]): HelpPage => ({ kind: 'page', id: pageId(path), title: titleOf(markdown), words: markdown, markdown }));
  return [...pages, ...errorPages(language)];
}

function errorPages(language: Language): readonly HelpPage[] {
  const codes = (Object.keys(errorCatalog) as ErrorCode[]).toSorted((a, b) => a.localeCompare(b));
  return codes.map((code) => {
    const { title, meaning, action } = errorTexts(language, code, {});
    return { kind: 'error', id: code, title, words: `${meaning} ${action}`, code };
  });
}

/** `…/10-line.md` is the page `line`. */
function pageId(path: string): string {
  return /\/(?:\d+-)?([^/]+)\.md$/.exec(path)?.[1] ?? path;
}

function titleOf(markdown: string): string {
  return /^# (.+)$/m.exec(markdown)?.[1] ?? '';
}
