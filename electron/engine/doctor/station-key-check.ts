/** Where the station's key comes from and how well it is kept. Makes none. */
import { existsSync } from 'node:fs';
import { toAppError } from '../../../shared/errors/app-error.ts';
import { stationKeyFile } from '../../station-folder.ts';
import type { TextKey, TextParams } from '../../../shared/texts/text.ts';
import { openStationKey, STATION_KEY_VARIABLE } from '../vault/station-key.ts';
import type { Finding } from './finding.ts';

export interface StationKeySurroundings {
  readonly keyFolder: string;
  readonly journalFile: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly handedKey?: string | undefined;
}

export function checkStationKey({ keyFolder, journalFile, environment, handedKey }: StationKeySurroundings): Finding {
  const finding = (ok: boolean, key: TextKey, params: TextParams): Finding => ({
    name: 'station-key',
    required: true,
    ok,
    said: { key, params },
  });
  const variable = STATION_KEY_VARIABLE;
  const file = stationKeyFile(keyFolder);
  /* Opening would make the key that is missing. */
  if ((environment[variable] ?? '') === '' && !existsSync(file)) {
    return existsSync(journalFile)
      ? finding(false, 'doctor.station-key.lost', { folder: keyFolder, variable })
      : finding(true, 'doctor.station-key.none', { folder: keyFolder });
  }
  try {
    const { provider } = openStationKey({ folder: keyFolder, environment, handed: handedKey });
    return finding(true, `doctor.station-key.${provider}`, { file, variable });
  } catch (thrown) {
    return { name: 'station-key', required: true, ok: false, said: { error: toAppError(thrown) } };
  }
}
