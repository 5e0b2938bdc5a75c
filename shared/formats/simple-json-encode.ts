/**
 * Kura's other form of a payload, JSON without gzip (kura.md §4.4). It is poorer than KuraPayload: a number comes back as INT64 or DOUBLE,
 * bytes come back as text, and numbers that are not finite are left out.
 */
import { base64Encode } from '@bufbuild/protobuf/wire';
import type { KuraMetric, KuraPayload, KuraPosition } from './kura-payload.ts';
import { positionFields, wholeFields } from './simple-json-position.ts';

/** The metrics that the receiver would get as another type or not at all; a gateway fails at an INT32 that arrives as INT64. */
export function metricsSpoiledByJson(payload: KuraPayload): readonly KuraMetric[] {
  return payload.metrics.filter(({ type, value }) => {
    if (type === 'DOUBLE') return !Number.isFinite(value);
    return type === 'FLOAT' || type === 'INT32' || type === 'BYTES';
  });
}

/** As Kura writes it, except that a whole DOUBLE keeps its `.0`, without which it would arrive as INT64. */
export function encodeSimpleJson({ timestamp, position, metrics, body }: KuraPayload): string {
  const parts = [
    ...(timestamp === undefined ? [] : [member('sentOn', String(timestamp))]),
    ...(position === undefined ? [] : [member('position', positionJson(position))]),
    ...(metrics.length === 0 ? [] : [member('metrics', metricsJson(metrics))]),
    ...(body === undefined ? [] : [member('body', JSON.stringify(base64Encode(body)))]),
  ];
  return `{${parts.join(',')}}`;
}

function member(name: string, json: string): string {
  return `${JSON.stringify(name)}:${json}`;
}

function positionJson(position: KuraPosition): string {
  const parts = positionFields.flatMap((field) => {
    const value = position[field];
    if (value === undefined) return [];
    const json = wholeFields.has(field) ? String(value) : doubleJson(Number(value));
    return json === undefined ? [] : [member(field, json)];
  });
  return `{${parts.join(',')}}`;
}

function metricsJson(metrics: readonly KuraMetric[]): string {
  const values = new Map(metrics.map((metric) => [metric.name, valueJson(metric)]));
  return `{${[...values].flatMap(([name, json]) => (json === undefined ? [] : [member(name, json)])).join(',')}}`;
}

function valueJson({ type, value }: KuraMetric): string | undefined {
  if (type === 'DOUBLE' || type === 'FLOAT') return doubleJson(value);
  if (type === 'STRING') return JSON.stringify(value);
  return type === 'BYTES' ? JSON.stringify(base64Encode(value)) : String(value);
}

function doubleJson(value: number): string | undefined {
  if (!Number.isFinite(value)) return undefined;
  const json = Object.is(value, -0) ? '-0.0' : String(value);
  return /^-?\d+$/.test(json) ? `${json}.0` : json;
}
