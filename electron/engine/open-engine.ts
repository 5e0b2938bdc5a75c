/** Puts the rooms of one journal together: record, vault, floor. The same for the window's engine and for a command. */
import type { Journal } from './journal/journal.ts';
import { openJournal } from './journal/open-journal.ts';
import { openGateway } from './gateway/connected-gateway.ts';
import { Floor } from './runs/floor.ts';
import type { RunFloor } from './runs/run-floor.ts';
import { openStationKey } from './vault/station-key.ts';
import { openVault } from './vault/open-vault.ts';
import type { Vault } from './vault/vault.ts';

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

/** `journal/in-use` where another engine has this journal. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const stationKey = openStationKey({ folder: options.keyFolder, environment: options.environment });
  const journal = await openJournal({ file: options.journalFile, linesideVersion: options.linesideVersion });
  const vault = openVault(journal, stationKey);
  return { journal, vault, runs: new Floor({ journal, vault, openGateway }), close: () => journal.close() };
}
