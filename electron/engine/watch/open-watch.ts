/** Opens a watch at the station's own broker or at one of the station file, and keeps that broker heard until the watch ends. */
import type { BatchId } from '../../../shared/domain/ids.ts';
import { OWN_BROKER } from '../../../shared/domain/station-broker.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type LoadedStation, stationBrokers } from '../files/station-file.ts';
import { ALL_ACCOUNTS } from '../gateway/remote/link-watch.ts';
import type { JournalReader } from '../journal/journal.ts';
import { type BrokerRooms, namedBroker, useOwnBroker } from './broker-room.ts';
import { LifecycleWatch, type WatchOptions } from './lifecycle-watch.ts';
import { WatchedUnits } from './watched-units.ts';

export interface WatchOrder extends Pick<WatchOptions, 'onChanged' | 'onMessage'> {
  readonly broker: string;
  readonly batchId: BatchId | undefined;
  readonly station: LoadedStation;
}

export interface OpenWatch {
  readonly watch: LifecycleWatch;
  close(): Promise<void>;
}

/** Of one batch, the first by their rows. */
const MAX_UNITS = 5000;
const CONNECT_MS = 20_000;

/** `batch/not-found`, `broker/not-in-station-file`, `watch/no-login`, `own-broker/*`, and what the connection to the broker throws. */
export async function openWatch(order: WatchOrder, rooms: BrokerRooms, read: JournalReader): Promise<OpenWatch> {
  const { batchId, broker, onChanged, onMessage } = order;
  if (batchId !== undefined && read.batch(batchId) === undefined) throw new AppError('batch/not-found', { params: { batch: batchId } });
  const rows = batchId === undefined ? [] : read.units({ batchId, limit: MAX_UNITS });
  const { ledger, isListening, unitOfClient, release } = await hearAt(order, rooms);
  const units = new WatchedUnits(
    rows.map(({ unit }) => unit),
    unitOfClient,
  );
  const watch = new LifecycleWatch({ broker, batchId, ledger, isListening, units, onChanged, onMessage });
  const close = async () => {
    watch.end();
    await release();
  };
  return { watch, close };
}

/** Names of the brokers that can be watched: the station's own first. */
export function watchableBrokers(station: LoadedStation): readonly string[] {
  const named = stationBrokers(station).filter(({ user }) => user !== undefined);
  return [...(station.file.stationBroker === undefined ? [] : [OWN_BROKER]), ...named.map(({ name }) => name)];
}

async function hearAt({ broker: name, station }: WatchOrder, { ownBrokers, ledgers }: BrokerRooms) {
  if (name === OWN_BROKER) {
    const { broker, release } = await useOwnBroker(station, ownBrokers);
    const unitOfClient = (clientId: string) => broker.unitOfClient(clientId);
    return { ledger: broker.ledger, isListening: () => broker.link.isConnected, unitOfClient, release };
  }
  const call = { signal: new AbortController().signal, timeoutMs: CONNECT_MS };
  const broker = namedBroker(station, name);
  // Without an account in the file: all that the login may hear.
  return { ...(await ledgers.listen(broker, broker.account ?? ALL_ACCOUNTS, call)), unitOfClient: () => undefined };
}
