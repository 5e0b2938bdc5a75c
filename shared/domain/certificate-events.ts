/** What the journal says of certificates. A certificate is public: it is in its event whole, so that the chain covers it. */
import { z } from 'zod';
import {
  authorityTokenSchema,
  certificateFacts,
  certificatePurposeSchema,
  devicePurposeSchema,
  revocationReasonSchema,
  serialNumberSchema,
} from './certificates.ts';
import { deviceIdSchema, personIdSchema, sha256Schema, unitIdSchema } from './ids.ts';

const certificate = {
  ...certificateFacts,
  /** Of the certificate that signed it, where that is known here and another one. */
  issuerSha256: sha256Schema.optional(),
  /** The whole certificate. */
  der: z.base64().max(32 * 1024),
};

/** The station has an authority of its own from now on. Its private key is stored in the same commit where `keyKept`. */
const authorityCreated = z.strictObject({
  type: z.literal('authority.created'),
  version: z.literal(2),
  ...certificate,
  purpose: certificatePurposeSchema.extract(['root', 'issuing']),
  origin: z.enum(['made', 'imported']),
  keyKept: z.boolean(),
  /** Where its private key is, if not here; `pinSecret` names the station secret that has the token's PIN. */
  token: authorityTokenSchema.extend({ pinSecret: z.string().min(1).max(100) }).optional(),
  /** How many certificates it may issue before each further one takes two people. */
  quota: z.int().min(1).optional(),
  by: personIdSchema,
});

/** The private key of an authority left the station: what held it is deleted in the same commit. */
const authorityKeyRemoved = z.strictObject({
  type: z.literal('authority.key-removed'),
  version: z.literal(1),
  certificateSha256: sha256Schema,
  by: personIdSchema,
});

const certificateIssued = z.strictObject({
  type: z.literal('certificate.issued'),
  version: z.literal(1),
  ...certificate,
  issuerSha256: sha256Schema,
  purpose: devicePurposeSchema,
  /** `generated`: the station made the key, and stored it encrypted in the same commit. `request`: the station never had it. */
  keyOrigin: z.enum(['generated', 'request']),
  deviceId: deviceIdSchema.optional(),
  /** Not `unitId`: it is no event of a unit's run and changes nothing of where the unit stands. */
  ofUnit: unitIdSchema.optional(),
  by: personIdSchema,
  /** Who agreed, where it was one more than the authority's quota. */
  secondPerson: personIdSchema.optional(),
});

const certificateRevoked = z.strictObject({
  type: z.literal('certificate.revoked'),
  version: z.literal(1),
  certificateSha256: sha256Schema,
  serialNumber: serialNumberSchema,
  reason: revocationReasonSchema,
  /** In words, from whoever revoked it. */
  note: z.string().max(500).optional(),
  by: personIdSchema,
});

/** A revocation list was signed. */
const revocationListMade = z.strictObject({
  type: z.literal('revocation-list.made'),
  version: z.literal(1),
  issuerSha256: sha256Schema,
  /** The list's CRL number: rises from list to list (RFC 5280 §5.2.3). */
  number: z.int().min(0),
  /** Over the list's DER. */
  sha256: sha256Schema,
  revoked: z.int().min(0),
  nextUpdate: z.string(),
  by: personIdSchema,
});

export const certificateEventSchemas = [
  authorityCreated,
  authorityKeyRemoved,
  certificateIssued,
  certificateRevoked,
  revocationListMade,
] as const;
export type CertificateEvent = z.infer<(typeof certificateEventSchemas)[number]>;
