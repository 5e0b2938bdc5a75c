/** The columns of each profile with what is demanded of their values (CLI.md, batch columns by profile). */
import type { IdentifierKind } from '../../../shared/domain/identifiers.ts';
import { profileColumns, profileSecretColumns } from '../../../shared/domain/profile-columns.ts';
import { type Profile, profileSchema } from '../../../shared/domain/recipe.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { brokerUrlRule, type CellRule, clientIdRule, deviceTypeRule, identityRule, imeiRule, macRule } from './cell-rules.ts';

export interface ColumnRule {
  readonly name: string;
  /** The header must have it. */
  readonly expected: boolean;
  /** `recipe`: may be empty where the recipe gives the value; `computed`: may be empty always. */
  readonly mayBeEmpty: 'never' | 'recipe' | 'computed';
  readonly kind?: IdentifierKind;
  readonly secret: boolean;
  readonly rule?: CellRule;
}

type Demands = Pick<ColumnRule, 'mayBeEmpty'> & Partial<Pick<ColumnRule, 'kind' | 'rule'>>;

const demands: Readonly<Record<Profile, Readonly<Record<string, Demands>>>> = {
  cervello: {
    uniqueIdentifier: { mayBeEmpty: 'never', kind: 'identifier', rule: identityRule },
    deviceName: { mayBeEmpty: 'never' },
    deviceType: { mayBeEmpty: 'never', rule: deviceTypeRule },
  },
  everyware: {
    serialNumber: { mayBeEmpty: 'never', kind: 'serialNumber', rule: identityRule },
    macAddress: { mayBeEmpty: 'never', kind: 'macAddress', rule: macRule },
    accountName: { mayBeEmpty: 'recipe' },
    clientId: { mayBeEmpty: 'computed', kind: 'clientId', rule: clientIdRule },
    username: { mayBeEmpty: 'computed', kind: 'username' },
    password: { mayBeEmpty: 'recipe' },
    activationKey: { mayBeEmpty: 'computed' },
    brokerUrl: { mayBeEmpty: 'recipe', rule: brokerUrlRule },
  },
  generic: {
    identifier: { mayBeEmpty: 'never', kind: 'identifier', rule: identityRule },
    serialNumber: { mayBeEmpty: 'computed', kind: 'serialNumber', rule: identityRule },
    macAddress: { mayBeEmpty: 'computed', kind: 'macAddress', rule: macRule },
    imei: { mayBeEmpty: 'computed', kind: 'imei', rule: imeiRule },
  },
};

export function columnRules(profile: Profile): readonly ColumnRule[] {
  return Object.entries(demands[profile]).map(([name, demand]) => ({
    name,
    expected: profileColumns[profile].includes(name),
    secret: profileSecretColumns[profile].includes(name),
    ...demand,
  }));
}

/** The profile of that name; `csv/unknown-profile` names those there are. */
export function toProfile(name: string): Profile {
  const parsed = profileSchema.safeParse(name);
  if (parsed.success) return parsed.data;
  throw new AppError('csv/unknown-profile', { params: { profile: name, profiles: profileSchema.options.join(', ') } });
}
