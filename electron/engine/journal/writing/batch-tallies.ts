/** How many units of a batch stand where, counted along with the events so that a screen need not count rows. */
import type Database from 'better-sqlite3';
import type { UnitState } from '../../../../shared/domain/unit-state.ts';

const ADD = 'INSERT INTO batch_tally VALUES (?, ?, ?) ON CONFLICT (batch_key, tally) DO UPDATE SET units = units + excluded.units';
const TAKE_ONE = 'UPDATE batch_tally SET units = units - 1 WHERE batch_key = ? AND tally = ?';

/** The names a unit is counted under (see `BatchStatus`): where it stands, and what a pass has proved. */
export function talliesOf(state: UnitState | undefined): readonly string[] {
  if (state === undefined) return ['open'];
  const { status, outcome, proof } = state;
  if (status === 'interrupted' && outcome === 'unknown') return ['unknown'];
  if (status !== 'settled' || outcome === undefined) return [status];
  return outcome === 'pass' && proof !== undefined ? [outcome, proof] : [outcome];
}

export class BatchTallies {
  readonly #add: Database.Statement;
  readonly #takeOne: Database.Statement;

  constructor(database: Database.Database) {
    this.#add = database.prepare(ADD);
    this.#takeOne = database.prepare(TAKE_ONE);
  }

  /** Counts the units of a batch that is being published; all of them are open. */
  begin(batchKey: number, units: number): void {
    this.#add.run(batchKey, 'open', units);
  }

  move(batchKey: number, before: UnitState | undefined, after: UnitState): void {
    const from = talliesOf(before);
    const to = talliesOf(after);
    for (const tally of from) if (!to.includes(tally)) this.#takeOne.run(batchKey, tally);
    for (const tally of to) if (!from.includes(tally)) this.#add.run(batchKey, tally, 1);
  }
}
