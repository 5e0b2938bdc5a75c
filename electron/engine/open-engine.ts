/** Puts the rooms of one journal together: record, vault, floor. The same for the window's engine and for a command. */
import type { Journal } from './journal/journal.ts';
import { openJournal } from './journal/open-journal.ts';
import { openGateway } from './gateway/connected-gateway.ts';
import { Floor } from './runs/floor.ts';
import type { RunFloor } from './runs/run-floor.ts';
import { openStationKey } from './vault/station-key.ts';
import { checkStationKey, openVault } from './vault/open-vault.ts';
import type { StationKey, Vault } from './vault/vault.ts';

export interface EngineOptions {
  readonly journalFile: string;
  /** Where `station.key` is, or is made. */
  readonly keyFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly linesideVersion: string;
}

export interface Engine {
  readonly journal: Journal;
  readonly vault: Vault;
  readonly runs: RunFloor;
  close(): Promise<void>;
}

/**
 * `journal/in-use` where another engine has this journal; `vault/no-key` where its secrets have lost their station key, and
 * `vault/wrong-key` where they belong to another. Whatever is refused, the journal is closed again.
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const journal = await openJournal({ file: options.journalFile, linesideVersion: options.linesideVersion });
  try {
    const vault = openVault(journal, stationKeyOf(journal, options));
    return { journal, vault, runs: new Floor({ journal, vault, openGateway }), close: () => journal.close() };
  } catch (error) {
    await journal.close();
    throw error;
  }
}

/** A key is made for a journal without secrets only: a new one would never open those that are there. */
function stationKeyOf({ read }: Journal, { keyFolder: folder, environment }: EngineOptions): StationKey {
  const stationKey = openStationKey({ folder, environment, mayMake: () => !read.hasBatchKeys() });
  checkStationKey(read, stationKey);
  return stationKey;
}
