/** The lifecycle watch, for the window. */
import type { WatchChanged } from '../../../shared/contract/watch.ts';
import type { Service } from '../service-shape.ts';
import { watchableBrokers } from '../watch/open-watch.ts';
import type { WatchKeeper } from '../watch/watch-keeper.ts';
import type { Line } from './line.ts';

type WatchRequests = Pick<Service, 'watch.start' | 'watch.stop' | 'watch.list'>;

export function watchRequests(line: Line, keeper: WatchKeeper, onChanged: (changed: WatchChanged) => void): WatchRequests {
  return {
    'watch.start': async ({ batchId, broker }) => {
      const order = { batchId, broker, station: line.station(), onChanged, onMessage: () => undefined };
      return (await keeper.start(order, line.engine)).view();
    },
    'watch.stop': async () => {
      await keeper.stop();
      return {};
    },
    'watch.list': async () => {
      const station = line.loadedStation;
      const watch = keeper.watch?.view();
      return { ...(watch === undefined ? {} : { watch }), brokers: station === undefined ? [] : [...watchableBrokers(station)] };
    },
  };
}
