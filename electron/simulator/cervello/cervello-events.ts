/** What the simulated Cervello tells: JSON-able, without secrets. */
import type { TroubleName } from './cervello-trouble.ts';

export type CervelloEvent =
  /** A file was taken, or refused whole. */
  | { readonly event: 'cervello-imported'; readonly file: string; readonly devices: number }
  | { readonly event: 'cervello-import-refused'; readonly file: string; readonly reason: string }
  | { readonly event: 'cervello-device-created' | 'cervello-telemetry'; readonly uniqueIdentifier: string }
  /** `code` is that of the answer. */
  | { readonly event: 'cervello-refused'; readonly uniqueIdentifier: string; readonly code: number }
  | { readonly event: 'cervello-trouble'; readonly uniqueIdentifier: string; readonly trouble: TroubleName };
