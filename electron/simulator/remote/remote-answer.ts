/** Requests and answers inside a simulated gateway, between MQTT and the apps. */
import type { KuraMetric } from '../../../shared/formats/kura-payload.ts';

export interface AppRequest {
  readonly method: string;
  /** Parts of the topic after the method. */
  readonly resource: readonly string[];
  readonly metrics: ReadonlyMap<string, KuraMetric['value']>;
  readonly body: Uint8Array;
  readonly signal: AbortSignal;
  /** On a NOTIFY topic of the requester. */
  readonly notify: (resource: string, metrics: readonly KuraMetric[]) => void;
}

export interface AppAnswer {
  readonly code: number;
  readonly metrics?: readonly KuraMetric[];
  readonly body?: Uint8Array | string;
}

export type RemoteApp = (request: AppRequest) => AppAnswer | Promise<AppAnswer>;

/** Stands for a KuraException: its message is all that a requester gets to see. */
export class AppException extends Error {
  readonly code: 400 | 404 | 500;

  constructor(code: 400 | 404 | 500, message: string) {
    super(message);
    this.code = code;
  }
}

export const stringMetric = (name: string, value: string): KuraMetric => ({ name, type: 'STRING', value });
export const int32Metric = (name: string, value: number): KuraMetric => ({ name, type: 'INT32', value });
export const int64Metric = (name: string, value: bigint): KuraMetric => ({ name, type: 'INT64', value });
export const boolMetric = (name: string, value: boolean): KuraMetric => ({ name, type: 'BOOL', value });
