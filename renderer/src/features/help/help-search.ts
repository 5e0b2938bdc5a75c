/** Finding a help page by words: all of them must occur, those in the title count most. */

export interface HelpEntry {
  readonly id: string;
  readonly title: string;
  /** Plain words of the page, for finding it. */
  readonly words: string;
}

export function searchHelp<Entry extends HelpEntry>(entries: readonly Entry[], query: string): readonly Entry[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return entries;
  const ranked = entries.map((entry) => ({ entry, rank: rankOf(entry, words) })).filter(({ rank }) => rank > 0);
  return ranked.toSorted((a, b) => b.rank - a.rank).map(({ entry }) => entry);
}

function rankOf(entry: HelpEntry, words: readonly string[]): number {
  const title = `${entry.title} ${entry.id}`.toLowerCase();
  const text = entry.words.toLowerCase();
  let rank = 0;
  for (const word of words) {
    if (title.includes(word)) rank += 10;
    else if (text.includes(word)) rank += 1;
    else return 0;
  }
  return rank;
}
