/** Reads Kura's simple JSON as Kura does (kura.md §4.4). */
import { base64Decode, getTextEncoding } from '@bufbuild/protobuf/wire';
import type { KuraMetric, KuraPayload, KuraPosition } from './kura-payload.ts';
import { positionFields, wholeFields } from './simple-json-position.ts';

/**
 * As Kura reads it: names of the outer members in any case; a text that is no such message, or has any other member, is the body
 * of a payload without metrics. Never throws.
 */
export function decodeSimpleJson(text: string): KuraPayload {
  try {
    return payloadOf(parseWithSources(text));
  } catch {
    return { metrics: [], body: getTextEncoding().encodeUtf8(text) };
  }
}

/** A number with the digits it was written in, from which its type follows. */
class SourceNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** What ECMAScript 2026 adds to JSON and Node has, before the compiler's library knows it. */
interface SourceTextJson {
  parse(text: string, reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown): unknown;
}

function parseWithSources(text: string): unknown {
  return (JSON as SourceTextJson).parse(text, (_key, value, { source }) =>
    typeof value === 'number' ? new SourceNumber(source ?? '') : value,
  );
}

type Writable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

class NotSimpleJson extends Error {}

function payloadOf(json: unknown): KuraPayload {
  const payload: Writable<KuraPayload> = { metrics: [] };
  for (const [name, value] of members(json)) {
    const known = name.toLowerCase();
    if (known === 'senton') payload.timestamp = whole(value);
    else if (known === 'position') payload.position = positionOf(value);
    else if (known === 'metrics') payload.metrics = members(value).flatMap(([metric, found]) => metricOfJson(metric, found));
    else if (known === 'body' && typeof value === 'string') payload.body = base64Decode(value);
    else throw new NotSimpleJson();
  }
  return payload;
}

function members(json: unknown): readonly (readonly [string, unknown])[] {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || json instanceof SourceNumber) throw new NotSimpleJson();
  return Object.entries(json);
}

function metricOfJson(name: string, value: unknown): readonly KuraMetric[] {
  if (value === null) return [];
  if (typeof value === 'boolean') return [{ name, type: 'BOOL', value }];
  if (typeof value === 'string') return [{ name, type: 'STRING', value }];
  if (!(value instanceof SourceNumber)) throw new NotSimpleJson();
  const long = asLong(value);
  return [long === undefined ? { name, type: 'DOUBLE', value: Number(value.source) } : { name, type: 'INT64', value: long }];
}

function asLong({ source }: SourceNumber): bigint | undefined {
  if (!/^-?\d+$/.test(source)) return undefined;
  const value = BigInt(source);
  return BigInt.asIntN(64, value) === value ? value : undefined;
}

function whole(value: unknown): bigint {
  const long = value instanceof SourceNumber ? asLong(value) : undefined;
  if (long === undefined) throw new NotSimpleJson();
  return long;
}

function positionOf(json: unknown): KuraPosition {
  const position: Partial<Writable<KuraPosition>> = {};
  for (const [name, value] of members(json)) {
    const field = positionFields.find((known) => known === name.toLowerCase());
    if (field === undefined || !(value instanceof SourceNumber)) throw new NotSimpleJson();
    if (field === 'timestamp') position.timestamp = whole(value);
    else position[field] = wholeFields.has(field) ? Number(BigInt.asIntN(32, whole(value))) : Number(value.source);
  }
  return { latitude: 0, longitude: 0, ...position };
}
