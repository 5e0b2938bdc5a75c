/** "Did you mean": what a mistyped command or option was meant to be. */
import { closestName } from '../../shared/domain/closest-name.ts';

/** A beginning of three letters counts as the whole word; otherwise the nearest one. */
export function meantWord(typed: string, words: readonly string[]): string | undefined {
  const begun = typed.length >= 3 ? words.find((word) => word.startsWith(typed)) : undefined;
  return begun ?? closestName(typed, words);
}
