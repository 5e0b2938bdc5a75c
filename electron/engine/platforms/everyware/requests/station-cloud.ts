/** A cloud of the station file, as steps and orders know it. */
import type { CloudSettings } from '../../../../../shared/domain/station-file.ts';

export type CloudLogin =
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  | { readonly kind: 'api-key'; readonly apiKey: string };

export interface StationCloud {
  /** In the station file. */
  readonly name: string;
  readonly settings: CloudSettings;
  /** Authorities that the station file gives for it; without them those count that Node ships. */
  readonly caPem: string | undefined;
  /** Undefined where the file gives none: the usual case, then nothing there is asked. Throws `station/secret-missing`. */
  login(): CloudLogin | undefined;
}
