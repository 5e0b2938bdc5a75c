/** KuraPayload to and from the bytes of an MQTT message: raw or packed with gzip (kura.md §4.4). */
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { type KuraPayload, payloadLimits } from '../../../../shared/formats/kura-payload.ts';
import { decodeKuraPayload, tooLarge } from '../../../../shared/formats/kura-payload-decode.ts';
import { encodeKuraPayload } from '../../../../shared/formats/kura-payload-encode.ts';

export interface UnpackedPayload {
  readonly payload: KuraPayload;
  readonly gzip: boolean;
}

const SMALL_BYTES = 4096;
/** Most payloads are small: the usual 280 KiB of working memory for each would cost more than the packing itself. */
const FOR_SMALL = { windowBits: 12, memLevel: 5, chunkSize: 4096 } as const;

/** With `gzip`, packed only where that makes it shorter, as Kura does. Errors as `encodeKuraPayload`. */
export function toPayloadBytes(payload: KuraPayload, { gzip }: { readonly gzip: boolean }): Uint8Array {
  const raw = encodeKuraPayload(payload);
  if (!gzip) return raw;
  const packed = gzipSync(raw, raw.length <= SMALL_BYTES ? FOR_SMALL : {});
  return packed.length < raw.length ? packed : raw;
}

/**
 * Throws `payload/gzip-damaged`, `payload/gzip-cut`, `payload/too-large` also for what would be it unpacked (no more than the limit is
 * ever unpacked), and what `decodeKuraPayload` throws. Kura itself would take bytes that it cannot read as a body; a station
 * asks for an answer, and such bytes are none.
 */
export function fromPayloadBytes(bytes: Uint8Array): UnpackedPayload {
  const gzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return { payload: decodeKuraPayload(gzip ? unpack(bytes) : bytes), gzip };
}

function unpack(bytes: Uint8Array): Uint8Array {
  if (bytes.length > payloadLimits.bytes) throw tooLarge();
  try {
    const chunks = bytes.length <= SMALL_BYTES ? { chunkSize: FOR_SMALL.chunkSize } : {};
    return gunzipSync(bytes, { maxOutputLength: payloadLimits.bytes, ...chunks });
  } catch (cause) {
    const { code, errno } = cause as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(cause);
    throw new AppError(errno === constants.Z_BUF_ERROR ? 'payload/gzip-cut' : 'payload/gzip-damaged', { cause });
  }
}
