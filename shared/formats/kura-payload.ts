/** What a KuraPayload holds: the message in which Kura's remote management, births and data travel over MQTT (kura.md §4.4). */

/** The number of each type is its number on the wire. */
export const kuraMetricTypes = ['DOUBLE', 'FLOAT', 'INT64', 'INT32', 'BOOL', 'STRING', 'BYTES'] as const;

export type KuraMetric =
  /** A FLOAT is given as the double of the same value; NaN and infinities are values as others. */
  | { readonly name: string; readonly type: 'DOUBLE' | 'FLOAT'; readonly value: number }
  | { readonly name: string; readonly type: 'INT64'; readonly value: bigint }
  | { readonly name: string; readonly type: 'INT32'; readonly value: number }
  | { readonly name: string; readonly type: 'BOOL'; readonly value: boolean }
  | { readonly name: string; readonly type: 'STRING'; readonly value: string }
  | { readonly name: string; readonly type: 'BYTES'; readonly value: Uint8Array };

export interface KuraPosition {
  /** Degrees. */
  readonly latitude: number;
  readonly longitude: number;
  /** Metres. */
  readonly altitude?: number;
  readonly precision?: number;
  readonly heading?: number;
  readonly speed?: number;
  /** Milliseconds since 1970. */
  readonly timestamp?: bigint;
  readonly satellites?: number;
  /** 1 no answer from the receiver, 2 error, 4 valid. */
  readonly status?: number;
}

export interface KuraPayload {
  /** Milliseconds since 1970. */
  readonly timestamp?: bigint;
  readonly position?: KuraPosition;
  /** In the order of the message, in which Kura gives no meaning; of two with one name the last counts. */
  readonly metrics: readonly KuraMetric[];
  readonly body?: Uint8Array;
}

/** Far above what a gateway sends, and little enough that a hostile sender cannot take the station's memory. */
export const payloadLimits = { bytes: 16 * 1024 * 1024, metrics: 65_536 } as const;

export function metricOf(payload: KuraPayload, name: string): KuraMetric | undefined {
  return payload.metrics.findLast((metric) => metric.name === name);
}
