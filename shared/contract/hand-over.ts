/** Secrets of a batch for whoever runs its gateways from now on, as a window asks for them: once, encrypted, with a reason. */
import { z } from 'zod';
import { batchIdSchema, sha256Schema } from '../domain/ids.ts';
import { MAX_NAME_LENGTH } from '../domain/people.ts';
import { outgoingSchema } from './outgoing.ts';

/** A certificate or a public key, PEM, RSA; for anything else `export/unusable-recipient`. */
const recipientPem = z.string().min(1).max(65_536);

const plan = z.strictObject({
  /** Units that have such secrets. */
  count: z.int().min(0),
  columns: z.array(z.string()),
  /** The last time. Where it is there, `exports.handOver` takes `again`. */
  earlier: z.strictObject({ at: z.string(), by: z.string(), reason: z.string(), recipientSha256: sha256Schema }).optional(),
  /** Whom it would be encrypted for, where a recipient was given: SHA-256 over the DER of the public key. */
  recipient: z.strictObject({ sha256: sha256Schema, subject: z.string().optional(), notAfter: z.string().optional() }).optional(),
});
export type HandOverPlan = z.infer<typeof plan>;

export const handOverRequests = {
  /** What would be handed over. Records nothing, and opens no secret. */
  'exports.handOverPlan': { input: z.strictObject({ batchId: batchIdSchema, recipientPem: recipientPem.optional() }), output: plan },
  /** Right `hand-over`. Recorded before the file is given out: CMS enveloped data, DER. */
  'exports.handOver': {
    input: z.strictObject({
      batchId: batchIdSchema,
      recipientPem,
      reason: z.string().min(3).max(500),
      /** They were handed over before, and shall be once more. */
      again: z.boolean().default(false),
      operator: z.string().min(1).max(MAX_NAME_LENGTH).optional(),
    }),
    output: z.strictObject({ count: z.int(), recipientSha256: sha256Schema, outgoing: outgoingSchema }),
  },
} as const;
