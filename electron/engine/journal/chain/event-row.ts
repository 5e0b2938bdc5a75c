/** An event as it is stored: every field below is covered by `hash`. */
export interface EventRow {
  readonly seq: number;
  readonly id: string;
  readonly station_id: string;
  readonly epoch: number;
  readonly wall_time: string;
  readonly monotonic_ms: number;
  readonly type: string;
  readonly version: number;
  readonly batch_id: string | null;
  readonly unit_id: string | null;
  readonly run_id: string | null;
  readonly device_id: string | null;
  /** Canonical JSON of the event. */
  readonly body: string;
  readonly previous_hash: string;
  readonly hash: string;
}

export type UnhashedEventRow = Omit<EventRow, 'hash'>;

/** What the first event follows. */
export const NO_HASH = '0'.repeat(64);
