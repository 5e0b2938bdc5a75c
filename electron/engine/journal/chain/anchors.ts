/**
 * The signed head of the chain, kept outside the database: a chain alone does not see that its end was cut off (ARCHITECTURE,
 * idea 5). One JSON object per line, appended and synced.
 */
import { closeSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
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

const anchorSchema = statementSchema.extend({ signature: z.string(), publicKey: z.string() });
export type Anchor = z.infer<typeof anchorSchema>;

export function appendAnchor(file: string, statement: AnchorStatement, key: SigningKey): void {
  const anchor: Anchor = { ...statement, signature: key.sign(signedText(statement)), publicKey: key.publicKey };
  const descriptor = openSync(file, 'a', 0o600);
  try {
    writeSync(descriptor, `${canonicalJson(anchor)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The anchors in order, none where there is no file. A line that is no anchor is `undefined`. */
export function readAnchors(file: string): readonly (Anchor | undefined)[] {
  const lines = readIfThere(file).split('\n');
  // What follows the last line end is nothing, or an anchor whose writing was cut short before it counted.
  lines.pop();
  return lines.map(parseAnchor);
}

/** Removes an anchor whose writing was cut short, so that the next one begins a line. */
export function cutUnfinishedAnchor(file: string): void {
  const text = readIfThere(file);
  if (text !== '' && !text.endsWith('\n')) truncateSync(file, Buffer.byteLength(text.slice(0, text.lastIndexOf('\n') + 1)));
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

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
