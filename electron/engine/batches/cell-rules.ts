/** What the values of a profile's columns must look like, one rule per kind of value. Each gets a text that is not empty. */
import { isBlankIdentity } from '../../../shared/domain/identifiers.ts';
import { type Finding, findError, findWarning } from './finding.ts';

/** Serial numbers and the like have no form of their own, but must not be what a factory image says of every device. */
export function identityRule(text: string): readonly Finding[] {
  return isBlankIdentity(text) ? [findError('csv/placeholder-value')] : [];
}

/**
 * Kapua refuses `# + * & , ? > /` and `::` and more than 255 characters; MQTT 3.1.1 §3.1.3.1 guarantees only 23 bytes of letters and
 * digits (esf.md §3).
 */
export function clientIdRule(text: string): readonly Finding[] {
  if (/^[0-9A-Za-z]{1,23}$/.test(text)) return [];
  const forbidden = /[#+*&,?>/]|::/.exec(text)?.[0];
  if (forbidden !== undefined) return [findError('csv/bad-client-id', { character: forbidden })];
  if (text.length > 255) return [findError('csv/cell-too-long', { limit: '255' })];
  return [findWarning('csv/odd-client-id')];
}

/** Kura's transport takes mqtt, mqtts, ws and wss (esf.md §2.1); a login in the address would be a secret in the wrong column. */
export function brokerUrlRule(text: string): readonly Finding[] {
  const url = URL.parse(text);
  const isBroker = url !== null && /^(mqtts?|wss?):$/.test(url.protocol) && /^[a-z]+:\/\/[^/]/i.test(text);
  if (!isBroker || url.hostname === '' || url.port === '0') return [findError('csv/bad-broker-url')];
  if (url.username !== '' || url.password !== '') return [{ ...findError('csv/login-in-url'), hidesValue: true }];
  const hasMore = url.search !== '' || url.hash !== '' || (url.protocol.startsWith('mqtt') && !['', '/'].includes(url.pathname));
  if (hasMore) return [findError('csv/bad-broker-url')];
  return /^(mqtt|ws):$/.test(url.protocol) ? [findWarning('csv/broker-not-encrypted')] : [];
}

export const deviceTypes: readonly string[] = ['GATEWAY', 'STANDALONE', 'PERIPHERAL'];

/** The three tokens of Cervello, in capitals (cervello.md §1); a peripheral needs a gateway, which no column names. */
export function deviceTypeRule(text: string): readonly Finding[] {
  if (!deviceTypes.includes(text)) return [findError('csv/unknown-device-type', { allowed: deviceTypes.join(', ') })];
  return text === 'PERIPHERAL' ? [findWarning('csv/peripheral-without-gateway')] : [];
}
