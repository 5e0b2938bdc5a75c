/** A Cervello of the station file, as steps know it. */
import type { CervelloSettings } from '../../../../shared/domain/cervello-station.ts';
import type { CervelloProfile } from './cervello-profile.ts';

export interface StationCervello {
  /** In the station file. */
  readonly name: string;
  readonly settings: CervelloSettings;
  /** Authorities that the station file gives; without them those count that Node ships. */
  readonly caPem: string | undefined;
  readonly telemetryCaPem: string | undefined;
  /** Read when asked for: `cervello/profile-unreadable`, `cervello/profile-invalid`. */
  profile(): CervelloProfile;
}
