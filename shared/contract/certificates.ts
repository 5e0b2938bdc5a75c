/**
 * The station's certificate authority and its certificates, for windows and commands alike. Certificates and requests are PEM, bundles
 * PKCS#12 as base64. A private key leaves the station in an encrypted bundle only.
 */
import { z } from 'zod';
import {
  authorityTokenSchema,
  certificateSchema,
  devicePurposeSchema,
  keyTypeSchema,
  revocationReasonSchema,
  serialNumberSchema,
} from '../domain/certificates.ts';
import { deviceIdSchema, sha256Schema, unitIdSchema } from '../domain/ids.ts';
import { MAX_NAME_LENGTH } from '../domain/people.ts';
import { failureSchema } from '../domain/problem.ts';
import { secondPersonSchema } from './people.ts';

const MAX_FILE_CHARACTERS = 256 * 1024;

/** Who gives the order, at a station that nobody signs in at; else it is who is signed in, and this says nothing. */
const operator = z.string().min(1).max(MAX_NAME_LENGTH).optional();
const pem = z.string().min(1).max(MAX_FILE_CHARACTERS);
const password = z.string().min(1).max(1024);
const days = z.int().min(1).max(36_500);
const quota = z.int().min(1).max(1_000_000_000).optional();
/** As in RFC 4514: `CN=gw-1,O=Acme`. */
const subject = z.string().min(1).max(1024);

const authorityView = z.strictObject({
  certificate: certificateSchema,
  certificatePem: z.string(),
  /** Certificates that it issued so far. */
  issued: z.int(),
  quota: z.int().optional(),
  /** Where its key is, if not at the station. */
  token: authorityTokenSchema.optional(),
  /** `ok`, or why it issues nothing now. */
  state: z.enum(['ok', 'expired', 'not-yet-valid', 'revoked', 'no-key']),
});

const authoritiesView = z.strictObject({
  /** The one that issues; undefined until there is one. */
  issuing: authorityView.optional(),
  /** The one above it, where it is known. */
  root: authorityView.optional(),
  /** Earlier issuing ones, newest first. */
  earlier: z.array(authorityView),
});
export type AuthoritiesView = z.infer<typeof authoritiesView>;

/** A key in a token: the PIN as it is, or the name of a station secret that has it. */
const heldKey = authorityTokenSchema.extend({
  pin: z.union([
    z.strictObject({ value: z.string().min(1).max(256) }),
    z.strictObject({ secret: z.string().regex(/^[A-Za-z][A-Za-z0-9._-]{0,99}$/) }),
  ]),
});
export type HeldKeyWish = z.infer<typeof heldKey>;

const issued = z.strictObject({
  certificate: certificateSchema,
  certificatePem: z.string(),
  /** From the issuing authority up, without the certificate itself. */
  chainPem: z.array(z.string()),
});

/** A unit of a batch, as people and programs call it. */
const unitPlace = { row: z.int(), unitId: unitIdSchema, identifier: z.string() };

const batchIssue = z.strictObject({
  /** In the batch's order. */
  issued: z.array(z.strictObject({ ...unitPlace, certificate: certificateSchema })),
  /** These devices have one of this purpose that is valid, by its number. */
  passedOver: z.array(z.strictObject({ ...unitPlace, serialNumber: serialNumberSchema })),
  /** What is wrong with these alone. */
  refused: z.array(z.strictObject({ ...unitPlace, failure: failureSchema })),
  /** Ended here, with whatever would end it at every other unit, too, or with a key that was certified before. */
  stopped: z.strictObject({ ...unitPlace, failure: failureSchema }).optional(),
  /** `afterRow` of the next page; undefined after the last. */
  nextRow: z.int().optional(),
});
export type BatchIssue = z.infer<typeof batchIssue>;

/** What is handed over for a unit: the bundle where the station made the key, else the certificate with its chain. */
const batchFile = z.strictObject({
  ...unitPlace,
  serialNumber: serialNumberSchema,
  pkcs12: z.base64().optional(),
  pem: z.string().optional(),
});
export type BatchFile = z.infer<typeof batchFile>;

/** Units looked at by one request. */
const MAX_PAGE = 500;
/** As a person names it: id, name, or the beginning of an id. */
const batch = z.string().min(1).max(1024);
const afterRow = z.int().min(0).default(0);

/** For which device a certificate is, and who agreed to one more than the quota. */
const order = {
  purpose: devicePurposeSchema,
  days,
  /** Host names and addresses that a server's certificate is for. */
  dnsNames: z.array(z.string().min(1).max(253)).max(100).optional(),
  ipAddresses: z.array(z.string().min(1).max(45)).max(100).optional(),
  unitId: unitIdSchema.optional(),
  secondPerson: secondPersonSchema.optional(),
  operator,
};

