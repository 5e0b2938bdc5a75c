/** The station file that `run` would use, checked as `station check` checks it. */
import { toAppError } from '../../../shared/errors/app-error.ts';
import type { Language } from '../../../shared/texts/text.ts';
import type { VaultSecrets } from '../files/station-secret.ts';
import { loadStation } from '../files/station-file.ts';
import type { Finding } from './finding.ts';

export interface StationFileSurroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly language: Language;
  /** Whether a name has a value in the vault. */
  readonly vault?: VaultSecrets | undefined;
}

/** Without one, commands that need no lane still work. */
export function checkStationFile(file: string | undefined, surroundings: StationFileSurroundings): Finding {
  if (file === undefined) return { name: 'station-file', required: false, ok: true, said: { key: 'doctor.station-file.none' } };
  try {
    const { file: content, warnings } = loadStation(file, surroundings);
    const problems = warnings.map(({ path, message }) => `${path}: ${message}`).join(' ');
    const key = warnings.length === 0 ? 'doctor.station-file.ok' : 'doctor.station-file.warnings';
    return { name: 'station-file', required: true, ok: true, said: { key, params: { file, lanes: content.lanes.length, problems } } };
  } catch (thrown) {
    return { name: 'station-file', required: true, ok: false, said: { error: toAppError(thrown) } };
  }
}
