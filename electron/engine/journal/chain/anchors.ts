/**
 * The signed head of the chain, kept outside the database: a chain alone does not see that its end was cut off (ARCHITECTURE,
 * idea 5). One JSON object per line, appended and synced.
 */
import { closeSync, fsyncSync, openSync, readSync, statSync, truncateSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { sha256Schema, stationIdSchema } from '../../../../shared/domain/ids.ts';
import { canonicalJson } from './canonical-json.ts';
import { isSignedBy, type SigningKey } from './signing-key.ts';

const statementSchema = z.strictObject({
  seq: z.int().min(1),
  hash: sha256Schema,
  wallTime: z.string(),
  stationId: stationIdSchema,
});
/** What an anchor says: this event was the head then. */
export type AnchorStatement = z.infer<typeof statementSchema>;

export const anchorSchema = statementSchema.extend({ signature: z.string(), publicKey: z.string() });
export type Anchor = z.infer<typeof anchorSchema>;

/** Some forty anchors; the last one is all that an opening asks for. */
const TAIL_BYTES = 16 * 1024;
const LINE_END = 0x0a;

/** Returns what was appended. */
export function appendAnchor(file: string, statement: AnchorStatement, key: SigningKey): Anchor {
  const anchor: Anchor = { ...statement, signature: key.sign(signedText(statement)), publicKey: key.publicKey };
  const descriptor = openSync(file, 'a', 0o600);
  try {
    writeSync(descriptor, `${canonicalJson(anchor)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return anchor;
}

/** Anchors in the order of the file, none where there is no file. A line that is no anchor is `undefined`. */
export function readAnchors(file: string): readonly (Anchor | undefined)[] {
  return wholeLines(readFrom(file, 0).bytes).map(parseAnchor);
}

/** The end of `readAnchors`: what an opening reads takes no longer with a million units. */
export function readLastAnchors(file: string): readonly (Anchor | undefined)[] {
  const { bytes, start } = readFrom(file, -TAIL_BYTES);
  return wholeLines(start === 0 ? bytes : bytes.subarray(bytes.indexOf(LINE_END) + 1)).map(parseAnchor);
}

/** Removes an anchor whose writing was cut short, so that the next one begins a line. */
export function cutUnfinishedAnchor(file: string): void {
  const { bytes, start } = readFrom(file, -TAIL_BYTES);
  const wholeBytes = start + bytes.lastIndexOf(LINE_END) + 1;
  if (wholeBytes < start + bytes.length) truncateSync(file, wholeBytes);
}

/** True where the signature is that of the key the anchor names. */
export function isSigned({ signature, publicKey, ...statement }: Anchor): boolean {
  return isSignedBy(publicKey, signature, signedText(statement));
}

function signedText(statement: AnchorStatement): string {
  return `lineside-anchor-1\n${canonicalJson(statement)}`;
}

function parseAnchor(line: string): Anchor | undefined {
  try {
    return anchorSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** What follows the last line end is nothing, or an anchor whose writing was cut short before it counted. */
function wholeLines(bytes: Buffer): string[] {
  return bytes.toString('utf8').split('\n').slice(0, -1);
}

/** @param from Offset, counted from the end where it is negative. The bytes from there on, none where there is no file. */
function readFrom(file: string, from: number): { readonly bytes: Buffer; readonly start: number } {
  const sizeBytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const start = from < 0 ? Math.max(0, sizeBytes + from) : from;
  const bytes = Buffer.alloc(sizeBytes - start);
  if (bytes.length === 0) return { bytes, start };
  const descriptor = openSync(file, 'r');
  try {
    return { bytes: bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, start)), start };
  } finally {
    closeSync(descriptor);
  }
}
