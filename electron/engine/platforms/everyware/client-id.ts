/** Client id and username of the provisioning connection: how they are computed, and which ids a broker takes (esf.md §3). */
import { identifierKey } from '../../../../shared/domain/identifiers.ts';

/** Every MQTT 3.1.1 server must take these (section 3.1.3.1); it may take others. */
const GUARANTEED = /^[0-9a-zA-Z]{1,23}$/;
/** What the cloud's device registry refuses, and control characters, which no broker has to accept. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const REFUSED = /[#+*&,?>/\u0000-\u001f\u007f]|::/;
const MAX_LENGTH = 255;

/** MAC address without separators, in capitals; undefined where the text is no MAC address. */
export function clientIdOf(macAddress: string): string | undefined {
  const key = identifierKey('macAddress', macAddress);
  return /^[0-9A-F]{12}$/.test(key) ? key : undefined;
}

/** Client id, `-`, serial number exactly as it is. Written, never left to the device, whose own rule is not certain. */
export function usernameOf(macAddress: string, serialNumber: string): string | undefined {
  const clientId = clientIdOf(macAddress);
  return clientId === undefined || serialNumber === '' ? undefined : `${clientId}-${serialNumber}`;
}

/** `may-be-refused`: outside what MQTT 3.1.1 guarantees, though most brokers take it. `found` says what is refused for certain. */
export type ClientIdJudgement =
  | { readonly judgement: 'guaranteed' | 'may-be-refused' }
  | { readonly judgement: 'refused'; readonly found: string };

export function judgeClientId(clientId: string): ClientIdJudgement {
  const found = REFUSED.exec(clientId)?.[0];
  if (found !== undefined) return { judgement: 'refused', found: printable(found) };
  if (clientId.length > MAX_LENGTH) return { judgement: 'refused', found: `${clientId.length} > ${MAX_LENGTH}` };
  return { judgement: GUARANTEED.test(clientId) ? 'guaranteed' : 'may-be-refused' };
}

function printable(found: string): string {
  return found < ' ' || found === '\u007f' ? `U+${found.charCodeAt(0).toString(16).padStart(4, '0')}` : found;
}
