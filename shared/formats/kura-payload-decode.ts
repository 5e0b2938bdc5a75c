/**
 * Reads a KuraPayload as Java's reader of the same definition does (kura.md §4.4): unknown fields and fields of another wire type are
 * passed over, a repeated single field counts as it stands last, and a metric without the value that its type names has the type's zero.
 */
import { BinaryReader } from '@bufbuild/protobuf/wire';
import { AppError } from '../errors/app-error.ts';
import { type KuraMetric, type KuraPayload, type KuraPosition, kuraMetricTypes, payloadLimits } from './kura-payload.ts';
import { metricTag, payloadTag, positionTag } from './kura-payload-fields.ts';

/**
 * @param bytes unpacked. Texts are copied; bytes of the result are views into it.
 * Throws `payload/malformed` for what is no KuraPayload, also where something required is missing, and `payload/too-large`,
 * `payload/too-many-metrics` beyond `payloadLimits`.
 */
export function decodeKuraPayload(bytes: Uint8Array): KuraPayload {
  if (bytes.length > payloadLimits.bytes) throw tooLarge();
  const reader = new BinaryReader(bytes);
  try {
    return readPayload(reader);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('payload/malformed', { params: { offset: String(Math.min(reader.pos, bytes.length)) }, cause });
  }
}

export function tooLarge(cause?: unknown): AppError {
  return new AppError('payload/too-large', { params: { limit: String(payloadLimits.bytes) }, cause });
}

type Writable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

function readPayload(reader: BinaryReader): KuraPayload {
  const metrics: KuraMetric[] = [];
  const payload: Writable<KuraPayload> = { metrics };
  const position: Partial<Writable<KuraPosition>> = {};
  let hasPosition = false;
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    switch (tag) {
      case payloadTag.timestamp:
        payload.timestamp = BigInt(reader.int64());
        break;
      case payloadTag.position:
        readPosition(reader, endOfMessage(reader), position);
        hasPosition = true;
        break;
      case payloadTag.metric:
        if (metrics.length >= payloadLimits.metrics) {
          throw new AppError('payload/too-many-metrics', { params: { limit: String(payloadLimits.metrics) } });
        }
        metrics.push(readMetric(reader, endOfMessage(reader)));
        break;
      case payloadTag.body:
        payload.body = reader.bytes();
        break;
      default:
        skip(reader, tag);
    }
  }
  if (hasPosition) payload.position = wholePosition(position);
  return payload;
}

function endOfMessage(reader: BinaryReader): number {
  const length = reader.uint32();
  const end = reader.pos + length;
  if (end > reader.len) throw new RangeError('message longer than what holds it');
  return end;
}

function checkEnd(reader: BinaryReader, end: number): void {
  if (reader.pos !== end) throw new RangeError('field longer than its message');
}

function skip(reader: BinaryReader, tag: number): void {
  const fieldNumber = tag >>> 3;
  if (fieldNumber === 0) throw new RangeError('field number 0');
  reader.skip(tag & 7, fieldNumber);
}

function readMetric(reader: BinaryReader, end: number): KuraMetric {
  let name: string | undefined;
  let type = -1;
  const values: MetricValues = {};
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (tag === metricTag.name) name = reader.string();
    else if (tag === metricTag.type) type = knownType(reader.int32(), type);
    else readValue(reader, tag, values);
  }
  checkEnd(reader, end);
  if (name === undefined || type === -1) throw new RangeError('metric without name or type');
  return metricOfType(name, type, values);
}

/** A number that the definition does not have is to Java as if it were not there. */
function knownType(found: number, before: number): number {
  return found >= 0 && found < kuraMetricTypes.length ? found : before;
}

interface MetricValues {
  double?: number;
  float?: number;
  int64?: bigint;
  int32?: number;
  bool?: boolean;
  string?: string;
  bytes?: Uint8Array;
}

function readValue(reader: BinaryReader, tag: number, values: MetricValues): void {
  switch (tag) {
    case metricTag.double:
      values.double = reader.double();
      return;
    case metricTag.float:
      values.float = reader.float();
      return;
    case metricTag.int64:
      values.int64 = BigInt(reader.int64());
      return;
    case metricTag.int32:
      values.int32 = reader.int32();
      return;
    case metricTag.bool:
      values.bool = reader.bool();
      return;
    case metricTag.string:
      values.string = reader.string();
      return;
    case metricTag.bytes:
      values.bytes = reader.bytes();
      return;
    default:
      skip(reader, tag);
  }
}

function metricOfType(name: string, type: number, values: MetricValues): KuraMetric {
  switch (type) {
    case 0:
      return { name, type: 'DOUBLE', value: values.double ?? 0 };
    case 1:
      return { name, type: 'FLOAT', value: values.float ?? 0 };
    case 2:
      return { name, type: 'INT64', value: values.int64 ?? 0n };
    case 3:
      return { name, type: 'INT32', value: values.int32 ?? 0 };
    case 4:
      return { name, type: 'BOOL', value: values.bool ?? false };
    case 5:
      return { name, type: 'STRING', value: values.string ?? '' };
    default:
      return { name, type: 'BYTES', value: values.bytes ?? new Uint8Array(0) };
  }
}

function readPosition(reader: BinaryReader, end: number, position: Partial<Writable<KuraPosition>>): void {
  while (reader.pos < end) {
    const tag = reader.uint32();
    const field = positionFields.get(tag);
    if (field === undefined) skip(reader, tag);
    else if (field === 'timestamp') position.timestamp = BigInt(reader.int64());
    else if (field === 'satellites' || field === 'status') position[field] = reader.int32();
    else position[field] = reader.double();
  }
  checkEnd(reader, end);
}

const positionFields = new Map(
  Object.entries(positionTag).map(([field, tag]): [number, keyof typeof positionTag] => [tag, field as keyof typeof positionTag]),
);

function wholePosition(position: Partial<Writable<KuraPosition>>): KuraPosition {
  const { latitude, longitude } = position;
  if (latitude === undefined || longitude === undefined) throw new RangeError('position without latitude or longitude');
  return { ...position, latitude, longitude };
}
