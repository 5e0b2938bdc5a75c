/** Keeps the station's state up to date: asks once, then follows the events. The only file that listens to the engine. */
import type { PeopleView } from '../../../shared/contract/people.ts';
import type { BatchId } from '../../../shared/domain/ids.ts';
import { toFailure } from '../../../shared/errors/app-error.ts';
import type { EngineClient } from '../../../shared/rpc/client.ts';
import { createThrottle } from './throttle.ts';
import {
  emptyStation,
  foldJournal,
  foldLanes,
  hasGap,
  movesBatches,
  movesPeople,
  type StationState,
  type UnitRow,
} from './station-state.ts';
import { createStore, type Store } from './store.ts';

const PAGE_ROWS = 500;
/** Beyond this a batch's units are not held in the window; screens then page through them. */
const MAX_HELD_UNITS = 20_000;
const BATCHES_REFRESH_MS = 250;

export interface Station {
  readonly engine: EngineClient;
  readonly state: Store<StationState>;
  chooseBatch(batchId: BatchId): void;
  /** What the engine answered to a change of people, or of who is signed in. */
  showPeople(people: PeopleView): void;
  /** Resolves when batches and line are as the engine has them now. */
  refresh(): Promise<void>;
}

export function createStation(engine: EngineClient): Station {
  const state = createStore(emptyStation);
  let loading = new AbortController();

  const loadUnits = (batchId: BatchId | undefined) => {
    loading.abort();
    loading = new AbortController();
    state.set((before) => ({ ...before, batchId, units: undefined }));
    if (batchId !== undefined) drop(fetchUnits({ engine, state, batchId, signal: loading.signal }));
  };
  const refreshBatches = async () => {
    const batches = await engine.request('batches.list', {});
    state.set((before) => ({ ...before, batches }));
    const chosen = state.get().batchId;
    if (batches.some(({ batch }) => batch.batchId === chosen)) return;
    const next = batches.find(({ open }) => open > 0) ?? batches[0];
    loadUnits(next?.batch.batchId);
  };
  const showPeople = (people: PeopleView) => state.set((before) => ({ ...before, people }));
  const refreshPeople = async () => showPeople(await engine.request('people.get', {}));
  const refresh = async () => {
    const line = await engine.request('line.get', {});
    state.set((before) => ({ ...before, line, seq: line.journal.seq }));
    await refreshPeople();
    await refreshBatches();
    loadUnits(state.get().batchId);
  };
  const refreshBatchesSoon = createThrottle(BATCHES_REFRESH_MS, () => drop(refreshBatches()));

  engine.onState((connection, failure) => {
    state.set((before) => ({ ...before, connection, failure }));
    if (connection === 'ready') drop(refresh());
  });
  engine.on('line.changed', (line) => {
    const isOtherJournal = state.get().line?.journal.file !== line.journal.file;
    state.set((before) => ({ ...before, line }));
    if (isOtherJournal) drop(refresh());
  });
  engine.on('lanes.changed', (lanes) => state.set((before) => foldLanes(before, lanes)));
  engine.on('journal.appended', (events) => {
    if (hasGap(state.get(), events)) return drop(refresh());
    state.set((before) => foldJournal(before, events));
    if (events.some(movesBatches)) refreshBatchesSoon();
    if (events.some(movesPeople)) drop(refreshPeople());
  });
  return { engine, state, chooseBatch: loadUnits, showPeople, refresh };
}

interface FetchUnits {
  readonly engine: EngineClient;
  readonly state: Store<StationState>;
  readonly batchId: BatchId;
  readonly signal: AbortSignal;
}

/** A row that came by an event while its page was on its way is newer and stays. */
async function fetchUnits({ engine, state, batchId, signal }: FetchUnits): Promise<void> {
  let afterRow = 0;
  let isMore = true;
  while (isMore && !signal.aborted) {
    const page = await engine.request('units.list', { batchId, afterRow, limit: PAGE_ROWS }, { signal });
    afterRow = page.at(-1)?.unit.row ?? afterRow;
    isMore = page.length === PAGE_ROWS && afterRow < MAX_HELD_UNITS;
    const isComplete = page.length < PAGE_ROWS;
    state.set((before) => (before.batchId === batchId ? { ...before, units: addPage(before, { batchId, page, isComplete }) } : before));
  }
}

function addPage(before: StationState, added: { batchId: BatchId; page: readonly UnitRow[]; isComplete: boolean }) {
  const rows = new Map(before.units?.rows);
  for (const row of added.page) {
    const known = rows.get(row.unit.unitId);
    if (known === undefined || known.state.seq < row.state.seq) rows.set(row.unit.unitId, row);
  }
  return { batchId: added.batchId, rows, isComplete: added.isComplete };
}

/** For what follows events: a lost engine is shown by the connection's state, a cancelled page is no failure. */
function drop(promise: Promise<void>): void {
  promise.catch((error: unknown) => {
    if (error instanceof DOMException || toFailure(error).code === 'engine/stopped') return;
    throw error;
  });
}
