/**
 * How Cervello is spoken to, as data (`resources/adapters/cervello.json`, or a file that the station file names): next to nothing of the
 * wire is documented (cervello.md §3), so whoever knows their own Cervello writes a profile of it. What a profile lists as `unconfirmed` is
 * shown as such wherever it is used.
 */
import { z } from 'zod';
import { isHttpsAddress } from './https-address.ts';

/** What may stand in braces in a text. A text that is nothing but one of the number names becomes a number. */
export const requestNames = [
  /** Of the certificate; also in `request.path`, percent-encoded there. */
  'accessKey',
  /** Of the certificate. Documented as needed, not for what: the shipped profile does not send it. */
  'certificateAccessToken',
  /** As it was imported, byte for byte. */
  'uniqueIdentifier',
  /** Number: seconds since 1970. */
  'seconds',
  /** Number: `seconds` and `validSeconds`. */
  'endSeconds',
  /** Number: milliseconds since 1970. */
  'milliseconds',
  /** ISO 8601, UTC. */
  'time',
  /** 32 random hexadecimal digits, new for each request; the same in all places of it. */
  'nonce',
] as const;
export const bodyNames = [
  ...requestNames,
  /** What the scheme made of the payload. */
  'token',
  /** The payload as the text that was signed or encrypted. */
  'payload',
] as const;
export const telemetryNames = [
  /** The unit's, as all below. */
  'accessKey',
  'accessToken',
  'clientId',
  /** base64 of `accessKey:accessToken` (RFC 7617). */
  'basic',
  'uniqueIdentifier',
  'seconds',
  'milliseconds',
  'time',
  'nonce',
] as const;

const NAME = /\{([A-Za-z]+)\}/g;

function template(names: readonly string[]) {
  return z
    .string()
    .max(4096)
    .refine((text) => [...text.matchAll(NAME)].every(([, name = '']) => names.includes(name)), {
      error: `names something else than {${names.join('}, {')}}`,
    });
}

function jsonOf(names: readonly string[]) {
  const value: z.ZodType<JsonTemplate> = z.lazy(() =>
    z.union([template(names), z.number(), z.boolean(), z.null(), z.array(value), z.record(z.string(), value)]),
  );
  return z.record(z.string(), value);
}
export type JsonTemplate = string | number | boolean | null | readonly JsonTemplate[] | { readonly [member: string]: JsonTemplate };

const headersOf = (names: readonly string[]) => z.record(z.string().regex(/^[A-Za-z0-9-]{1,64}$/), template(names));
const pathOf = (names: readonly string[]) => template(names).refine((text) => text.startsWith('/'), { error: 'begins with /' });
/** Members of the answer, divided by dots. */
const memberPath = z
  .string()
  .regex(/^[^.]+(?:\.[^.]+)*$/)
  .max(200);

/**
 * What a code of the answer means for the unit. `unknown-identifier`: was not imported. `exists`: has a device already. `bad-token`: key,
 * token or access key are refused, for every unit alike. `too-many`: may be asked again later. Codes that are not listed: refused with a
 * status below 500, no definite answer with another.
 */
export const codeMeaningSchema = z.enum(['success', 'unknown-identifier', 'exists', 'bad-token', 'too-many']);
export type CodeMeaning = z.infer<typeof codeMeaningSchema>;
const codes = z.record(z.string().regex(/^\d{1,9}$/), codeMeaningSchema);

export const tokenSchemeSchema = z.enum([
  /** JWS compact serialisation (RFC 7515) with the payload as claims; header `{"alg":"RS256","typ":"JWT"}`. */
  'rs256-jwt',
  /** The payload's canonical JSON, encrypted with the private key: PKCS#1 v1.5, block type 1, base64. */
  'rsa-private-encrypt',
  /** RSASSA-PKCS1-v1_5 with SHA-256 over the payload's canonical JSON, base64; the payload goes into the body as `{payload}`. */
  'detached-signature',
]);
export type TokenScheme = z.infer<typeof tokenSchemeSchema>;

export const cervelloProfileSchema = z.strictObject({
  $schema: z.string().optional(),
  adapter: z.literal('cervello'),
  /** `POST`, JSON; once for each unit. */
  request: z.strictObject({
    /** From the cloud's `url` on. Documented: the certificate's access key is a "URI param"; in the path or, behind `?`, in the query. */
    path: pathOf(requestNames).refine((text) => text.includes('{accessKey}'), { error: 'lacks {accessKey}' }),
    headers: headersOf(requestNames).default({}),
    /** "The encrypted token", which Cervello verifies with the certificate's public key. */
    token: z.strictObject({
      scheme: tokenSchemeSchema,
      /** JSON that the token carries, as its members stand here in canonical order (keys sorted). */
      payload: jsonOf(requestNames),
      validSeconds: z.int().min(10).max(86_400).default(300),
    }),
    body: jsonOf(bodyNames),
  }),
  /** Where things stand in the answer. */
  reply: z.strictObject({
    /** A number, or digits. */
    code: memberPath,
    messageKey: memberPath.optional(),
    /** Where the answer has it and it is another one, nobody knows what the platform did. */
    uniqueIdentifier: memberPath.optional(),
    deviceId: memberPath.optional(),
    /** Left out: the same as the access key. */
    clientId: memberPath.optional(),
    accessKey: memberPath,
    accessToken: memberPath,
  }),
  codes,
  /** One message with the unit's credentials (documented for HTTP, cervello.md §5). */
  telemetry: z.strictObject({
    /** False: nothing is sent, and the proof says so. */
    isAllowed: z.boolean(),
    /** Default of the station file's. */
    url: z.string().refine(isHttpsAddress, { error: 'is no https:// address, or holds a login, a query or a fragment' }),
    path: pathOf(telemetryNames),
    headers: headersOf(telemetryNames),
    body: jsonOf(telemetryNames),
    codes,
  }),
  /** Shown as they stand. */
  unconfirmed: z.array(z.string().max(100)).max(100),
});
export type CervelloProfile = z.infer<typeof cervelloProfileSchema>;
