/** Which page links stand below the table: the first, the last, and some around the page in view. */
export type PageLink = { readonly kind: 'page'; readonly page: number } | { readonly kind: 'gap'; readonly after: number };

const AROUND = 2;
/** A gap of one page is that page. */
export function pageLinks(current: number, total: number): readonly PageLink[] {
  const shown = new Set([1, total]);
  for (let page = current - AROUND; page <= current + AROUND; page += 1) if (page >= 1 && page <= total) shown.add(page);
  for (const page of Array.from(shown)) if (shown.has(page + 2)) shown.add(page + 1);
  const pages = [...shown].filter((page) => page >= 1 && page <= total).toSorted((a, b) => a - b);
  return pages.flatMap((page, index): PageLink[] => {
    const before = pages[index - 1];
    const link: PageLink = { kind: 'page', page };
    return before !== undefined && page - before > 1 ? [{ kind: 'gap', after: before }, link] : [link];
  });
}

/** "1–3, 7": runs of pages in one piece. */
export function formatPages(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
