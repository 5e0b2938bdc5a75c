/** Batch columns by profile, in the order in which they are exported (CLI.md). Further columns are kept and can be used in recipes. */
import type { Profile } from './recipe.ts';

export const profileColumns: Readonly<Record<Profile, readonly string[]>> = {
  cervello: ['uniqueIdentifier', 'deviceName', 'deviceType'],
  everyware: ['serialNumber', 'macAddress', 'accountName', 'clientId', 'username', 'password', 'activationKey', 'brokerUrl'],
  generic: ['identifier'],
};

/** Columns whose values never leave the vault, whatever a recipe or a command says. */
export const profileSecretColumns: Readonly<Record<Profile, readonly string[]>> = {
  cervello: [],
  everyware: ['password', 'activationKey'],
  generic: [],
};
