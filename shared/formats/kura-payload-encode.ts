/** Writes a KuraPayload as Kura's own encoder does (kura.md §4.4); the bytes are not yet packed. */
import { BinaryWriter } from '@bufbuild/protobuf/wire';
import { AppError } from '../errors/app-error.ts';
import type { KuraMetric, KuraPayload, KuraPosition } from './kura-payload.ts';
import { metricTag, payloadTag, positionTag } from './kura-payload-fields.ts';

/** Throws `payload/wrong-value` for a number that its type cannot hold. */
export function encodeKuraPayload(payload: KuraPayload): Uint8Array {
  try {
    writePayload(spare, payload);
  } catch (error) {
    spare.finish();
    throw error;
  }
  const bytes = spare.finish();
  if (bytes.length > LARGEST_KEPT_BYTES) spare = new BinaryWriter();
  return bytes;
}

/** Empty between two payloads: a new one for each costs as much as a small payload itself. */
let spare = new BinaryWriter();
const LARGEST_KEPT_BYTES = 64 * 1024;

function writePayload(writer: BinaryWriter, payload: KuraPayload): void {
  if (payload.timestamp !== undefined) writeInt64(writer, payloadTag.timestamp, payload.timestamp);
  if (payload.position !== undefined) {
    writer.uint32(payloadTag.position).fork();
    writePosition(writer, payload.position);
    writer.join();
  }
  for (const metric of payload.metrics) {
    writer.uint32(payloadTag.metric).fork();
    writeMetric(writer, metric);
    writer.join();
  }
  if (payload.body !== undefined) writer.uint32(payloadTag.body).bytes(payload.body);
}

function writeMetric(writer: BinaryWriter, metric: KuraMetric): void {
  writer.uint32(metricTag.name).string(metric.name).uint32(metricTag.type);
  try {
    writeValue(writer, metric);
  } catch (cause) {
    throw new AppError('payload/wrong-value', { params: { name: metric.name, type: metric.type }, cause });
  }
}

/** The type's number and the value in the field that belongs to it. */
function writeValue(writer: BinaryWriter, metric: KuraMetric): void {
  switch (metric.type) {
    case 'DOUBLE':
      writer.uint32(0).uint32(metricTag.double).double(metric.value);
      return;
    case 'FLOAT':
      writer.uint32(1).uint32(metricTag.float).float(metric.value);
      return;
    case 'INT64':
      writer.uint32(2).uint32(metricTag.int64).int64(metric.value);
      return;
    case 'INT32':
      writer.uint32(3).uint32(metricTag.int32).int32(metric.value);
      return;
    case 'BOOL':
      writer.uint32(4).uint32(metricTag.bool).bool(metric.value);
      return;
    case 'STRING':
      writer.uint32(5).uint32(metricTag.string).string(metric.value);
      return;
    case 'BYTES':
      writer.uint32(6).uint32(metricTag.bytes).bytes(metric.value);
  }
}

const doubleFields = ['latitude', 'longitude', 'altitude', 'precision', 'heading', 'speed'] as const;
const int32Fields = ['satellites', 'status'] as const;

function writePosition(writer: BinaryWriter, position: KuraPosition): void {
  for (const field of doubleFields) {
    const value = position[field];
    if (value !== undefined) writer.uint32(positionTag[field]).double(value);
  }
  if (position.timestamp !== undefined) writeInt64(writer, positionTag.timestamp, position.timestamp);
  for (const field of int32Fields) {
    const value = position[field];
    if (value === undefined) continue;
    if (value !== (value | 0)) throw new AppError('payload/wrong-value', { params: { name: `position.${field}`, type: 'INT32' } });
    writer.uint32(positionTag[field]).int32(value);
  }
}

function writeInt64(writer: BinaryWriter, tag: number, value: bigint): void {
  if (BigInt.asIntN(64, value) !== value) throw new AppError('payload/wrong-value', { params: { name: 'timestamp', type: 'INT64' } });
  writer.uint32(tag).int64(value);
}
