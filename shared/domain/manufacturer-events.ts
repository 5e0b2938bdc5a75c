/**
 * What the record says of manufacturers and of the certificates that a platform made for them. What is secret of a certificate (private
 * key, access key, access token) is never in an event: it lies sealed beside the journal, and is there before the event is.
 */
import { z } from 'zod';
import { certificateFacts } from './certificates.ts';
import { batchIdSchema, manufacturerCertificateIdSchema, manufacturerIdSchema, personIdSchema, sha256Schema, unitIdSchema } from './ids.ts';

const manufacturer = { manufacturerId: manufacturerIdSchema, by: personIdSchema };
const ofCertificate = { ...manufacturer, certificateId: manufacturerCertificateIdSchema };
const name = z.string().min(1).max(200);

const manufacturerAdded = z.strictObject({ type: z.literal('manufacturer.added'), version: z.literal(1), ...manufacturer, name });

const manufacturerRenamed = z.strictObject({ type: z.literal('manufacturer.renamed'), version: z.literal(1), ...manufacturer, name });

const certificateAdded = z.strictObject({
  type: z.literal('manufacturer.certificate-added'),
  version: z.literal(1),
  ...ofCertificate,
  /** As the platform calls it. */
  name,
  /** That of the private key first, then those above it as they came along. Public, and whole. */
  certificates: z
    .array(z.strictObject({ ...certificateFacts, der: z.base64().max(32 * 1024) }))
    .min(1)
    .max(20),
  hasAccessToken: z.boolean(),
});

/** What was secret of it is deleted once this is on record. */
const certificateRemoved = z.strictObject({
  type: z.literal('manufacturer.certificate-removed'),
  version: z.literal(1),
  ...ofCertificate,
  reason: z.string().min(1).max(500),
  /** How many units it had: with it, the platform refuses them all. */
  units: z.int().min(0),
});

/** The certificate is used for the unit from now on: committed before the platform or the device hears of it. */
const certificateUsed = z.strictObject({
  type: z.literal('manufacturer.certificate-used'),
  version: z.literal(1),
  batchId: batchIdSchema,
  unitId: unitIdSchema,
  ...ofCertificate,
  /** `request`: the station asked the platform with it. `installed`: it was put on the device, which calls in itself. */
  way: z.enum(['request', 'installed']),
});

/** A person says that the platform's own import took the batch. Before that, no request is made for any of its units. */
const batchConfirmed = z.strictObject({
  type: z.literal('batch.confirmed'),
  version: z.literal(1),
  batchId: batchIdSchema,
  platform: z.literal('cervello'),
  /** Of the file that was imported there: of the newest export of the batch. Left out where this station exported none of it. */
  exportSha256: sha256Schema.optional(),
  note: z.string().min(1).max(500).optional(),
  by: personIdSchema,
});

export const manufacturerEventSchemas = [
  manufacturerAdded,
  manufacturerRenamed,
  certificateAdded,
  certificateRemoved,
  certificateUsed,
  batchConfirmed,
] as const;
export type ManufacturerEvent = z.infer<(typeof manufacturerEventSchemas)[number]>;
