/**
 * A unit's state made of its events. What is stored of a unit in work is its state as the work began: what came since is folded in
 * when somebody looks, so that a commit of the line need not write each unit's whole state again.
 */
import type { StoredEvent } from '../../../../shared/domain/events.ts';
import { openUnit, reduceUnit, type UnitPlace, type UnitState } from '../../../../shared/domain/unit-state.ts';
import type { EventRow } from '../chain/event-row.ts';
import { toStoredEvent } from './event-queries.ts';
import type { ReadConnection } from './read-connection.ts';
import { eventUpcasters, type Upcasters } from './upcasters.ts';

const OF_UNIT = 'SELECT * FROM event WHERE seq IN (SELECT seq FROM unit_event WHERE unit_key = ? AND seq > ? AND seq <= ?) ORDER BY seq';
const EVENT = 'SELECT * FROM event WHERE seq = ?';
const FIRST_OPENING = `SELECT * FROM event WHERE type = 'station.opened' AND seq > ? AND seq < ? ORDER BY seq LIMIT 1`;

interface Events {
  readonly unitKey: number;
  readonly lastSeq: number;
  /** What happened to the unit before an event, without being one of its own. */
  readonly before?: (state: UnitState, seq: number) => UnitState;
}

export class UnitFold {
  readonly #connection: ReadConnection;
  readonly #lens: { readonly upcasters: Upcasters; readonly file: string };

  constructor(connection: ReadConnection, upcasters = eventUpcasters) {
    this.#connection = connection;
    this.#lens = { upcasters, file: connection.file };
  }

  /** The state as of now, where `state` is what is stored. */
  upToDate(unitKey: number, state: UnitState): UnitState {
    return state.status === 'running' ? this.#foldOn(state, { unitKey, lastSeq: Number.MAX_SAFE_INTEGER }) : state;
  }

  /** The state as of the event `lastSeq`, of nothing but events; undefined where none of them touched the unit. */
  fromEvents(unitKey: number, place: UnitPlace, lastSeq: number): UnitState | undefined {
    const state = this.#foldOn(openUnit(place), { unitKey, lastSeq, before: (before, seq) => this.#openedBefore(before, seq) });
    return state.seq === 0 ? undefined : this.#openedBefore(state, lastSeq + 1);
  }

  /** True where the last event folded in ended a run of this unit as the state says. */
  endsAs({ seq, unitId, outcome, proof }: UnitState): boolean {
    const row = this.#connection.get<EventRow>(EVENT, seq);
    const event = row && this.#read(row).event;
    return event?.type === 'run.settled' && event.unitId === unitId && event.outcome === outcome && event.proof === proof;
  }

  #foldOn(from: UnitState, { unitKey, lastSeq, before = (state) => state }: Events): UnitState {
    const rows = this.#connection.all<EventRow>(OF_UNIT, unitKey, from.seq, lastSeq);
    return rows.reduce((state, row) => reduceUnit(before(state, row.seq), this.#read(row)), from);
  }

  /** The first opening of the station takes its engine from a unit in work; to one that rests, openings mean nothing. */
  #openedBefore(state: UnitState, seq: number): UnitState {
    if (state.status !== 'running') return state;
    const opening = this.#connection.get<EventRow>(FIRST_OPENING, state.seq, seq);
    return opening === undefined ? state : reduceUnit(state, this.#read(opening));
  }

  #read(row: EventRow): StoredEvent {
    return toStoredEvent(row, this.#lens);
  }
}
