/** What the app was started with: `--db FILE` and `--station FILE`, as for the commands. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface StartOptions {
  /** Journal file; undefined means the station's own. */
  readonly journalFile?: string;
  readonly stationFile?: string;
}

/** Switches of Chromium and Electron stand among ours, so unknown ones are passed over. */
export function readStartOptions(args: readonly string[], folder: string): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: { db: { type: 'string' }, station: { type: 'string' } },
  });
  return {
    ...(typeof values['db'] === 'string' ? { journalFile: resolve(folder, values['db']) } : {}),
    ...(typeof values['station'] === 'string' ? { stationFile: resolve(folder, values['station']) } : {}),
  };
}

export function engineArguments(options: StartOptions): readonly string[] {
  return [
    ...(options.journalFile === undefined ? [] : ['--journal', options.journalFile]),
    ...(options.stationFile === undefined ? [] : ['--station', options.stationFile]),
  ];
}
