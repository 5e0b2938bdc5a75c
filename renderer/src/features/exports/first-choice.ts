/** Which form is offered first: the batch's own where it has one, else the first that can be written. */
import type { DialectView } from '../../../../shared/contract/exports.ts';
import type { Dialect } from '../../../../shared/domain/exports.ts';
import type { Profile } from '../../../../shared/domain/recipe.ts';

const ownDialects: Readonly<Record<Profile, Dialect>> = { cervello: 'cervello-csv', everyware: 'csv', generic: 'csv' };

export function firstChoice(views: readonly DialectView[], profile: Profile): Dialect | undefined {
  const usable = views.filter(({ refusal }) => refusal === undefined).map(({ dialect }) => dialect);
  return usable.find((dialect) => dialect === ownDialects[profile]) ?? usable[0];
}
