/**
 * What lies beside every exported file as `<file>.manifest.json`: what the file is, of which record it was made, signed with the station's
 * key. Everything that is needed to check it is in it, so that another computer can: only whose key it is, a person compares by eye.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { dialectSchema, onlySchema, warningCountSchema } from '../../../shared/domain/exports.ts';
import { batchIdSchema, type Sha256, sha256Schema, stationIdSchema } from '../../../shared/domain/ids.ts';
import { canonicalJson } from '../journal/chain/canonical-json.ts';
import { isSignedBy, type SigningKey } from '../journal/chain/signing-key.ts';

const statementSchema = z.strictObject({
  lineside: z.literal(2),
  /** As the file was named when it was made. */
  file: z.string(),
  dialect: dialectSchema,
  only: onlySchema,
  formulaSafe: z.boolean(),
  rows: z.int().min(0),
  trainingRows: z.int().min(0),
  warnings: z.array(warningCountSchema),
  /** Of the file's exact bytes. */
  sha256: sha256Schema,
  sizeBytes: z.int().min(0),
  /**
   * SHA-256 of the file that lay there before. The manifest gets its place first: where the plug is pulled between the two, this is how the
   * earlier file is known beside it.
   */
  replaces: sha256Schema.optional(),
  batch: z.strictObject({
    id: batchIdSchema,
    name: z.string(),
    recipe: z.strictObject({ name: z.string(), version: z.int(), sha256: sha256Schema }),
  }),
  /** The head of the record before the first unit was read, anchored then; later events may be in the file up to `readUpTo`. */
  journal: z.strictObject({ seq: z.int().min(0), hash: sha256Schema, readUpTo: z.int().min(0) }),
  stationId: stationIdSchema,
  exportedAt: z.iso.datetime(),
  exportedBy: z.string(),
  /** DER SubjectPublicKeyInfo as base64, Ed25519. */
  publicKey: z.base64(),
  /** Of the public key: what two people compare. */
  keyFingerprint: z.string(),
});
/** What the signature covers: everything but itself. */
export type ManifestStatement = z.infer<typeof statementSchema>;

const manifestSchema = statementSchema.extend({ signature: z.base64() });
export type Manifest = z.infer<typeof manifestSchema>;

/** Either kind of manifest: the first ones were not signed. By these an earlier export is known. */
const earlierSchema = z.object({
  lineside: z.union([z.literal(1), z.literal(2)]),
  file: z.string(),
  sha256: sha256Schema,
  replaces: sha256Schema.optional(),
});

/** The exact text that is signed; RFC 8032 over its UTF-8 bytes. */
export function signedText(statement: ManifestStatement): string {
  return `lineside-manifest-2\n${canonicalJson(statement)}`;
}

/** SHA-256 over the DER of the key, as OpenSSH writes fingerprints: `SHA256:` and base64 without padding. */
export function keyFingerprint(publicKey: string): string {
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('base64');
  return `SHA256:${digest.replace(/=+$/, '')}`;
}

/** The manifest's text, for the file. */
export function signManifest(content: Omit<ManifestStatement, 'publicKey' | 'keyFingerprint'>, key: SigningKey): string {
  const { publicKey } = key;
  const statement = statementSchema.parse({ ...content, publicKey, keyFingerprint: keyFingerprint(publicKey) });
  const manifest: Manifest = { ...statement, signature: key.sign(signedText(statement)) };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/**
 * `not-a-manifest`: no text of ours. `not-signed`: of a version before signatures. `signature`: somebody changed it, or it was signed by
 * another key than it names. `no-file`: there is none beside it. `interrupted`: the file is the one that was to be replaced; the export
 * lost its power between the two. `other-file`: these are not the bytes that the manifest is of.
 */
export type ManifestProblem = 'not-a-manifest' | 'not-signed' | 'signature' | 'no-file' | 'interrupted' | 'other-file';

export type ManifestVerdict =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly problem: ManifestProblem; readonly manifest?: Manifest };

/**
 * Never throws, whatever `text` is. That the key is the station's is not said by this.
 * @param fileSha256 Of the file beside the manifest; undefined where there is none.
 */
export function verifyManifest(text: string, fileSha256: string | undefined): ManifestVerdict {
  const json = jsonOf(text);
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) return { ok: false, problem: isUnsigned(json) ? 'not-signed' : 'not-a-manifest' };
  const manifest = parsed.data;
  const { signature, ...statement } = manifest;
  const isWhole = statement.keyFingerprint === keyFingerprint(statement.publicKey);
  if (!isWhole || !isSignedBy(statement.publicKey, signature, signedText(statement))) return { ok: false, problem: 'signature', manifest };
  if (fileSha256 === manifest.sha256) return { ok: true, manifest };
  if (fileSha256 === undefined) return { ok: false, problem: 'no-file', manifest };
  return { ok: false, problem: fileSha256 === manifest.replaces ? 'interrupted' : 'other-file', manifest };
}

/** True for the text of a manifest of this or an earlier version, signed or not. */
export function isManifestText(text: string): boolean {
  return earlierSchema.safeParse(jsonOf(text)).success;
}

/** True where a text of ours tells of these bytes, also as those that were to be replaced. Whoever changed them since has work in them. */
export function tellsOf(text: string, fileSha256: Sha256): boolean {
  const { sha256, replaces } = earlierSchema.parse(jsonOf(text));
  return fileSha256 === sha256 || fileSha256 === replaces;
}

function isUnsigned(json: unknown): boolean {
  const parsed = earlierSchema.safeParse(json);
  return parsed.success && parsed.data.lineside === 1;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
