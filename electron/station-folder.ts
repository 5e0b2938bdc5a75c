/** Where the station keeps what is its own: journal, key and station file (one folder per user, or wherever LINESIDE_HOME says). */
import { homedir } from 'node:os';
import { dirname, join, posix, win32 } from 'node:path';
import { AppError } from '../shared/errors/app-error.ts';

export interface StationPaths {
  readonly folder: string;
  readonly journalFile: string;
  /** Beside the journal, so that a copied folder works as a whole. */
  readonly keyFolder: string;
  /** Beside the journal, too: what support staff asks for. */
  readonly logFolder: string;
  /** Used where no station file is named; need not exist. */
  readonly stationFile: string;
}

/** The key file of a folder. */
export function stationKeyFile(keyFolder: string): string {
  return join(keyFolder, 'station.key');
}

/** What a key file begins with whose key is wrapped by the computer's key store. */
export const PROTECTED_KEY = 'safe-storage:';

export interface HostFacts {
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  readonly home: string;
}

/** The station's folder: `LINESIDE_HOME`, else where the system keeps an application's data. Nothing is created. */
export function stationFolder(host: HostFacts): string {
  const { platform, environment } = host;
  const ownFolder = environment['LINESIDE_HOME'];
  if (ownFolder !== undefined && ownFolder !== '') return ownFolder;
  if (platform === 'win32') return win32.join(environment['APPDATA'] ?? win32.join(host.home, 'AppData', 'Roaming'), 'Lineside');
  if (platform === 'darwin') return posix.join(host.home, 'Library', 'Application Support', 'Lineside');
  const dataHome = environment['XDG_DATA_HOME'];
  /* The XDG base directory specification has relative paths ignored. */
  const base = dataHome !== undefined && posix.isAbsolute(dataHome) ? dataHome : posix.join(host.home, '.local', 'share');
  return posix.join(base, 'lineside');
}

/** The user's home; `station/no-folder` where the system knows none. */
function homeFolder(): string {
  try {
    return homedir();
  } catch (cause) {
    throw new AppError('station/no-folder', { cause });
  }
}

/** @param journalFile `--db`; the key folder is then the one it lies in. */
export function stationPaths(environment: NodeJS.ProcessEnv, journalFile?: string): StationPaths {
  const folder = stationFolder({
    platform: process.platform,
    environment,
    get home() {
      return homeFolder();
    },
  });
  const journal = journalFile ?? join(folder, 'journal.sqlite');
  const beside = dirname(journal);
  return { folder, journalFile: journal, keyFolder: beside, logFolder: join(beside, 'logs'), stationFile: join(folder, 'station.json') };
}
