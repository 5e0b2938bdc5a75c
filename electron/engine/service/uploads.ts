/**
 * Files that the window hands over in pieces. They may hold secrets in plain text, so they lie beside the journal, for their owner
 * only, are deleted as soon as they are not needed, and are swept at the next start where an engine was lost.
 */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { AppError } from '../../../shared/errors/app-error.ts';
import { sweepTransit, type TransitPlace, transitPlace } from '../../transit-folder.ts';

/** As many as one request takes together: `audit.verify` a manifest, the file that it is of and an earlier export. */
const KEPT_UPLOADS = 3;
/** Never makes the file again once it is deleted. */
const APPEND_ONLY = constants.O_WRONLY | constants.O_APPEND;

interface Upload {
  readonly name: string;
  readonly file: string;
  readonly sizeBytes: number;
  receivedBytes: number;
  /** How many are reading the file; it is deleted after the last. */
  readers: number;
}

export interface HeldUpload {
  readonly name: string;
  readonly file: string;
  /** Once for each holding; the file is deleted with the last where the upload was discarded meanwhile. */
  release(): Promise<void>;
}

export class Uploads {
  readonly #place: TransitPlace;
  readonly #uploads = new Map<string, Upload>();

  /** Only for who holds the journal: sweeps what an engine that was lost had left. */
  static async open(journalFile: string): Promise<Uploads> {
    const uploads = new Uploads(journalFile);
    await sweepTransit(uploads.#place);
    return uploads;
  }

  private constructor(journalFile: string) {
    this.#place = transitPlace(journalFile, 'uploads');
  }

  async begin(name: string, sizeBytes: number): Promise<string> {
    await mkdir(this.#place.folder, { recursive: true, mode: 0o700 });
    const uploadId = randomUUID();
    const file = this.#place.fileOf(uploadId);
    await writeFile(file, '', { mode: 0o600, flag: 'wx' });
    this.#uploads.set(uploadId, { name, file, sizeBytes, receivedBytes: 0, readers: 0 });
    for (const oldest of [...this.#uploads.keys()].slice(0, -KEPT_UPLOADS)) await this.discard(oldest);
    return uploadId;
  }

  /** Pieces come in order; more bytes than announced are refused. */
  async append(uploadId: string, bytes: Uint8Array): Promise<number> {
    const upload = this.#find(uploadId);
    if (upload.receivedBytes + bytes.byteLength > upload.sizeBytes)
      throw new AppError('contract/invalid-request', { params: { request: 'uploads.append', where: 'bytes' } });
    upload.receivedBytes += bytes.byteLength;
    await appendFile(upload.file, bytes, { flag: APPEND_ONLY });
    return upload.receivedBytes;
  }

  /** Keeps the complete file until it is released; one that is still short is refused. */
  hold(uploadId: string): HeldUpload {
    const upload = this.#find(uploadId);
    if (upload.receivedBytes !== upload.sizeBytes)
      throw new AppError('contract/invalid-request', { params: { request: 'uploads', where: 'uploadId' } });
    upload.readers += 1;
    const release = async () => {
      upload.readers -= 1;
      if (!this.#uploads.has(uploadId)) await deleteUnread(upload);
    };
    return { name: upload.name, file: upload.file, release };
  }

  /** Keeps the complete file while `work` reads it; one that is still short is refused. */
  async reading<T>(uploadId: string, work: (upload: { readonly name: string; readonly file: string }) => Promise<T>): Promise<T> {
    const held = this.hold(uploadId);
    try {
      return await work(held);
    } finally {
      await held.release();
    }
  }

  /** Forgets the upload, and deletes its file once nobody reads it any more. */
  async discard(uploadId: string): Promise<void> {
    const upload = this.#uploads.get(uploadId);
    this.#uploads.delete(uploadId);
    if (upload !== undefined) await deleteUnread(upload);
  }

  /** Those that were begun before this one; a later one may still be on its way. */
  async discardOlder(uploadId: string): Promise<void> {
    const uploadIds = [...this.#uploads.keys()];
    for (const older of uploadIds.slice(0, Math.max(0, uploadIds.indexOf(uploadId)))) await this.discard(older);
  }

  async close(): Promise<void> {
    this.#uploads.clear();
    await sweepTransit(this.#place);
  }

  #find(uploadId: string): Upload {
    const upload = this.#uploads.get(uploadId);
    if (upload === undefined) throw new AppError('contract/invalid-request', { params: { request: 'uploads', where: 'uploadId' } });
    return upload;
  }
}

async function deleteUnread(upload: Upload): Promise<void> {
  if (upload.readers === 0) await rm(upload.file, { force: true });
}
