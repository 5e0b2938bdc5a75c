/** Files that are there whole or not at all: written beside their place, brought to the disk, then renamed. */
import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';

type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

export interface WrittenFile {
  /** Over the exact bytes. */
  readonly sha256: Sha256;
  /** Puts the file in its place; where that fails, what was written is gone and what was there stays. */
  publish(): Promise<void>;
  /** Removes what was not published. */
  discard(): Promise<void>;
}

/** Throws `file/not-writable` with the system's reason, a full disk's among them, and leaves nothing behind. */
export async function writeWhole(file: string, pieces: Pieces): Promise<WrittenFile> {
  const draft = `${file}.${randomUUID()}.part`;
  const discard = () => rm(draft, { force: true });
  try {
    const sha256 = await writeDraft(draft, pieces);
    return { sha256, publish: () => published({ draft, file, discard }), discard };
  } catch (thrown) {
    await discard().catch(() => undefined);
    throw notWritable(file, thrown);
  }
}

async function writeDraft(draft: string, pieces: Pieces): Promise<Sha256> {
  const hash = createHash('sha256');
  const handle = await open(draft, 'wx', 0o600);
  try {
    for await (const piece of pieces) {
      hash.update(piece);
      await handle.appendFile(piece);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest('hex') as Sha256;
}

/** Until its folder is on the disk, a power cut may take the new name away again. */
async function putInPlace(draft: string, file: string): Promise<void> {
  await rename(draft, file);
  if (process.platform === 'win32') return;
  let folder: FileHandle | undefined;
  try {
    folder = await open(dirname(file), 'r');
    await folder.sync();
  } finally {
    await folder?.close();
  }
}

interface Draft {
  readonly draft: string;
  readonly file: string;
  readonly discard: () => Promise<void>;
}

async function published({ draft, file, discard }: Draft): Promise<void> {
  try {
    await putInPlace(draft, file);
  } catch (thrown) {
    await discard().catch(() => undefined);
    throw notWritable(file, thrown);
  }
}

/** What the pieces themselves threw stays as it is. */
function notWritable(file: string, thrown: unknown): unknown {
  const reason = thrown instanceof Error && 'code' in thrown && 'syscall' in thrown ? String(thrown.code) : undefined;
  return reason === undefined ? thrown : new AppError('file/not-writable', { params: { file, reason }, cause: thrown });
}
