/** Files that are there whole or not at all: written beside their place, brought to the disk, then renamed. */
import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';

type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

export interface WrittenFile {
  /** Over the exact bytes. */
  readonly sha256: Sha256;
  readonly sizeBytes: number;
  /** Puts the file in its place; where that fails, what was written is gone and what was there stays. */
  publish(): Promise<void>;
  /** Removes what was not published. */
  discard(): Promise<void>;
}

/** So large that calls to the system cost next to nothing, and so small that its hash is made in less than a millisecond. */
const WRITE_BYTES = 256 * 1024;
/** A draft that nobody has written to for so long was left by a program that is gone. */
const ABANDONED_MS = 60 * 60 * 1000;

/** Throws `file/not-writable` with the system's reason, a full disk's among them, and leaves nothing behind. */
export async function writeWhole(file: string, pieces: Pieces): Promise<WrittenFile> {
  await refuseOther(file);
  const draft = `${file}.${randomUUID()}.part`;
  const discard = () => rm(draft, { force: true });
  try {
    const { sha256, sizeBytes } = await writeDraft(draft, pieces);
    return { sha256, sizeBytes, publish: () => published({ draft, file, discard }), discard };
  } catch (thrown) {
    await discard().catch(() => undefined);
    throw notWritable(file, thrown);
  }
}

/** Removes what a program that was killed while it wrote this file has left. What cannot be removed stays. */
export async function sweepDrafts(file: string): Promise<void> {
  const folder = dirname(file);
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(`${basename(file)}.`) || !/\.[0-9a-f-]{36}\.part$/.test(name)) continue;
    const draft = join(folder, name);
    const written = await stat(draft).catch(() => undefined);
    if (written !== undefined && Date.now() - written.mtimeMs > ABANDONED_MS) await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** A pipe or a device would be replaced by a file, and whoever reads it would wait for ever. */
async function refuseOther(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || found.isFile()) return;
  throw new AppError('file/not-writable', { params: { file, reason: found.isDirectory() ? 'EISDIR' : 'not a file' } });
}

async function writeDraft(draft: string, pieces: Pieces): Promise<{ readonly sha256: Sha256; readonly sizeBytes: number }> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const handle = await open(draft, 'wx', 0o600);
  let writing: Promise<void> = Promise.resolve();
  try {
    for await (const bytes of inLargeWrites(pieces)) {
      hash.update(bytes);
      sizeBytes += bytes.length;
      await writing;
      // The next piece is made while the disk takes this one; that it failed is heard before the next write, and at the end.
      writing = handle.appendFile(bytes);
      writing.catch(() => undefined);
    }
    await writing;
    await handle.sync();
  } finally {
    await writing.catch(() => undefined);
    await handle.close();
  }
  return { sha256: hash.digest('hex') as Sha256, sizeBytes };
}

async function* inLargeWrites(pieces: Pieces): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece as Uint8Array);
    waiting.push(bytes);
    waitingBytes += bytes.length;
    if (waitingBytes < WRITE_BYTES) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
  }
  yield Buffer.concat(waiting);
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
