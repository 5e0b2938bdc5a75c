/** The digest of a batch file, made of the very bytes that were read for another purpose: no byte is read twice, or differently. */
import { createHash, type Hash } from 'node:crypto';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import type { BatchFile } from './batch-file.ts';

export class FileDigest {
  readonly #hash: Hash = createHash('sha256');
  #sizeBytes = 0;

  /** Begins with what stands before the data, which is read here. Throws `csv/unreadable-file`. */
  static async begin(file: BatchFile, signal: AbortSignal): Promise<FileDigest> {
    const digest = new FileDigest();
    digest.hear(await file.text.head(file.start.byte, signal));
    return digest;
  }

  readonly hear = (bytes: Uint8Array): void => {
    this.#hash.update(bytes);
    this.#sizeBytes += bytes.length;
  };

  /** To be asked once, after the last byte. */
  end(): { readonly sha256: Sha256; readonly sizeBytes: number } {
    return { sha256: this.#hash.digest('hex') as Sha256, sizeBytes: this.#sizeBytes };
  }
}
