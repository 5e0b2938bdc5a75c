/**
 * The window's visit at one gateway: opened, kept as long as the window wants it, closed. It outlives the screens, and what was typed
 * outlives the connection.
 */
import type { VisitView } from '../../../shared/contract/visits.ts';
import type { LaneId } from '../../../shared/domain/ids.ts';
import type { Failure } from '../../../shared/domain/problem.ts';
import { AppError, toFailure } from '../../../shared/errors/app-error.ts';
import type { EngineClient } from '../../../shared/rpc/client.ts';
import { createStore, type Store } from './store.ts';

/** As the contract's plan takes it. */
export type TypedValue = string | string[];
/** By component, then by field: only what differs from what the gateway has. */
export type TypedComponents = Readonly<Record<string, Readonly<Record<string, TypedValue>>>>;

export interface GatewayVisit {
  /**
   * `none`: nobody is visited. `failed`: nobody could be. `lost`: it ended without being asked to, as when the engine was started anew.
   */
  readonly phase: 'none' | 'opening' | 'failed' | 'open' | 'lost' | 'closing';
  readonly lane: LaneId | undefined;
  /** As it was typed, for lanes whose addresses are made of a unit's columns. */
  readonly unit: string;
  /** When it began, by the window's clock. */
  readonly sinceMs: number;
  readonly visit: VisitView | undefined;
  /** Why it could not be opened, or was lost. */
  readonly failure: Failure | undefined;
  readonly typed: TypedComponents;
}

export interface OpenOrder {
  readonly lane: LaneId;
  readonly operator: string;
  readonly unit: string;
}

export interface GatewayDoor {
  readonly state: Store<GatewayVisit>;
  /** Ends the visit that is open, first. What was typed stays where it is the same lane again. */
  open(order: OpenOrder): Promise<void>;
  /** Ends the waiting for somebody to answer. */
  cancel(): void;
  close(): Promise<void>;
  setTyped(change: (typed: TypedComponents) => TypedComponents): void;
}

const nobody: GatewayVisit = {
  phase: 'none',
  lane: undefined,
  unit: '',
  sinceMs: 0,
  visit: undefined,
  failure: undefined,
  typed: {},
};

export function createGatewayDoor(engine: EngineClient): GatewayDoor {
  const state = createStore(nobody);
  let opening = new AbortController();

  const show = (change: Partial<GatewayVisit>) => state.set((before) => ({ ...before, ...change }));
  const isAbout = (visit: VisitView) => state.get().visit?.visitId === visit.visitId;
  const hold = async (visit: VisitView) => {
    const failure = await engine.request('visits.hold', { visitId: visit.visitId }).then(() => undefined, toFailure);
    if (!isAbout(visit) || state.get().phase !== 'open') return;
    show({ phase: 'lost', visit: undefined, failure: failure ?? toFailure(new AppError('visit/not-open')) });
  };
  const close = async () => {
    const { visit } = state.get();
    if (visit === undefined) return state.set(() => nobody);
    show({ phase: 'closing' });
    // Where the engine was lost there is nothing left to close.
    await engine.request('visits.close', { visitId: visit.visitId }).catch(() => undefined);
    if (isAbout(visit)) state.set(() => nobody);
  };
  return {
    state,
    close,
    open: async ({ lane, operator, unit }) => {
      const before = state.get();
      const typed = before.lane === lane ? before.typed : {};
      if (before.visit !== undefined) await close();
      opening.abort();
      opening = new AbortController();
      const { signal } = opening;
      state.set(() => ({ ...nobody, phase: 'opening', lane, unit, sinceMs: Date.now(), typed }));
      try {
        const visit = await engine.request('visits.open', { lane, operator, ...(unit === '' ? {} : { unit }) }, { signal });
        show({ phase: 'open', visit, sinceMs: Date.now() });
        void hold(visit);
      } catch (thrown) {
        if (signal === opening.signal) show(signal.aborted ? { phase: 'none' } : { phase: 'failed', failure: toFailure(thrown) });
      }
    },
    cancel: () => opening.abort(),
    setTyped: (change) => state.set((before) => ({ ...before, typed: change(before.typed) })),
  };
}
