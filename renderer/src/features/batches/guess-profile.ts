/** Which kind of batch a file looks like, by the names in its first line. Only a suggestion: the check itself says what is missing. */
import { profileColumns } from '../../../../shared/domain/profile-columns.ts';
import type { Profile } from '../../../../shared/domain/recipe.ts';

/** Bytes that hold any sensible header. */
export const HEADER_BYTES = 16 * 1024;

/** `generic` where a file has hardly a column of the others. */
export function guessProfile(start: string): Profile {
  const header = start.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  const names = new Set(header.split(/[,;\t|]/).map((name) => name.trim().replaceAll('"', '').toLowerCase()));
  const share = (profile: Profile) => {
    const columns = profileColumns[profile];
    return columns.filter((column) => names.has(column.toLowerCase())).length / columns.length;
  };
  const [best] = (['everyware', 'cervello'] as const).toSorted((a, b) => share(b) - share(a));
  return best !== undefined && share(best) > 1 / 3 ? best : 'generic';
}
