/** The signed record for others: exported whole, and checked without the journal. */
import { z } from 'zod';
import { sha256Schema } from '../domain/ids.ts';
import { outgoingSchema } from './outgoing.ts';

/**
 * Of an audit export. `missing`: an event is not there. `repeated`: one comes twice, or in another order. `changed`: one does not have the
 * hash of its bytes, or does not follow the one before. `unreadable`: a line is none of ours. `header`: it is not there, or comes twice.
 * `checkpoint`: a signature is missing or does not fit what is before it. `anchor`: the same of an anchor. `other-key`: signed with a key
 * that is not the station's. `other-station`: it is not of the station that the earlier file is of. `truncated`: the signed end is missing.
 * `after-end`: something follows it. `rewritten`: the record is not the one that the earlier file was made of.
 */
export const auditProblemSchema = z.enum([
  'missing',
  'repeated',
  'changed',
  'unreadable',
  'header',
  'checkpoint',
  'anchor',
  'other-key',
  'other-station',
  'truncated',
  'after-end',
  'rewritten',
]);
export type AuditProblem = z.infer<typeof auditProblemSchema>;

/** Of an exported file with its manifest; see `electron/engine/exports/manifest.ts`. */
export const manifestProblemSchema = z.enum([
  'not-a-manifest',
  'not-signed',
  'signature',
  'no-file',
  'interrupted',
  'other-file',
  'other-key',
  'other-station',
  'rewritten',
]);
export type ManifestFinding = z.infer<typeof manifestProblemSchema>;

/** `SHA256:` and base64 without padding, over the DER of the public key. */
export const fingerprintSchema = z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/);

const headSchema = z.strictObject({ seq: z.int().min(0), hash: sha256Schema });

export const auditVerdictSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('audit'),
    ok: z.boolean(),
    /** Events in their places, up to the first bad one. */
    entries: z.int().min(0),
    /** The last of them. */
    head: headSchema,
    /** The last event that a good signature stands for. */
    signedUpTo: z.int().min(0),
    stationId: z.string().optional(),
    exportedAt: z.string().optional(),
    /** Fingerprint of the key; whose it is, a person compares where none was named. */
    signedBy: z.string().optional(),
    keyKnown: z.boolean(),
    /** Sequence number of the first event that is wrong or missing, or that no signature stands for any more. */
    firstBad: z.int().optional(),
    /** Where it shows in the file. */
    line: z.int().optional(),
    problem: auditProblemSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('manifest'),
    ok: z.boolean(),
    file: z.string().optional(),
    dialect: z.string().optional(),
    rows: z.int().optional(),
    sha256: z.string().optional(),
    head: headSchema.optional(),
    stationId: z.string().optional(),
    exportedAt: z.string().optional(),
    signedBy: z.string().optional(),
    keyKnown: z.boolean(),
    problem: manifestProblemSchema.optional(),
  }),
]);
export type AuditVerdict = z.infer<typeof auditVerdictSchema>;

const uploadId = z.uuid();

export const auditRequests = {
  /** How far the record is, what was anchored last, and the key that signs. */
  'audit.state': {
    input: z.strictObject({}),
    output: z.strictObject({
      head: headSchema,
      lastAnchor: z.strictObject({ seq: z.int(), at: z.string() }).optional(),
      signedBy: fingerprintSchema,
    }),
  },
  /** The whole record, signed. */
  'audit.export': {
    input: z.strictObject({}),
    output: z.strictObject({
      entries: z.int(),
      head: headSchema,
      signedBy: fingerprintSchema,
      sha256: sha256Schema,
      outgoing: outgoingSchema,
    }),
  },
  /** An audit export, or a manifest with the file that it is of. */
  'audit.verify': {
    input: z.strictObject({
      uploadId,
      /** Of a manifest: the exported file. */
      fileUploadId: uploadId.optional(),
      /** An earlier audit export or manifest of the same station, which this one must go on from. */
      earlierUploadId: uploadId.optional(),
      /** The station's key, by its fingerprint. */
      key: fingerprintSchema.optional(),
    }),
    output: auditVerdictSchema,
  },
} as const;
