/**
 * Manufacturers, the certificates that a platform made for them, and how far a batch is on its way into the platform. Key, access key and
 * access token go to the engine and never come back.
 */
import { z } from 'zod';
import { certificateFacts } from '../domain/certificates.ts';
import { batchIdSchema, manufacturerCertificateIdSchema, manufacturerIdSchema, sha256Schema, unitIdSchema } from '../domain/ids.ts';
import { MAX_NAME_LENGTH } from '../domain/people.ts';
import { failureSchema } from '../domain/problem.ts';

const MAX_FILE_BYTES = 256 * 1024;
const count = z.int().min(0);
const name = z.string().min(1).max(200);
const reason = z.string().min(3).max(500);
/** Who gives the order, at a station that nobody signs in at; else it is who is signed in, and this says nothing. */
const operator = z.string().min(1).max(MAX_NAME_LENGTH).optional();
/** A person's name, or their id where the name was erased. */
const person = z.string();

export const manufacturerCertificateSchema = z.strictObject({
  certificateId: manufacturerCertificateIdSchema,
  name,
  ...certificateFacts,
  /** Those above it that came along. */
  chain: z.array(z.strictObject(certificateFacts)),
  hasAccessToken: z.boolean(),
  /** Key and access key are at the station. False once it was removed, and where the sealed file was lost. */
  hasSecrets: z.boolean(),
  /** Units that it was used for. */
  units: count,
  addedAt: z.string(),
  by: person,
  state: z.enum(['usable', 'not-yet-valid', 'expired', 'removed']),
  removed: z.strictObject({ at: z.string(), reason: z.string(), by: person }).optional(),
});
export type ManufacturerCertificate = z.infer<typeof manufacturerCertificateSchema>;

export const manufacturerSchema = z.strictObject({
  manufacturerId: manufacturerIdSchema,
  name,
  /** The newest first. Without a choice in station file or recipe, requests are made with the newest `usable` one. */
  certificates: z.array(manufacturerCertificateSchema),
  batches: count,
});
export type Manufacturer = z.infer<typeof manufacturerSchema>;

/** What a file is, by what is in it: its name says nothing. */
const fileFinding = z.strictObject({
  file: z.string(),
  holds: z.array(z.enum(['private-key', 'public-key', 'certificate', 'chain'])),
});

const certificateUnit = z.strictObject({
  unitId: unitIdSchema,
  batchId: batchIdSchema,
  batchName: z.string(),
  identifier: z.string(),
  way: z.enum(['request', 'installed']),
  at: z.string(),
  /** Place in the record: the next page begins after it. */
  seq: z.int(),
});
export type CertificateUnit = z.infer<typeof certificateUnit>;

const one = z.strictObject({ manufacturer: manufacturerSchema });

const exported = z.strictObject({
  dialect: z.string(),
  file: z.string(),
  sha256: sha256Schema,
  rows: count,
  at: z.string(),
  by: person,
});

export const batchPlatformSchema = z.strictObject({
  /** Newest first. */
  exported: z.array(exported),
  /**
   * `without-export`: what was confirmed is no export of this station. `partial-export`: the file has fewer rows than the batch has units,
   * and Cervello makes no device for the others. `exported-again`: with another content, after the confirmation.
   */
  warnings: z.array(z.enum(['without-export', 'partial-export', 'exported-again'])),
  /** From then on requests are made. */
  confirmed: z.strictObject({ at: z.string(), by: person, note: z.string().optional(), exportSha256: sha256Schema.optional() }).optional(),
});
export type BatchPlatform = z.infer<typeof batchPlatformSchema>;

export const manufacturerRequests = {
  /** By name. */
  'manufacturers.list': { input: z.strictObject({}), output: z.strictObject({ manufacturers: z.array(manufacturerSchema) }) },
  /** `manufacturers/name-taken` where another one has this name, whatever the case of its letters. */
  'manufacturers.add': { input: z.strictObject({ name, operator }), output: one },
  'manufacturers.rename': { input: z.strictObject({ manufacturerId: manufacturerIdSchema, name, operator }), output: one },
  /**
   * Everything is looked at before anything is kept. `files`: the downloads of the platform's form in any order, PEM, DER or PKCS#12; which
   * one holds key, certificate and chain is found by what is in them. `warnings` did not keep it from being added.
   */
  'manufacturers.addCertificate': {
    input: z.strictObject({
      manufacturerId: manufacturerIdSchema,
      name,
      files: z
        .array(
          z.strictObject({
            name: z.string().min(1).max(255),
            content: z.base64().max(Math.ceil(MAX_FILE_BYTES / 3) * 4),
          }),
        )
        .min(1)
        .max(10),
      /** Of an encrypted key or a PKCS#12 file. */
      password: z.string().max(1024).optional(),
      accessKey: z.string().min(1).max(4096),
      accessToken: z.string().min(1).max(16_384).optional(),
      operator,
    }),
    output: z.strictObject({ certificate: manufacturerCertificateSchema, files: z.array(fileFinding), warnings: z.array(failureSchema) }),
  },
  /** Its key, access key and token are deleted for good. All devices that were issued with it are invalid at the platform: `units`. */
  'manufacturers.removeCertificate': {
    input: z.strictObject({ certificateId: manufacturerCertificateIdSchema, reason, operator }),
    /** `units`: the first thousand; the others with `manufacturers.certificateUnits`. */
    output: z.strictObject({ certificate: manufacturerCertificateSchema, units: z.array(certificateUnit) }),
  },
  'manufacturers.certificateUnits': {
    input: z.strictObject({
      certificateId: manufacturerCertificateIdSchema,
      afterSeq: count.default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({ total: count, units: z.array(certificateUnit) }),
  },
  /** How far a batch is on its way into Cervello. */
  'batches.platform': { input: z.strictObject({ batchId: batchIdSchema }), output: batchPlatformSchema },
  /**
   * Who says so saw the platform's own import end well. Said once; `manufacturers/already-confirmed` after that. `withoutExport`: what was
   * imported is no file of this station, and the note says what; without it the newest export is meant, `manufacturers/not-exported`.
   */
  'batches.confirmImported': {
    input: z.strictObject({
      batchId: batchIdSchema,
      note: z.string().min(1).max(500).optional(),
      withoutExport: z.boolean().optional(),
      operator,
    }),
    output: batchPlatformSchema,
  },
} as const;

const cervelloCloud = z.strictObject({
  /** In the station file. */
  name: z.string(),
  url: z.string(),
  manufacturer: z.string().optional(),
  certificate: z.string().optional(),
  /** Base name of the file that says how it is spoken to; undefined for the shipped one. */
  profile: z.string().optional(),
  /** What the profile says; undefined where it cannot be read, and `failure` says why. */
  wire: z.strictObject({ scheme: z.string(), isTelemetryAllowed: z.boolean(), unconfirmed: z.array(z.string()) }).optional(),
  failure: failureSchema.optional(),
});

/** Of windows only: a command names its station file. */
export const cervelloRequests = {
  'cervello.list': { input: z.strictObject({}), output: z.strictObject({ clouds: z.array(cervelloCloud) }) },
} as const;
