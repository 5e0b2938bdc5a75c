/** What one check found, before it is put into words. */
import type { AppError } from '../../../shared/errors/app-error.ts';
import type { TextKey, TextParams } from '../../../shared/texts/text.ts';

/** In the order in which they are shown; the names are what scripts look for. */
export type CheckName =
  | 'runtime'
  | 'database'
  | 'journal-folder'
  | 'disk-space'
  | 'journal'
  | 'journal-reserve'
  | 'station-key'
  | 'token'
  | 'log-folder'
  | 'local-socket'
  | 'station-file'
  | 'people'
  | 'broker'
  | 'serial-ports'
  | 'clock'
  | 'time-sync'
  | 'loopback'
  | 'display';

export interface Finding {
  readonly name: CheckName;
  readonly ok: boolean;
  /** False where the station works without it, only less of it. */
  readonly required: boolean;
  /** A text, whose `<key>.fix` says what to do, or the error whose own texts say both. */
  readonly said: { readonly key: TextKey; readonly params?: TextParams } | { readonly error: AppError };
}

/** One check; it never throws for what it was made to find. */
export type Check = () => Promise<readonly Finding[]>;
