/** How many units of a batch stand where, counted along with the events so that a screen need not count rows. */
import type Database from 'better-sqlite3';
import type { UnitState } from '../../../../shared/domain/unit-state.ts';

const ADD = 'INSERT INTO batch_tally VALUES (?, ?, ?) ON CONFLICT (batch_key, tally) DO UPDATE SET units = units + excluded.units';
const TAKE = 'UPDATE batch_tally SET units = units + ? WHERE batch_key = ? AND tally = ?';

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
  readonly #take: Database.Statement;
  /** Not written yet: units more or less, by tally, by batch. */
  readonly #changes = new Map<number, Map<string, number>>();

  constructor(database: Database.Database) {
    this.#add = database.prepare(ADD);
    this.#take = database.prepare(TAKE);
  }

  /** Counts the units of a batch that is being published; all of them are open. */
  begin(batchKey: number, units: number): void {
    this.#add.run(batchKey, 'open', units);
  }

  move(batchKey: number, before: UnitState | undefined, after: UnitState): void {
    const from = talliesOf(before);
    const to = talliesOf(after);
    for (const tally of from) if (!to.includes(tally)) this.#count(batchKey, tally, -1);
    for (const tally of to) if (!from.includes(tally)) this.#count(batchKey, tally, 1);
  }

  /** Once for all units of a commit: with many lanes, as many begin as end. */
  write(): void {
    for (const [batchKey, changes] of this.#changes) {
      for (const [tally, units] of changes) {
        if (units > 0) this.#add.run(batchKey, tally, units);
        if (units < 0) this.#take.run(units, batchKey, tally);
      }
    }
    this.#changes.clear();
  }

  forget(): void {
    this.#changes.clear();
  }

  #count(batchKey: number, tally: string, units: number): void {
    const changes = this.#changes.get(batchKey) ?? new Map<string, number>();
    this.#changes.set(batchKey, changes.set(tally, (changes.get(tally) ?? 0) + units));
  }
}
