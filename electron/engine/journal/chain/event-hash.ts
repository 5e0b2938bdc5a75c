/** The link of the chain. Anybody can compute it again from a row, in any language. */
import { hash } from 'node:crypto';
import type { UnhashedEventRow } from './event-row.ts';

/**
 * SHA-256, in hexadecimal, over `lineside-event-1` and the fields in the order below, each written as `<bytes>:<UTF-8 text>`.
 * An absent field is `-`. Numbers are written as ECMAScript writes them. The length before each field keeps two different rows
 * from giving the same bytes.
 */
export function eventHash(row: UnhashedEventRow): string {
  return hash(
    'sha256',
    `lineside-event-1${plain(row.seq)}${text(row.id)}${text(row.station_id)}${plain(row.epoch)}${text(row.wall_time)}` +
      `${plain(row.monotonic_ms)}${text(row.type)}${plain(row.version)}${optional(row.batch_id)}${optional(row.unit_id)}` +
      `${optional(row.run_id)}${optional(row.device_id)}${text(row.body)}${text(row.previous_hash)}`,
  );
}

function text(value: string): string {
  return `${Buffer.byteLength(value)}:${value}`;
}

function optional(value: string | null): string {
  return value === null ? '-' : text(value);
}

function plain(value: number): string {
  const digits = String(value);
  return `${digits.length}:${digits}`;
}
