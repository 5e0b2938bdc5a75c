/** What the app was started with: `--db FILE` and `--station FILE`, as for the commands, and what to do with the station key. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** `protect` wraps the station key by the computer's key store, `unprotect` puts it back into its file. */
export type KeyOrder = 'protect' | 'unprotect';

export interface StartOptions {
  /** Journal file; undefined means the station's own. */
  readonly journalFile?: string;
  readonly stationFile?: string;
  readonly keyOrder?: KeyOrder;
}

/** Switches of Chromium and Electron stand among ours, so unknown ones are passed over. */
export function readStartOptions(args: readonly string[], folder: string): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      db: { type: 'string' },
      station: { type: 'string' },
      'protect-key': { type: 'boolean' },
      'unprotect-key': { type: 'boolean' },
    },
  });
  return {
    ...(typeof values['db'] === 'string' ? { journalFile: resolve(folder, values['db']) } : {}),
    ...(typeof values['station'] === 'string' ? { stationFile: resolve(folder, values['station']) } : {}),
    ...keyOrder(values),
  };
}

function keyOrder(values: Readonly<Record<string, unknown>>): { readonly keyOrder?: KeyOrder } {
  if (values['protect-key'] === true) return { keyOrder: 'protect' };
  return values['unprotect-key'] === true ? { keyOrder: 'unprotect' } : {};
}

export function engineArguments(options: StartOptions): readonly string[] {
  return [
    ...(options.journalFile === undefined ? [] : ['--journal', options.journalFile]),
    ...(options.stationFile === undefined ? [] : ['--station', options.stationFile]),
  ];
}
