/**
 * A file and its manifest as one: the manifest gets its place first and names both the new file and the one that lies there until it is
 * replaced. So whatever pulls the plug between the two, they are never taken for a file and the manifest of another: `verifyManifest` says
 * `interrupted`, and the next export to the same name mends it.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { readSmallFile } from '../files/small-file.ts';
import { isManifestText, tellsOf } from './manifest.ts';
import { sweepDrafts, type WrittenFile, writeWhole } from './whole-file.ts';

export const MANIFEST_SUFFIX = '.manifest.json';

/** What is there already. */
export interface EarlierPair {
  readonly file: string;
  readonly manifest: string;
  readonly manifestText: string | undefined;
  /** Of the file as it is; undefined where there is none. */
  readonly sha256: Sha256 | undefined;
}

/**
 * `export/other-file`: a file without a manifest of ours is no export; it may be the very CSV that the batch came from.
 * `export/changed-since`: an export that somebody has worked in since, perhaps to import it again.
 */
export async function earlierPair(file: string): Promise<EarlierPair> {
  const manifest = `${file}${MANIFEST_SUFFIX}`;
  const manifestText = existsSync(manifest) ? textOf(manifest) : undefined;
  if (existsSync(manifest) && (manifestText === undefined || !isManifestText(manifestText))) throw otherFile(manifest);
  const there = statSync(file, { throwIfNoEntry: false });
  if (there !== undefined && (manifestText === undefined || !there.isFile())) throw otherFile(file);
  const sha256 = there === undefined ? undefined : await sha256Of(file);
  if (sha256 !== undefined && manifestText !== undefined && !tellsOf(manifestText, sha256))
    throw new AppError('export/changed-since', { params: { file } });
  await sweepDrafts(file);
  return { file, manifest, manifestText, sha256 };
}

/**
 * Puts both in their places; `file/not-writable`, and then what was there is there again.
 * @param manifestText Names `earlier.sha256` as what it replaces.
 */
export async function publishPair(content: WrittenFile, manifestText: string, earlier: EarlierPair): Promise<void> {
  const note = await writeWhole(earlier.manifest, [manifestText]);
  await note.publish();
  try {
    await content.publish();
  } catch (thrown) {
    // Where even this fails, the manifest itself tells what the file beside it is.
    await restoreManifest(earlier).catch(() => undefined);
    throw thrown;
  }
}

async function restoreManifest({ manifest, manifestText }: EarlierPair): Promise<void> {
  if (manifestText === undefined) return rm(manifest, { force: true });
  await (await writeWhole(manifest, [manifestText])).publish();
}

function otherFile(file: string): AppError {
  return new AppError('export/other-file', { params: { file } });
}

/** Undefined for a folder or a pipe, and for what is too large for a manifest. */
function textOf(manifest: string): string | undefined {
  try {
    if (!statSync(manifest).isFile()) return undefined;
    return readSmallFile(manifest, 'file/unreadable').toString();
  } catch {
    return undefined;
  }
}

async function sha256Of(file: string): Promise<Sha256> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new AppError('file/not-writable', { params: { file, reason }, cause });
  }
  return hash.digest('hex') as Sha256;
}
