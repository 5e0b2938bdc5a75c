/** The watch that goes on, as the engine has it, followed by its events. */
import { useEffect, useState } from 'react';
import type { WatchChanged, WatchedClient, WatchView } from '../../../../shared/contract/watch.ts';
import type { BatchId } from '../../../../shared/domain/ids.ts';
import { useSurroundings } from '../../api/context.tsx';
import { type Action, useAction } from '../../api/use-action.ts';
import { useRequest } from '../../api/use-request.ts';

export interface Watch {
  /** Undefined before the first answer. */
  readonly brokers: readonly string[] | undefined;
  readonly view: WatchView | undefined;
  readonly asking: ReturnType<typeof useRequest<'watch.list'>>;
  readonly start: Action<[broker: string]>;
  readonly stop: Action<[]>;
}

export function useWatch(batchId: BatchId | undefined): Watch {
  const { engine } = useSurroundings().station;
  const [view, setView] = useState<WatchView>();
  const asking = useRequest('watch.list', {});
  const found = asking.value?.watch;
  useEffect(() => setView(found), [found]);
  useEffect(() => engine.on('watch.changed', (changed) => setView((before) => withChanges(before, changed))), [engine]);
  const start = useAction(async (broker: string) => {
    setView(await engine.request('watch.start', { broker, ...(batchId === undefined ? {} : { batchId }) }));
  });
  const stop = useAction(async () => {
    await engine.request('watch.stop', {});
    setView(undefined);
  });
  return { brokers: asking.value?.brokers, view, asking, start, stop };
}

function withChanges(view: WatchView | undefined, changed: WatchChanged): WatchView | undefined {
  if (view === undefined || view.broker !== changed.broker) return view;
  return { ...view, link: changed.link, units: merged(view.units, changed.units), others: merged(view.others, changed.others) };
}

export function keyOfClient({ account, clientId, unitId }: WatchedClient): string {
  return unitId ?? `${account}/${clientId}`;
}

/** Each keeps its place; who is new comes last. */
function merged(before: WatchedClient[], changed: readonly WatchedClient[]): WatchedClient[] {
  if (changed.length === 0) return before;
  const newer = new Map(changed.map((client) => [keyOfClient(client), client]));
  const kept = before.map((client) => {
    const key = keyOfClient(client);
    const replacement = newer.get(key) ?? client;
    newer.delete(key);
    return replacement;
  });
  return [...kept, ...newer.values()];
}
