/** The one watch of a window or a command: a new one takes the place of the one before. */
import type { BrokerRooms } from './broker-room.ts';
import type { LifecycleWatch } from './lifecycle-watch.ts';
import { type OpenWatch, openWatch, type WatchOrder } from './open-watch.ts';
import type { JournalReader } from '../journal/journal.ts';

export class WatchKeeper {
  #open: OpenWatch | undefined;
  /** One change at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  get watch(): LifecycleWatch | undefined {
    return this.#open?.watch;
  }

  start(
    order: WatchOrder,
    engine: { readonly brokers: BrokerRooms; readonly journal: { readonly read: JournalReader } },
  ): Promise<LifecycleWatch> {
    return this.#next(async () => {
      const before = this.#open;
      const opened = await openWatch(order, engine.brokers, engine.journal.read);
      this.#open = opened;
      await before?.close();
      return opened.watch;
    });
  }

  stop(): Promise<void> {
    return this.#next(async () => {
      const before = this.#open;
      this.#open = undefined;
      await before?.close();
    });
  }

  #next<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}
