/** Hands a file's bytes to the engine in pieces: the page never names a path. */
import { UPLOAD_PIECE_BYTES } from '../../../shared/contract/batches.ts';
import type { EngineClient } from '../../../shared/rpc/client.ts';

export interface ChosenFile {
  readonly name: string;
  readonly content: Blob;
}

/** Resolves to the upload's id when the last piece has arrived. */
export async function uploadFile(engine: EngineClient, file: ChosenFile, signal?: AbortSignal): Promise<string> {
  const options = signal === undefined ? {} : { signal };
  const { uploadId } = await engine.request('uploads.begin', { name: file.name, sizeBytes: file.content.size }, options);
  for (let start = 0; start < file.content.size; start += UPLOAD_PIECE_BYTES) {
    const piece = await file.content.slice(start, start + UPLOAD_PIECE_BYTES).arrayBuffer();
    await engine.request('uploads.append', { uploadId, bytes: new Uint8Array(piece) }, options);
  }
  return uploadId;
}
