/** The lifecycle watch, for one command: it goes on for as long as the command asks for it. */
import type { CommandRequests } from '../../../shared/contract/commands.ts';
import type { WatchMessage } from '../../../shared/contract/watch.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Functions } from '../../../shared/rpc/server.ts';
import { loadStation } from '../files/station-file.ts';
import type { Engine } from '../open-engine.ts';
import { openWatch, watchableBrokers } from '../watch/open-watch.ts';

type WatchRequests = Pick<Functions<CommandRequests>, 'commands.watch' | 'commands.watchMessages'>;

export interface WatchSurroundings {
  readonly engine: Engine;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A command asks again; in between an engine that is gone is noticed. */
const PATIENCE_MS = 10_000;
/** A command that does not read fast enough misses the oldest. */
const KEPT = 20_000;
const AT_A_TIME = 500;

export function commandWatch({ engine, environment }: WatchSurroundings): WatchRequests {
  const heard = new HeardMessages();
  return {
    'commands.watch': async ({ station: named, broker: wanted, batch }, signal) => {
      const station = loadStation(named.file, { environment: { ...environment, ...named.environment }, vault: engine.secrets });
      const broker = wanted ?? watchableBrokers(station)[0];
      if (broker === undefined) throw new AppError('own-broker/none');
      const found = batch === undefined ? undefined : engine.journal.read.findBatch(batch);
      if (batch !== undefined && found === undefined) throw new AppError('batch/not-found', { params: { batch } });
      const order = { broker, batchId: found?.batchId, station, onChanged: () => undefined, onMessage: heard.add.bind(heard) };
      const { close } = await openWatch(order, engine.brokers, engine.journal.read);
      heard.begin(broker);
      try {
        await aborted(signal);
        return {};
      } finally {
        await close();
      }
    },
    'commands.watchMessages': ({ after }, signal) => heard.after(after, signal),
  };
}

class HeardMessages {
  #broker: string | undefined;
  #messages: WatchMessage[] = [];
  /** How many are gone from the front. */
  #dropped = 0;
  #news = Promise.withResolvers<void>();
  /** The command knows that it listens. */
  #hasBegun = false;

  begin(broker: string): void {
    this.#broker = broker;
    this.#wake();
  }

  add(message: WatchMessage): void {
    this.#messages.push(message);
    const surplus = this.#messages.length - KEPT;
    if (surplus > KEPT) {
      this.#messages = this.#messages.slice(surplus);
      this.#dropped += surplus;
    }
    this.#wake();
  }

  async after(after: number, signal: AbortSignal): ReturnType<WatchRequests['commands.watchMessages']> {
    const isNews = () => this.#dropped + this.#messages.length > after || (after === 0 && this.#broker !== undefined && !this.#hasBegun);
    if (!isNews()) await Promise.race([this.#news.promise, aborted(AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]))]);
    if (this.#broker !== undefined) this.#hasBegun = true;
    const missed = Math.max(this.#dropped - after, 0);
    const from = after + missed - this.#dropped;
    const messages = this.#messages.slice(from, from + AT_A_TIME);
    const last = after + missed + messages.length;
    return { ...(this.#broker === undefined ? {} : { broker: this.#broker }), last, missed, messages };
  }

  #wake(): void {
    this.#news.resolve();
    this.#news = Promise.withResolvers<void>();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
