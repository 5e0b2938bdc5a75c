/** Files that the window hands over in pieces. They lie in a private temporary folder and go with the engine. */
import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';

/** A window has one file in hand at a time; older ones than these are forgotten. */
const KEPT_UPLOADS = 4;

interface Upload {
  readonly name: string;
  readonly file: string;
  readonly sizeBytes: number;
  receivedBytes: number;
}

export class Uploads {
  readonly #uploads = new Map<string, Upload>();
  #folder: Promise<string> | undefined;

  async begin(name: string, sizeBytes: number): Promise<string> {
    this.#folder ??= mkdtemp(path.join(tmpdir(), 'lineside-upload-'));
    const uploadId = randomUUID();
    const file = path.join(await this.#folder, uploadId);
    await writeFile(file, '', { mode: 0o600 });
    this.#uploads.set(uploadId, { name, file, sizeBytes, receivedBytes: 0 });
    await this.#forgetOldest();
    return uploadId;
  }

  /** Pieces come in order; more bytes than announced are refused. */
  async append(uploadId: string, bytes: Uint8Array): Promise<number> {
    const upload = this.#find(uploadId);
    if (upload.receivedBytes + bytes.byteLength > upload.sizeBytes)
      throw new AppError('contract/invalid-request', { params: { request: 'uploads.append', where: 'bytes' } });
    upload.receivedBytes += bytes.byteLength;
    await appendFile(upload.file, bytes);
    return upload.receivedBytes;
  }

  /** The complete file; one that is still short is refused. */
  complete(uploadId: string): { readonly name: string; readonly file: string } {
    const upload = this.#find(uploadId);
    if (upload.receivedBytes !== upload.sizeBytes)
      throw new AppError('contract/invalid-request', { params: { request: 'uploads', where: 'uploadId' } });
    return upload;
  }

  async close(): Promise<void> {
    this.#uploads.clear();
    if (this.#folder !== undefined) await rm(await this.#folder, { recursive: true, force: true });
  }

  #find(uploadId: string): Upload {
    const upload = this.#uploads.get(uploadId);
    if (upload === undefined) throw new AppError('contract/invalid-request', { params: { request: 'uploads', where: 'uploadId' } });
    return upload;
  }

  async #forgetOldest(): Promise<void> {
    const [oldest] = this.#uploads.keys();
    if (this.#uploads.size <= KEPT_UPLOADS || oldest === undefined) return;
    await rm(this.#find(oldest).file, { force: true });
    this.#uploads.delete(oldest);
  }
}
