/** What a line of the log may not hold is taken out of it right before it is written, whoever wrote the line. */
import { MASK } from '../../shared/domain/evidence.ts';
import { knownSecretsIn } from './known-secrets.ts';

const SECRET_NAME = /pass(word|wd|phrase)?|secret|token|credential|activation.?key|private.?key|authorization|\bpin\b/i;
const LONGEST_TEXT = 8000;

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // A private key in PEM (RFC 7468), whole or cut short.
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, MASK],
  // password=…, "activationKey": "…", token: …
  [/((?:pass(?:word|wd|phrase)?|secret|token|activation.?key|private.?key)["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,;&}]+)/gi, `$1${MASK}`],
  // user:password@ in an address
  [/(:\/\/[^\s/:@]+:)[^\s/@]+(@)/g, `$1${MASK}$2`],
  [/(\b(?:Basic|Bearer)\s+)[A-Za-z0-9+/=._~-]{8,}/g, `$1${MASK}`],
  // Since Node 20 the error of JSON.parse quotes what it could not read: a device's or a file's content.
  [/("[\s\S]*?"\s+)?is not valid JSON/g, 'is not valid JSON'],
];

/** A value with every text in it redacted; values under names that promise a secret are masked whole. */
export function redact(value: unknown, name = ''): unknown {
  if (value !== undefined && value !== null && SECRET_NAME.test(name)) return MASK;
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map((each) => redact(each));
  if (value instanceof Uint8Array) return `${value.byteLength} bytes`;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [redactText(key), redact(each, key)]));
}

function redactText(text: string): string {
  let redacted = text;
  for (const secret of knownSecretsIn(text)) redacted = redacted.replaceAll(secret, MASK);
  for (const [pattern, replacement] of PATTERNS) redacted = redacted.replaceAll(pattern, replacement);
  return redacted.length > LONGEST_TEXT ? `${redacted.slice(0, LONGEST_TEXT)} …` : redacted;
}
