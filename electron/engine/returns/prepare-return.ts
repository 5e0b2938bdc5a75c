/** What a wish comes to: the old unit, the recipe with the return's own steps, the row. Stores nothing. */
import type { DeviceId } from '../../../shared/domain/ids.ts';
import { lacksCredentialsOf } from '../../../shared/domain/peripheral-recipe.ts';
import type { Profile, Recipe } from '../../../shared/domain/recipe.ts';
import { recipeProblems } from '../../../shared/domain/recipe-check.ts';
import { AppError, toAppError } from '../../../shared/errors/app-error.ts';
import { type Language, text } from '../../../shared/texts/text.ts';
import { unitIdentifiers } from '../batches/unit-identifiers.ts';
import { toFileProblem } from '../files/recipe-file.ts';
import type { JournalReader, UnitRow } from '../journal/journal.ts';
import type { Vault } from '../vault/vault.ts';
import { returnsOf } from './device-returns.ts';
import { clientIdsOf, returnIdentity } from './known-identity.ts';
import { demandIdentity } from './new-identity.ts';
import { composeReturnRecipe } from './return-recipe.ts';
import { type ReturnRow, returnRow } from './return-row.ts';
import type { ReturnWish } from './return-wish.ts';

export interface PreparedReturn {
  readonly composed: Recipe;
  readonly row: ReturnRow;
  /** Undefined for a device that the record does not know. */
  readonly deviceId: DeviceId | undefined;
  /** The unit that the device was last. */
  readonly old: UnitRow | undefined;
  /** Why it may not be opened as it is; missing columns and problems of the row are not repeated here. */
  readonly refused: AppError | undefined;
}

interface Parts {
  readonly read: JournalReader;
  readonly vault: Pick<Vault, 'reveal'>;
}

/** `returns/identifier-ambiguous`, `returns/unknown-needs-columns`, `returns/recipe-*`, `returns/target-certificates-unknown`. */
export function prepareReturn(wish: ReturnWish, { read, vault }: Parts): PreparedReturn {
  const deviceId = labelledDevice(read, wish.identifier);
  const units = deviceId === undefined ? [] : unitsThatWere(read, deviceId);
  const [old] = units;
  const { decision, language, set } = wish;
  const recipe = decision === 'scrap' ? undefined : wish.recipe?.recipe;
  const profile = recipe?.profile ?? profileOf(read, old) ?? wish.recipe?.recipe.profile ?? 'generic';
  const clientIds = clientIdsOf(read, deviceId).join(', ');
  const question = wish.askRequest && clientIds !== '' ? text(language, 'returns.request-question', { clientIds }) : undefined;
  const plan = { ...wish, recipe, profile, question };
  // The row's columns depend on the chosen recipe alone, what the device may say that it is on the row.
  const bare = composeReturnRecipe({ ...plan, identity: NOBODY });
  const row = returnRow({ decision, recipe: bare, old, vault, set, language });
  const identity = returnIdentity(read, deviceId, row);
  const composed = composeReturnRecipe({ ...plan, identity });
  const identifiers = unitIdentifiers(
    row.cells.map(({ value }) => value),
    row.header.columns,
  );
  const refused =
    refusedBy(() => demandIdentity(read, { decision, identifiers, deviceId, before: units.map(({ unit }) => unit) })) ??
    refusedBy(() => demandNames(composed, row, language)) ??
    refusedBy(() => demandCredentials(composed, row));
  return { composed, row, deviceId, old, refused };
}

const NOBODY = { accept: {}, clientIds: [], accounts: [] };

/** `returns/missing-columns`, `returns/invalid-row`, and why else it may not be opened. */
export function demandComplete({ row, refused }: PreparedReturn): void {
  const { missing, problems } = row;
  if (missing.length > 0) throw new AppError('returns/missing-columns', { params: { columns: missing.join(', ') } });
  const wrong = problems.find(({ severity }) => severity === 'error');
  if (wrong !== undefined) throw new AppError('returns/invalid-row', { params: { column: wrong.column, problem: wrong.message } });
  if (refused !== undefined) throw refused;
}

export function deviceIdsOf(rows: readonly UnitRow[]): readonly DeviceId[] {
  return [...new Set(rows.map(({ unit }) => unit.deviceId))];
}

function labelledDevice(read: JournalReader, identifier: string): DeviceId | undefined {
  const devices = deviceIdsOf(read.unitsByIdentifier(identifier));
  if (devices.length > 1) throw new AppError('returns/identifier-ambiguous', { params: { identifier, devices: String(devices.length) } });
  return devices[0];
}

/** Newest first. What a return that did not come to its end would have made of the device, it never became. */
function unitsThatWere(read: JournalReader, deviceId: DeviceId): readonly UnitRow[] {
  const vain = new Set(returnsOf(read, deviceId).flatMap(({ unitId, outcome }) => (outcome === 'pass' ? [] : [unitId])));
  return read.unitsByDevice(deviceId).filter(({ unit }) => !vain.has(unit.unitId));
}

function profileOf(read: JournalReader, old: UnitRow | undefined): Profile | undefined {
  return old === undefined ? undefined : read.batch(old.unit.batchId)?.profile;
}

/** Every `{{name}}` has to have a value: found before the run, not in it. */
function demandNames(recipe: Recipe, { cells }: ReturnRow, language: Language): void {
  const [problem] = recipeProblems(recipe, { columns: cells.map(({ name }) => name) });
  if (problem === undefined) return;
  const { path, message } = toFileProblem(problem, language);
  throw new AppError('recipe/invalid', { params: { file: recipe.recipe, path, reason: message } });
}

function demandCredentials(recipe: Recipe, { cells }: ReturnRow): void {
  const deviceType = cells.find(({ name }) => name === 'deviceType')?.value;
  if (!lacksCredentialsOf(deviceType, recipe)) return;
  throw new AppError('cervello/peripheral-needs-recipe', { params: { row: '1', recipe: recipe.recipe } });
}

function refusedBy(demand: () => void): AppError | undefined {
  try {
    demand();
    return undefined;
  } catch (thrown) {
    return toAppError(thrown);
  }
}