export const certificateRequests = {
  'certificates.authorities': { input: z.strictObject({}), output: authoritiesView },
  /** A root and an issuing authority under it, both with keys made here. */
  'certificates.init': {
    input: z.strictObject({
      /** Common name of both, with what each is behind it. */
      name: z.string().min(1).max(40),
      keyType: keyTypeSchema.default('p-256'),
      rootDays: days.default(7300),
      days: days.default(1825),
      quota,
      /** Of the issuing authority: the key that a token holds already, in the place of one made here. */
      token: heldKey.optional(),
      operator,
    }),
    output: authoritiesView,
  },
  /** An issuing authority that was made elsewhere: PKCS#12, or certificates as PEM with the key as PEM. */
  'certificates.importAuthority': {
    input: z.strictObject({
      bundle: z.union([
        z.strictObject({ pkcs12: z.base64().max(MAX_FILE_CHARACTERS) }),
        z.strictObject({ certificatesPem: pem, keyPem: pem }),
        z.strictObject({ certificatesPem: pem, token: heldKey }),
      ]),
      password: z.string().max(1024).optional(),
      quota,
      operator,
    }),
    output: authoritiesView,
  },
  /** A new issuing authority under the root: by the root's key at the station, or in the bundle that it left with. */
  'certificates.renew': {
    input: z.strictObject({
      keyType: keyTypeSchema.default('p-256'),
      days: days.default(1825),
      quota,
      token: heldKey.optional(),
      root: z.strictObject({ pkcs12: z.base64().max(MAX_FILE_CHARACTERS), password }).optional(),
      operator,
    }),
    output: authoritiesView,
  },
  /** The root's key, encrypted. It stays at the station until `certificates.removeRootKey`. */
  'certificates.rootBundle': {
    input: z.strictObject({ password, operator }),
    output: z.strictObject({ pkcs12: z.base64(), certificateSha256: sha256Schema }),
  },
  /** Deletes the root's key for good: only once the bundle is kept somewhere safe. */
  'certificates.removeRootKey': { input: z.strictObject({ certificateSha256: sha256Schema, operator }), output: authoritiesView },
  /** For a key that was made elsewhere; the request's own names and extensions are not taken over, only its subject where none is given. */
  'certificates.signRequest': { input: z.strictObject({ csrPem: pem, subject: subject.optional(), ...order }), output: issued },
  /** With a key made here; `pkcs12` holds it with its chain, encrypted by the password. */
  'certificates.issue': {
    input: z.strictObject({ subject, keyType: keyTypeSchema.default('p-256'), password, ...order }),
    output: issued.extend({ pkcs12: z.base64() }),
  },
  /**
   * For the units of a batch, a page at a time: ask again with `nextRow` as `afterRow` until there is none; `row` of `nextRow` says how
   * far it is. Asked again from the beginning it passes over who has one.
   */
  'certificates.issueBatch': {
    input: z.strictObject({
      batch,
      purpose: devicePurposeSchema,
      days,
      keyType: keyTypeSchema.default('p-256'),
      /** With `{{unit.COLUMN}}`; the common name is the first identifier without it. */
      subject: subject.optional(),
      /** Units that no run takes any more get one, too. */
      all: z.boolean().default(false),
      afterRow,
      limit: z.int().min(1).max(MAX_PAGE).default(200),
      /** Of these units only, for keys of their own. */
      requests: z
        .array(z.strictObject({ unitId: unitIdSchema, csrPem: pem }))
        .max(MAX_PAGE)
        .optional(),
      secondPerson: secondPersonSchema.optional(),
      operator,
    }),
    output: batchIssue,
  },
  /** Files of a page of units that have a certificate. The password of a bundle is the unit's secret `generated.bundlePassword`. */
  'certificates.batchFiles': {
    input: z.strictObject({ batch, purpose: devicePurposeSchema, afterRow, limit: z.int().min(1).max(MAX_PAGE).default(100), operator }),
    output: z.strictObject({ files: z.array(batchFile), nextRow: z.int().optional() }),
  },
  'certificates.revoke': {
    input: z.strictObject({
      certificate: z.union([z.strictObject({ serialNumber: serialNumberSchema }), z.strictObject({ spkiSha256: sha256Schema })]),
      reason: revocationReasonSchema.default('unspecified'),
      note: z.string().min(1).max(500).optional(),
      operator,
    }),
    output: certificateSchema,
  },
  /** In the order in which they were issued. */
  'certificates.list': {
    input: z.strictObject({
      afterSeq: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
      deviceId: deviceIdSchema.optional(),
      unitId: unitIdSchema.optional(),
    }),
    output: z.array(certificateSchema),
  },
  /** Signs a new revocation list. Undefined certificate: of the authority that issues now. */
  'certificates.crl': {
    input: z.strictObject({ issuerSha256: sha256Schema.optional(), days: z.int().min(1).max(366).default(30), operator }),
    output: z.strictObject({ crlPem: z.string(), number: z.int(), nextUpdate: z.string(), revoked: z.int() }),
  },
  /** The certificate with its chain; with a password, and where the station has the key, its bundle, too. */
  'certificates.export': {
    input: z.strictObject({ serialNumber: serialNumberSchema, password: password.optional(), operator }),
    output: issued.extend({ pkcs12: z.base64().optional() }),
  },
} as const;
