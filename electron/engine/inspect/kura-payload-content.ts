/** A recorded message of Kura's remote management, raw or packed (CLI.md; kura.md §4.4). */
import { MASK } from '../../../shared/domain/evidence.ts';
import type { KuraMetric, KuraPayload, KuraPosition } from '../../../shared/formats/kura-payload.ts';
import { fromPayloadBytes } from '../gateway/remote/payload-bytes.ts';
import type { DecodedFile, FileToInspect } from './decoded-file.ts';

type JsonValue = string | number | boolean | null;

export function kuraPayloadContent({ bytes, reveal }: FileToInspect): DecodedFile {
  const { payload, gzip } = fromPayloadBytes(bytes);
  const metrics = payload.metrics.map((metric) => ({ name: metric.name, type: metric.type, value: valueOf(metric, reveal) }));
  const content = {
    gzip,
    timestamp: payload.timestamp === undefined ? null : String(payload.timestamp),
    position: payload.position === undefined ? null : positionOf(payload.position),
    metrics,
    body: payload.body === undefined ? null : base64(payload.body),
  };
  const lines = [
    ...(payload.timestamp === undefined ? [] : [`timestamp ${payload.timestamp}${dateText(payload.timestamp)}`]),
    ...(content.position === null ? [] : [`position ${JSON.stringify(content.position)}`]),
    ...metrics.map(({ name, type, value }) => `${name} (${type}) = ${value}`),
    ...bodyLines(payload, reveal),
  ];
  return { content, lines, ok: true };
}

/** Metrics such as `command.password` and `dp.download.password` hold passwords in clear. */
function valueOf({ name, type, value }: KuraMetric, reveal: boolean): JsonValue {
  if (!reveal && /password/i.test(name)) return MASK;
  if (type === 'INT64') return String(value);
  if (type === 'BYTES') return base64(value);
  return typeof value === 'number' ? numberOf(value) : value;
}

function numberOf(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}

function positionOf({ timestamp, ...numbers }: KuraPosition): Readonly<Record<string, JsonValue>> {
  const known = Object.entries(numbers).map(([name, value]: [string, number]) => [name, numberOf(value)]);
  return { ...Object.fromEntries(known), ...(timestamp === undefined ? {} : { timestamp: String(timestamp) }) };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function dateText(timestamp: bigint): string {
  const date = new Date(Number(timestamp));
  return Number.isNaN(date.getTime()) ? '' : ` (${date.toISOString()})`;
}

/** A body of a configuration has passwords that can be read (kura.md §4.2): as text only where they were asked for. */
function bodyLines({ body }: KuraPayload, reveal: boolean): readonly string[] {
  if (body === undefined) return [];
  const text = reveal ? utf8(body) : undefined;
  return [`body (${body.length} bytes)${text === undefined ? '' : `: ${text}`}`];
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
