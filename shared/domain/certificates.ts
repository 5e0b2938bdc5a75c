/** Certificates as records, screens and commands name them. Subjects and issuers are texts as in RFC 4514, `CN=gw-1,O=Acme`. */
import { z } from 'zod';
import { deviceIdSchema, personIdSchema, sha256Schema, unitIdSchema } from './ids.ts';

/** What a certificate of a device may be used for: the extended key usages clientAuth, serverAuth or both (RFC 5280 §4.2.1.12). */
export const devicePurposeSchema = z.enum(['client', 'server', 'client-and-server']);
export type DevicePurpose = z.infer<typeof devicePurposeSchema>;

export const certificatePurposeSchema = z.enum(['root', 'issuing', ...devicePurposeSchema.options]);
export type CertificatePurpose = z.infer<typeof certificatePurposeSchema>;

/** Keys that the station makes. P-256 is the default. */
export const keyTypeSchema = z.enum(['p-256', 'p-384', 'rsa-2048', 'rsa-3072', 'rsa-4096', 'ed25519']);
export type KeyType = z.infer<typeof keyTypeSchema>;

/** RFC 5280 §5.3.1, without those that an end of a device's certificate cannot have. */
export const revocationReasonSchema = z.enum([
  'unspecified',
  'key-compromise',
  'affiliation-changed',
  'superseded',
  'cessation-of-operation',
  'privilege-withdrawn',
]);
export type RevocationReason = z.infer<typeof revocationReasonSchema>;

/** As many hexadecimal digits as the number has bytes, twice; lower case, positive, at most 20 bytes (RFC 5280 §4.1.2.2). */
export const serialNumberSchema = z.string().regex(/^(?:[0-9a-f]{2}){1,20}$/);

/** What is in every certificate; the times are UTC in ISO 8601. */
export const certificateFacts = {
  serialNumber: serialNumberSchema,
  /** Over the certificate's DER. */
  certificateSha256: sha256Schema,
  /** Over the DER of its public key (SubjectPublicKeyInfo): the same key is never certified twice. */
  spkiSha256: sha256Schema,
  subject: z.string().max(2048),
  issuer: z.string().max(2048),
  notBefore: z.string(),
  notAfter: z.string(),
  /** `p-256`, `rsa-2048`, `dsa-2048` … */
  keyType: z.string().max(32),
};

/** Where the key of an authority is that the station never has: in a token, behind its PKCS#11 driver. */
export const authorityTokenSchema = z.strictObject({
  /** The driver's shared library, an absolute path. */
  module: z.string().min(1).max(4096),
  /** Label of the token (PKCS#11: 32 bytes at most). */
  token: z.string().min(1).max(32),
  /** Label of the key, or `id=` with its id in hexadecimal digits. */
  key: z.string().min(1).max(256),
});

const revocation = z.strictObject({ at: z.string(), reason: revocationReasonSchema, note: z.string().optional(), by: personIdSchema });

/** A certificate that the station issued, or of its own authority. */
export const certificateSchema = z.strictObject({
  /** Place in the record: lists are paged by it. */
  seq: z.int(),
  ...certificateFacts,
  purpose: certificatePurposeSchema,
  /** Of the certificate that signed it; undefined for roots, and for an imported authority whose issuer is not known here. */
  issuerSha256: sha256Schema.optional(),
  deviceId: deviceIdSchema.optional(),
  unitId: unitIdSchema.optional(),
  issuedAt: z.string(),
  by: personIdSchema,
  revoked: revocation.optional(),
  /** True where its private key lies encrypted at the station. */
  hasKey: z.boolean(),
});
export type Certificate = z.infer<typeof certificateSchema>;
