/** KuraPayload to and from a message, in either of the two forms that a gateway may be set to (kura.md §4.4). */
import { AppError } from '../../../../shared/errors/app-error.ts';
import { type KuraPayload, payloadLimits } from '../../../../shared/formats/kura-payload.ts';
import { decodeSimpleJson } from '../../../../shared/formats/simple-json-decode.ts';
import { encodeSimpleJson, metricsSpoiledByJson } from '../../../../shared/formats/simple-json-encode.ts';
import { fromPayloadBytes, toPayloadBytes } from './payload-bytes.ts';

/** `payload.encoding` of the gateway's CloudService. */
export type PayloadEncoding = 'kura-protobuf' | 'simple-json';

export interface MessageForm {
  readonly encoding: PayloadEncoding;
  /** Packed where that makes it shorter; JSON never is. */
  readonly gzip: boolean;
}

/** A KuraPayload cannot begin with it: as a tag it would be a group of field 15. */
const BRACE = 0x7b;

/** Throws `remote/json-cannot-carry` for metrics that JSON would turn into others, and what `toPayloadBytes` throws. */
export function toMessageBytes(payload: KuraPayload, { encoding, gzip }: MessageForm): Uint8Array {
  if (encoding === 'kura-protobuf') return toPayloadBytes(payload, { gzip });
  const spoiled = metricsSpoiledByJson(payload);
  if (spoiled.length > 0) {
    const metrics = spoiled.map(({ name, type }) => `${name} (${type})`).join(', ');
    throw new AppError('remote/json-cannot-carry', { params: { metrics } });
  }
  return Buffer.from(encodeSimpleJson(payload), 'utf8');
}

/** By what the bytes themselves are. Throws what `fromPayloadBytes` throws. */
export function fromMessageBytes(bytes: Uint8Array): KuraPayload {
  if (bytes[0] !== BRACE) return fromPayloadBytes(bytes).payload;
  if (bytes.length > payloadLimits.bytes) {
    throw new AppError('payload/too-large', { params: { limit: String(payloadLimits.bytes) } });
  }
  return decodeSimpleJson(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
}
