/** Secrets of a unit that came of its provisioning and not with its batch; `{{unit.NAME}}` fills them in. */
import { ACTIVATION_KEY_COLUMN } from './request-state.ts';

/** Of the gateway's Kura user, given where the gateway demanded another password than it came with. */
export const REST_PASSWORD_COLUMN = 'generated.restPassword';

/** Of the bundle (PKCS#12) with the key that the station made for the unit: 128 random bits. */
export const BUNDLE_PASSWORD_COLUMN = 'generated.bundlePassword';

/** What Cervello gave the unit: by what each is called, the column that it is kept in. */
export const cervelloColumns = {
  clientId: 'cervelloClientId',
  accessKey: 'cervelloAccessKey',
  accessToken: 'cervelloAccessToken',
} as const;

const neverInFiles = [REST_PASSWORD_COLUMN, BUNDLE_PASSWORD_COLUMN, ...Object.values(cervelloColumns)] as const;

/** In the order in which they are handed over. */
export const generatedColumns = [
  REST_PASSWORD_COLUMN,
  ACTIVATION_KEY_COLUMN,
  BUNDLE_PASSWORD_COLUMN,
  ...Object.values(cervelloColumns),
] as const;

/** True where no batch file brings it: it is made, or comes back, while the unit is provisioned. */
export function isMadeLater(column: string): boolean {
  return neverInFiles.some((name) => name === column);
}
