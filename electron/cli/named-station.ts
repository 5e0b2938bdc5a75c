/** The station file of a call: `--station`, else the one in the station's folder. */
import { existsSync } from 'node:fs';
import { AppError } from '../../shared/errors/app-error.ts';
import { text } from '../../shared/texts/text.ts';
import type { LoadedStation } from '../engine/files/station-file.ts';
import { stationPaths } from '../station-folder.ts';
import type { Call } from './command.ts';

/** Undefined where none is named and the station has none of its own. */
export function namedStationFile({ given, environment }: Pick<Call, 'given' | 'environment'>): string | undefined {
  const { stationFile } = stationPaths(environment);
  return given.text('station') ?? (existsSync(stationFile) ? stationFile : undefined);
}

/** `station/none`, `station/unreadable`, `station/invalid`; what is only to be warned of goes to stderr. */
export async function loadNamedStation(call: Call): Promise<LoadedStation> {
  const { loadStation } = await import('../engine/files/station-file.ts');
  const file = namedStationFile(call);
  if (file === undefined) throw new AppError('station/none');
  const { stationSecretNames, stationSecretsFile } = await import('../engine/vault/station-secrets.ts');
  const vault = stationSecretNames(stationSecretsFile(stationPaths(call.environment, call.given.text('db')).keyFolder));
  const station = loadStation(file, { environment: call.environment, language: call.language, vault });
  await noteWarnings(call, station);
  return station;
}

/** The same warning for many lanes is one line. The training line's passwords are in its file because they guard nothing. */
async function noteWarnings({ output, language }: Call, { warnings, file }: LoadedStation): Promise<void> {
  const told = warnings.filter(({ code }) => file.training === undefined || code !== 'station/plain-secret');
  for (const [message, alike] of Map.groupBy(told, (warning) => warning.message)) {
    const paths = alike.map(({ path }) => path).join(', ');
    await output.note(`${text(language, 'command.severity.warning')} · ${paths}: ${message}`);
  }
}
