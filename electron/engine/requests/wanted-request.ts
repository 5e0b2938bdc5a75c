/** The provision request that a unit needs: with the very client id, username and password that its recipe will write (esf.md §4.1). */
import type { Recipe } from '../../../shared/domain/recipe.ts';
import { stepParamSchemas } from '../../../shared/domain/step-params.ts';
import type { Batch, Unit } from '../../../shared/domain/unit.ts';
import { clientIdOf, judgeClientId, usernameOf } from '../platforms/everyware/client-id.ts';
import { fillParameters } from '../runs/fill-parameters.ts';
import { SecretMask } from '../runs/secret-mask.ts';
import { identifierOf, missingValue, refusePlaceholder } from '../steps/everyware-login.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Vault } from '../vault/vault.ts';

export interface RequestSources {
  readonly batch: Batch;
  readonly recipe: Recipe;
  readonly vault: Pick<Vault, 'reveal'>;
  readonly revealSecret: (name: string) => string;
}

export interface RequestAccess {
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
}

export type RequestLogin = Omit<RequestAccess, 'password'>;

/** Columns of the profile, where the recipe writes no settings. */
const BY_COLUMN = { clientId: '{{unit.clientId}}', username: '{{unit.username}}', password: '{{unit.password}}' };

/** What the recipe's `everyware.settings` will write. */
function accessTemplates(recipe: Recipe): Readonly<Record<keyof RequestAccess, string | undefined>> {
  const step = recipe.steps.find((each) => each.step === 'everyware.settings');
  if (step === undefined) return BY_COLUMN;
  const { clientId, username, password } = step.with;
  return { clientId, username, password };
}

/** True where the recipe hands an activation key to the gateway. */
export function usesActivationKey(recipe: Recipe): boolean {
  return recipe.steps.some((each) => each.step === 'everyware.settings' && each.with.activationKey !== undefined);
}

/**
 * Throws `everyware/missing-value`, `everyware/bad-client-id`, `everyware/placeholder-value`, `template/unknown-name` (a name that has a
 * value only in a run), and what the vault throws.
 */
export function requestAccess(unit: Unit, sources: RequestSources): RequestAccess {
  const given = filledAccess(unit, sources);
  const login = loginOf(unit, given);
  if (given.password === undefined || given.password === '') throw missingValue('password');
  refusePlaceholder('password', given.password);
  return { ...login, password: given.password };
}

/** As `requestAccess`, for a file without passwords. Where the recipe makes one of the two of a secret: `export/made-of-secret`. */
export function requestLogin(unit: Unit, { batch, recipe }: Pick<RequestSources, 'batch' | 'recipe'>): RequestLogin {
  const refuse = (): never => {
    throw new AppError('export/made-of-secret', { params: { row: String(unit.row), recipe: recipe.recipe } });
  };
  const sources = { batch, recipe, vault: { reveal: refuse }, revealSecret: refuse };
  return loginOf(unit, filledAccess(unit, sources, ['clientId', 'username']));
}

function loginOf(unit: Unit, given: { readonly [Name in keyof RequestLogin]?: string | undefined }): RequestLogin {
  const macAddress = identifierOf(unit, 'macAddress');
  const clientId = given.clientId || clientIdOf(macAddress);
  if (clientId === undefined) throw missingValue('clientId');
  const judged = judgeClientId(clientId);
  if (judged.judgement === 'refused')
    throw new AppError('everyware/bad-client-id', { params: { clientId: clientId.slice(0, 64), found: judged.found } });
  const username = given.username || usernameOf(macAddress, identifierOf(unit, 'serialNumber'));
  if (username === undefined) throw missingValue('username');
  return { clientId, username };
}

/** As `requestAccess`, where only the client id is of interest; undefined where the unit has none. */
export function clientIdOfUnit(unit: Unit, sources: RequestSources): string | undefined {
  return filledAccess(unit, sources, ['clientId']).clientId || clientIdOf(identifierOf(unit, 'macAddress'));
}

function filledAccess(
  unit: Unit,
  { batch, recipe, vault, revealSecret }: RequestSources,
  names: readonly (keyof RequestAccess)[] = ['clientId', 'username', 'password'],
): { readonly [Name in keyof RequestAccess]?: string | undefined } {
  const templates = accessTemplates(recipe);
  const given = Object.fromEntries(names.flatMap((name) => (templates[name] === undefined ? [] : [[name, templates[name]]])));
  const filled = fillParameters(
    { step: 'everyware.settings', with: given },
    {
      unit,
      batch,
      lane: {},
      revealColumn: (column) => vault.reveal(unit.batchId, unit.unitId, column),
      revealSecret,
      results: {},
      mask: new SecretMask(),
    },
  );
  return stepParamSchemas['everyware.settings'].parse(filled);
}
