/** Puts the rooms of one journal together: record, vault, floor. The same for the window's engine and for a command. */
import type { Journal } from './journal/journal.ts';
import { openJournal } from './journal/open-journal.ts';
import { gatewayOpener } from './gateway/connected-gateway.ts';
import { RemoteLinks } from './gateway/remote/remote-links.ts';
import { GatewayPasswords, withKnownPasswords, withOwnPasswords } from './lanes/gateway-passwords.ts';
import { LaneHolds } from './lanes/lane-holds.ts';
import { CervelloRooms } from './manufacturers/cervello-rooms.ts';
import { Manufacturers } from './manufacturers/manufacturers.ts';
import { SealedCertificates } from './manufacturers/sealed-certificates.ts';
import { StationPki } from './pki/station-pki.ts';
import { TokenPins } from './pki/token/token-pins.ts';
import { Floor } from './runs/floor.ts';
import { People } from './people/people.ts';
import type { RunFloor } from './runs/run-floor.ts';
import { openStationKey } from './vault/station-key.ts';
import { checkStationKey, openVault } from './vault/open-vault.ts';
import {
  gatewaySecretsFile,
  hasSealedFiles,
  manufacturerSecretsFile,
  openStationSecrets,
  type StationSecrets,
  stationSecretsFile,
  tokenRefusalsFile,
} from './vault/station-secrets.ts';
import type { StationKey, Vault } from './vault/vault.ts';
import { brokerRooms } from './watch/open-broker-rooms.ts';
import type { BrokerRooms } from './watch/broker-room.ts';
import { Returns } from './returns/returns.ts';
import { Visits } from './visits/visits.ts';

export interface EngineOptions {
  readonly journalFile: string;
  /** Where `station.key` is, or is made. */
  readonly keyFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly linesideVersion: string;
  /** The station key, from whoever started the engine and could unwrap it. */
  readonly handedKey?: string | undefined;
}

export interface Engine {
  readonly journal: Journal;
  readonly vault: Vault;
  /** The station's own, for its station files. */
  readonly secrets: StationSecrets;
  readonly runs: RunFloor;
  readonly people: People;
  /** The station's certificates and what signs them. */
  readonly pki: StationPki;
  /** Who made devices, and the certificates that a platform made for them. */
  readonly manufacturers: Manufacturers;
  readonly visits: Visits;
  /** Devices that come back. */
  readonly returns: Returns;
  /** The station's own broker, and what is heard at others. */
  readonly brokers: BrokerRooms;
  readonly linesideVersion: string;
  close(): Promise<void>;
}

/**
 * `journal/in-use` where another engine has this journal; `vault/no-key` where its secrets have lost their station key, and
 * `vault/wrong-key` where they belong to another. Whatever is refused, the journal is closed again.
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const journal = await openJournal({ file: options.journalFile, linesideVersion: options.linesideVersion });
  try {
    const stationKey = stationKeyOf(journal, options);
    const vault = openVault(journal, stationKey);
    const secrets = openStationSecrets(stationSecretsFile(options.keyFolder), stationKey);
    const refusals = openStationSecrets(tokenRefusalsFile(options.keyFolder), stationKey);
    const tokens = { pins: new TokenPins(secrets, refusals), host: { environment: options.environment } };
    const pki = new StationPki({ journal, stationKey: stationKey.key, tokens });
    if (!journal.read.hasBatchKeys()) pki.authorities.checkStationKey();
    const manufacturers = openManufacturers(journal, openStationSecrets(manufacturerSecretsFile(options.keyFolder), stationKey));
    const links = new RemoteLinks();
    const opener = gatewayOpener(links);
    const waiting = openStationSecrets(gatewaySecretsFile(options.keyFolder), stationKey);
    const passwords = new GatewayPasswords({ journal, vault, waiting });
    const openGateway = withKnownPasswords(opener, passwords);
    const holds = new LaneHolds();
    const brokers = brokerRooms({ journal, vault, stationKey, keyFolder: options.keyFolder });
    const cervello = new CervelloRooms({ journal, vault, manufacturers });
    const runs = new Floor({ journal, vault, openGateway: withOwnPasswords(opener, passwords), holds, pki, brokers, cervello });
    const visits = new Visits({ journal, vault, openGateway, holds, ownBrokers: brokers.ownBrokers });
    const returns = new Returns({ journal, vault, openGateway, holds, ownBrokers: brokers.ownBrokers });
    const close = async () => {
      await visits.close();
      await links.close();
      await passwords.settled();
      await journal.close();
    };
    const { linesideVersion } = options;
    const people = new People(journal);
    return { journal, vault, secrets, runs, people, pki, manufacturers, visits, returns, brokers, linesideVersion, close };
  } catch (error) {
    await journal.close();
    throw error;
  }
}

function openManufacturers(journal: Journal, secrets: StationSecrets): Manufacturers {
  const manufacturers = new Manufacturers({ journal, sealed: new SealedCertificates(secrets) });
  manufacturers.sweep();
  return manufacturers;
}

/** A key is made for a journal without secrets only: a new one would never open those that are there. */
function stationKeyOf({ read }: Journal, { keyFolder: folder, environment, handedKey: handed }: EngineOptions): StationKey {
  const stationKey = openStationKey({
    folder,
    environment,
    handed,
    mayMake: () => !read.hasBatchKeys() && !read.hasPrivateKeys() && !hasSealedFiles(folder),
  });
  checkStationKey(read, stationKey);
  return stationKey;
}
