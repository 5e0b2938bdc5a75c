/** The brokers of one engine: opens nothing yet. */
import type { Journal } from '../journal/journal.ts';
import { OwnBrokers } from '../platforms/station-broker/own-brokers.ts';
import { UnitLogins } from '../platforms/station-broker/unit-logins.ts';
import { brokerSecretsFile, openStationSecrets } from '../vault/station-secrets.ts';
import type { StationKey, Vault } from '../vault/vault.ts';
import { BrokerLedgers } from './broker-ledgers.ts';
import type { BrokerRooms } from './broker-room.ts';
import { unitSecrets } from './unit-secrets.ts';

export interface BrokerRoomsOptions {
  readonly journal: Journal;
  readonly vault: Vault;
  readonly stationKey: StationKey;
  /** Where the broker's keys are kept, encrypted. */
  readonly keyFolder: string;
}

export function brokerRooms({ journal, vault, stationKey, keyFolder }: BrokerRoomsOptions): BrokerRooms {
  const kept = openStationSecrets(brokerSecretsFile(keyFolder), stationKey);
  const logins = new UnitLogins(unitSecrets(journal, vault));
  return { ownBrokers: new OwnBrokers({ kept, logins }), ledgers: new BrokerLedgers() };
}
