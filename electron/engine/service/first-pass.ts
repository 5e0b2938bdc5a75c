/**
 * First-pass yield of a batch: counted once through its units, in pages with room for other work between them, and from then on kept up
 * with the events. A window never has to hold a large batch's units for one figure.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { StoredEvent } from '../../../shared/domain/events.ts';
import type { BatchId, UnitId } from '../../../shared/domain/ids.ts';
import type { UnitState } from '../../../shared/domain/unit-state.ts';
import type { Journal } from '../journal/journal.ts';
import type { Engine } from '../open-engine.ts';
import type { Service } from '../service-shape.ts';
import type { Line } from './line.ts';

const PAGE_ROWS = 500;

export interface FirstPass {
  /** Units whose first attempt is over. */
  readonly ended: number;
  /** Those of them that passed, and were never taken again. */
  readonly passed: number;
}

export type FirstPassJournal = Pick<Journal, 'onAppended'> & { readonly read: Pick<Journal['read'], 'units' | 'unit'> };

/** Each journal's own counts: the line may turn to its training line and back. */
export function firstPassRequests(line: Pick<Line, 'engine'>): Pick<Service, 'batches.firstPass'> {
  const counts = new WeakMap<Engine, FirstPassCounts>();
  return {
    'batches.firstPass': ({ batchId }) => {
      const { engine } = line;
      const of = counts.get(engine) ?? new FirstPassCounts(engine.journal);
      counts.set(engine, of);
      return of.of(batchId);
    },
  };
}

/** Undefined while the first attempt is not over. */
function firstAttempt(state: UnitState): 'passed' | 'ended' | undefined {
  if (state.attempts > 1) return 'ended';
  if (state.status !== 'settled') return undefined;
  return state.outcome === 'pass' ? 'passed' : 'ended';
}

export function firstPassOf(states: Iterable<UnitState>): FirstPass {
  const attempts = [...states].map(firstAttempt);
  return {
    ended: attempts.filter((attempt) => attempt !== undefined).length,
    passed: attempts.filter((attempt) => attempt === 'passed').length,
  };
}

export class FirstPassCounts {
  readonly #journal: FirstPassJournal;
  readonly #batches = new Map<BatchId, { readonly units: Map<UnitId, 'passed' | 'ended'>; readonly counted: Promise<void> }>();

  constructor(journal: FirstPassJournal) {
    this.#journal = journal;
    journal.onAppended((events) => this.#follow(events));
  }

  async of(batchId: BatchId): Promise<FirstPass> {
    const batch = this.#batches.get(batchId) ?? this.#begin(batchId);
    await batch.counted;
    const passed = [...batch.units.values()].filter((attempt) => attempt === 'passed').length;
    return { ended: batch.units.size, passed };
  }

  #begin(batchId: BatchId) {
    const units = new Map<UnitId, 'passed' | 'ended'>();
    const batch = { units, counted: this.#count(batchId, units) };
    this.#batches.set(batchId, batch);
    // A record that could not be read is tried again at the next question.
    batch.counted.catch(() => this.#batches.delete(batchId));
    return batch;
  }

  async #count(batchId: BatchId, units: Map<UnitId, 'passed' | 'ended'>): Promise<void> {
    for (let afterRow = 0; ; ) {
      const page = this.#journal.read.units({ batchId, afterRow, limit: PAGE_ROWS });
      for (const { state } of page) keep(units, state);
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE_ROWS) return;
      afterRow = last.unit.row;
      await turn();
    }
  }

  /** Reads what was committed: an event that comes while the pages are counted finds the unit as it is by then. */
  #follow(events: readonly StoredEvent[]): void {
    for (const { event } of events) {
      if (event.type !== 'run.started' && event.type !== 'run.settled' && event.type !== 'unit.decided') continue;
      const batch = this.#batches.get(event.batchId);
      const row = batch === undefined ? undefined : this.#journal.read.unit(event.unitId);
      if (batch !== undefined && row !== undefined) keep(batch.units, row.state);
    }
  }
}

function keep(units: Map<UnitId, 'passed' | 'ended'>, state: UnitState): void {
  const attempt = firstAttempt(state);
  if (attempt === undefined) units.delete(state.unitId);
  else units.set(state.unitId, attempt);
}
