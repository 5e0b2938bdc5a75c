/**
 * The lines of an audit export, and what is signed of it. One JSON object a line, canonical, so that no byte can change unseen: a header;
 * the events in order, each with all that its hash covers; behind an event the anchors that name it, and at every `checkpointEvery`th a
 * checkpoint; at last the end. Checkpoints and the end sign the chain's head and the digest of every byte of the file before them.
 */
import { z } from 'zod';
import { sha256Schema, stationIdSchema } from '../../../shared/domain/ids.ts';
import { anchorSchema } from '../journal/chain/anchors.ts';
import { canonicalJson } from '../journal/chain/canonical-json.ts';

export const CHECKPOINT_EVERY = 1000;

const seq = z.int().min(1);
const id = z.string().nullable();

const headerSchema = z.strictObject({
  kind: z.literal('header'),
  lineside: z.literal('audit'),
  version: z.literal(1),
  stationId: stationIdSchema,
  /** DER SubjectPublicKeyInfo as base64, Ed25519: signs checkpoints and end. */
  publicKey: z.base64(),
  checkpointEvery: z.int().min(1).max(1_000_000),
  exportedAt: z.iso.datetime(),
  exportedBy: z.string(),
});

/** The fields are those of `EventRow`, under the names that its hash is documented with. */
const eventSchema = z.strictObject({
  kind: z.literal('event'),
  seq,
  id: z.string(),
  station_id: z.string(),
  epoch: z.number(),
  wall_time: z.string(),
  monotonic_ms: z.number(),
  type: z.string(),
  version: z.number(),
  batch_id: id,
  unit_id: id,
  run_id: id,
  device_id: id,
  body: z.string(),
  previous_hash: sha256Schema,
  hash: sha256Schema,
});

const anchorRecordSchema = anchorSchema.extend({ kind: z.literal('anchor') });

const signed = {
  stationId: stationIdSchema,
  /** The head of the chain here. */
  seq,
  hash: sha256Schema,
  /** Of every byte of the file before this line. */
  sha256: sha256Schema,
};
const checkpointSchema = z.strictObject({ kind: z.literal('checkpoint'), ...signed, signature: z.base64() });
const endSchema = z.strictObject({ kind: z.literal('end'), ...signed, entries: seq, signature: z.base64() });

const recordSchema = z.discriminatedUnion('kind', [eventSchema, anchorRecordSchema, checkpointSchema, headerSchema, endSchema]);
export type AuditRecord = z.infer<typeof recordSchema>;
export type RecordOf<Kind extends AuditRecord['kind']> = Extract<AuditRecord, { kind: Kind }>;
export type SignedStatement = Omit<RecordOf<'checkpoint'>, 'signature'> | Omit<RecordOf<'end'>, 'signature'>;

/** Without the line's end. */
export function lineOf(record: AuditRecord): string {
  return canonicalJson(record);
}

/** The record of a line that is written exactly as `lineOf` writes it; undefined for anything else. */
export function readRecord(line: Uint8Array): AuditRecord | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line);
    const record = recordSchema.safeParse(JSON.parse(text)).data;
    return record !== undefined && lineOf(record) === text ? record : undefined;
  } catch {
    // No UTF-8, or no JSON.
    return undefined;
  }
}

/** The exact text that is signed; RFC 8032 over its UTF-8 bytes. */
export function signedText(statement: SignedStatement): string {
  return `lineside-audit-1\n${canonicalJson(statement)}`;
}
