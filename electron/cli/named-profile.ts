/** `--profile P`. */
import { profileColumns } from '../../shared/domain/profile-columns.ts';
import type { Profile } from '../../shared/domain/recipe.ts';
import type { ParsedArguments } from './parsed-arguments.ts';

/** Undefined where none is named. */
export function namedProfile(given: ParsedArguments): Profile | undefined {
  return given.oneOf('profile', Object.keys(profileColumns) as Profile[]);
}
