/** Making the requests of a batch: going on, stopped between two rows, or ended with its summary. It outlives the screen. */
import type { RequestInput } from '../../../../shared/contract/contract.ts';
import type { CreationSummary } from '../../../../shared/contract/requests.ts';
import type { BatchId } from '../../../../shared/domain/ids.ts';
import type { Failure } from '../../../../shared/domain/problem.ts';
import { toFailure } from '../../../../shared/errors/app-error.ts';
import { useSurroundings } from '../../api/context.tsx';
import { createStore, type Store, useStore } from '../../api/store.ts';

export type CreationOrder = RequestInput<'requests.create'>;

export type Creation =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly stopping: AbortController }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'ended'; readonly summary: CreationSummary }
  | { readonly kind: 'refused'; readonly failure: Failure };

export interface RunningCreation {
  readonly creation: Creation;
  start(order: CreationOrder): void;
  /** The row that is being made is finished; the record says how it ended. */
  stop(): void;
}

/** Who leaves the screen does not stop it, and finds it when they are back. */
const creations = new Map<string, Store<Creation>>();

function creationOf(batchId: BatchId, cloud: string): Store<Creation> {
  const key = `${batchId} ${cloud}`;
  const known = creations.get(key);
  if (known !== undefined) return known;
  const store = createStore<Creation>({ kind: 'none' });
  creations.set(key, store);
  return store;
}

export function useCreation(batchId: BatchId, cloud: string): RunningCreation {
  const { engine } = useSurroundings().station;
  const store = creationOf(batchId, cloud);
  const creation = useStore(store, (state) => state);
  const start = (order: CreationOrder) => {
    const stopping = new AbortController();
    const { signal } = stopping;
    store.set(() => ({ kind: 'running', stopping }));
    engine.request('requests.create', order, { signal }).then(
      (summary) => store.set(() => ({ kind: 'ended', summary })),
      (error: unknown) => store.set(() => (signal.aborted ? { kind: 'stopped' } : { kind: 'refused', failure: toFailure(error) })),
    );
  };
  const stop = () => {
    if (creation.kind === 'running') creation.stopping.abort();
  };
  return { creation, start, stop };
}
