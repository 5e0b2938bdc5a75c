/** Hands a file's bytes to the engine in pieces: the page never names a path. */
import { MAX_UPLOAD_BYTES, UPLOAD_PIECE_BYTES } from '../../../shared/contract/batches.ts';
import type { EngineClient } from '../../../shared/rpc/client.ts';

export interface ChosenFile {
  readonly name: string;
  readonly content: Blob;
}

export interface UploadProgress {
  readonly sentBytes: number;
  readonly sizeBytes: number;
}

/** The command line reads larger ones where they are. */
export function isTooLarge(file: ChosenFile): boolean {
  return file.content.size > MAX_UPLOAD_BYTES;
}

/** Resolves to the upload's id when the last piece has arrived. */
export async function uploadFile(
  engine: EngineClient,
  file: ChosenFile,
  { onProgress }: { readonly onProgress?: (progress: UploadProgress) => void } = {},
): Promise<string> {
  const sizeBytes = file.content.size;
  const { uploadId } = await engine.request('uploads.begin', { name: file.name, sizeBytes });
  for (let start = 0; start < sizeBytes; start += UPLOAD_PIECE_BYTES) {
    onProgress?.({ sentBytes: start, sizeBytes });
    const piece = await file.content.slice(start, start + UPLOAD_PIECE_BYTES).arrayBuffer();
    await engine.request('uploads.append', { uploadId, bytes: new Uint8Array(piece) });
  }
  return uploadId;
}
