/** Brokers as the steps of one order use them: opened when the first step asks, and given back with the order. */
import { AppError } from '../../../shared/errors/app-error.ts';
import { type LoadedStation, stationBrokers } from '../files/station-file.ts';
import type { CallOptions } from '../gateway/gateway.ts';
import type { HoldLink } from '../gateway/remote/remote-links.ts';
import type { OwnBroker } from '../platforms/station-broker/own-broker.ts';
import type { BrokerUse, OwnBrokers } from '../platforms/station-broker/own-brokers.ts';
import type { BrokerLedgers, HeardAccount } from './broker-ledgers.ts';

export interface BrokerRoom {
  /** `own-broker/none` where the station file has none, and what keeps it from opening. */
  own(): Promise<OwnBroker>;
  /** What is heard of an account at a broker of the station file; `broker/not-in-station-file`, `watch/no-login`. */
  heardAt(name: string, account: string, options: CallOptions): Promise<Pick<HeardAccount, 'ledger' | 'answers'>>;
}

export interface BrokerRooms {
  readonly ownBrokers: OwnBrokers;
  readonly ledgers: BrokerLedgers;
}

export class OrderBrokers implements BrokerRoom {
  readonly #station: LoadedStation;
  readonly #rooms: BrokerRooms | undefined;
  readonly #heard = new Map<string, Promise<HeardAccount>>();
  #own: Promise<BrokerUse> | undefined;

  /** Without rooms the station has no broker, and hears nothing at others. */
  constructor(station: LoadedStation, rooms: BrokerRooms | undefined) {
    this.#station = station;
    this.#rooms = rooms;
  }

  async own(): Promise<OwnBroker> {
    if (this.#rooms === undefined) throw new AppError('own-broker/none');
    this.#own ??= useOwnBroker(this.#station, this.#rooms.ownBrokers);
    try {
      return (await this.#own).broker;
    } catch (thrown) {
      this.#own = undefined;
      throw thrown;
    }
  }

  async heardAt(name: string, account: string, options: CallOptions): Promise<HeardAccount> {
    if (this.#rooms === undefined) throw new AppError('watch/no-login', { params: { broker: name } });
    const key = JSON.stringify([name, account]);
    const heard = this.#heard.get(key) ?? this.#rooms.ledgers.listen(namedBroker(this.#station, name), account, options);
    this.#heard.set(key, heard);
    try {
      return await heard;
    } catch (thrown) {
      this.#heard.delete(key);
      throw thrown;
    }
  }

  async release(): Promise<void> {
    const used = [...this.#heard.values(), ...(this.#own === undefined ? [] : [this.#own])];
    await Promise.all(
      used.map((each) =>
        each.then(
          (use) => use.release(),
          () => undefined,
        ),
      ),
    );
  }
}

/** The station as lanes behind its own broker need it. */
export function withOwnLink(station: LoadedStation, ownBrokers: OwnBrokers): LoadedStation {
  const holdOwnLink: HoldLink = async () => {
    const { broker, release } = await useOwnBroker(station, ownBrokers);
    return { link: broker.link, release };
  };
  return station.file.stationBroker === undefined ? station : { ...station, holdOwnLink };
}

/** Throws `own-broker/none`, and what `OwnBrokers.use` throws. */
export async function useOwnBroker(station: LoadedStation, ownBrokers: OwnBrokers): Promise<BrokerUse> {
  const settings = station.file.stationBroker;
  if (settings === undefined) throw new AppError('own-broker/none');
  return ownBrokers.use({ settings, brokers: stationBrokers(station) });
}

/** `broker/not-in-station-file` */
export function namedBroker(station: LoadedStation, name: string) {
  const brokers = stationBrokers(station);
  const found = brokers.find((broker) => broker.name === name);
  if (found !== undefined) return found;
  const known = brokers.map((broker) => broker.name).join(', ') || '–';
  throw new AppError('broker/not-in-station-file', { params: { name, known } });
}
