/** The columns of each profile with what is demanded of their values (CLI.md, batch columns by profile). */
import type { IdentifierKind } from '../../../shared/domain/identifiers.ts';
import { profileColumns, profileSecretColumns } from '../../../shared/domain/profile-columns.ts';
import { type Profile, profileSchema } from '../../../shared/domain/recipe.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { brokerUrlRule, clientIdRule, deviceTypeRule, identityRule } from './cell-rules.ts';
import { type CellRule, eui64Rule, iccidRule, IMEI_DIGITS, imeiRule, MAC_DIGITS, macRule } from './device-number-rules.ts';

export interface ColumnRule {
  readonly name: string;
  /** The header must have it. */
  readonly expected: boolean;
  /** `recipe`: may be empty where the recipe gives the value; `computed`: may be empty always. */
  readonly mayBeEmpty: 'never' | 'recipe' | 'computed';
  readonly kind?: IdentifierKind;
  readonly secret: boolean;
  readonly rule?: CellRule;
  /** Where the value is a number of nothing but such digits. */
  readonly digits?: 'decimal' | 'hexadecimal';
  /** How many, where there is one right number of them. */
  readonly digitCount?: number;
}

type Demands = Pick<ColumnRule, 'mayBeEmpty'> & Partial<Pick<ColumnRule, 'kind' | 'rule' | 'digits' | 'digitCount'>>;

const mac = { kind: 'macAddress', rule: macRule, digits: 'hexadecimal', digitCount: MAC_DIGITS } as const;
const imei = { rule: imeiRule, digits: 'decimal', digitCount: IMEI_DIGITS } as const;
const iccid = { rule: iccidRule, digits: 'decimal' } as const;
const eui64 = { rule: eui64Rule, digits: 'hexadecimal', digitCount: 16 } as const;

const demands: Readonly<Record<Profile, Readonly<Record<string, Demands>>>> = {
  cervello: {
    uniqueIdentifier: { mayBeEmpty: 'never', kind: 'identifier', rule: identityRule },
    deviceName: { mayBeEmpty: 'never' },
    deviceType: { mayBeEmpty: 'never', rule: deviceTypeRule },
  },
  everyware: {
    serialNumber: { mayBeEmpty: 'never', kind: 'serialNumber', rule: identityRule },
    macAddress: { mayBeEmpty: 'never', ...mac },
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
    macAddress: { mayBeEmpty: 'computed', ...mac },
    imei: { mayBeEmpty: 'computed', kind: 'imei', ...imei },
  },
};

/** Further columns of any profile whose name says what number they hold; names folded as by `foldName`. They keep their spelling. */
const numberRules: Readonly<Record<string, Pick<ColumnRule, 'rule' | 'digits' | 'digitCount'>>> = {
  imei,
  iccid,
  simiccid: iccid,
  eui: eui64,
  eui64,
  deveui: eui64,
  joineui: eui64,
  appeui: eui64,
};

/** The rule of a further column, by its name. */
export function numberRule(name: string): ColumnRule | undefined {
  const folded = foldName(name);
  if (!Object.hasOwn(numberRules, folded)) return undefined;
  return { name, expected: false, mayBeEmpty: 'computed', secret: false, ...numberRules[folded] };
}

/** For comparing names: case, blanks, underscores, hyphens and dots do not count. */
export function foldName(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_\-./\u00ad\u200b\ufeff]/g, '');
}

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
