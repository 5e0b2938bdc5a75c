/** What a gateway's configuration service offers, in both its JSON forms (kura.md §3.3). */
import type { z } from 'zod';
import type { CallOptions, Component, Rest } from '../gateway.ts';
import type { ComponentUpdate, SnapshotComponent } from '../kura-calls.ts';
import type { RestRequest } from './rest-request.ts';

/** The part of `RestClient` that the two forms need. */
export interface ConfigurationClient {
  read<Schema extends z.ZodType>(request: RestRequest, schema: Schema, options: CallOptions): Promise<z.output<Schema>>;
  write(request: RestRequest, options: CallOptions): Promise<string>;
}

export interface ConfigurationApi {
  pids(options: CallOptions): ReturnType<Rest['componentPids']>;
  all(options: CallOptions): Promise<readonly Component[]>;
  /** Undefined where the gateway leaves it out of its answer. */
  one(pid: string, options: CallOptions): Promise<Component | undefined>;
  /** With a snapshot. */
  update(updates: readonly ComponentUpdate[], options: CallOptions): Promise<void>;
  snapshotIds(options: CallOptions): Promise<readonly bigint[]>;
  /** Empty, or `rest/not-found`, where there is none of this number. */
  snapshot(id: bigint, options: CallOptions): Promise<readonly SnapshotComponent[]>;
  /** The text of the answer that names the new snapshot. */
  writeSnapshot(options: CallOptions): Promise<bigint>;
  rollBack(id: bigint, options: CallOptions): Promise<void>;
}
