/** What a row's neighbours have to do with it: identifiers that stand twice, and one secret for all. */
import type { DeviceId } from '../../../shared/domain/ids.ts';
import type { CellProblem } from '../../../shared/domain/csv-report.ts';
import { identifierKey } from '../../../shared/domain/identifiers.ts';
import { isDamaged } from './row-check.ts';
import type { BatchColumn } from './header.ts';
import { SeenKeys } from './seen-keys.ts';

/** A repetition, small enough to be kept for each of a million rows. */
export interface Repeat {
  readonly row: number;
  /** Place among the header's columns; undefined where the whole row is one device's second. */
  readonly columnAt: number | undefined;
  /** Where it stood before. */
  readonly firstRow: number;
}

export class Repeats {
  readonly #columns: readonly BatchColumn[];
  readonly #seen: ReadonlyMap<string, SeenKeys>;
  readonly #devices = new Map<DeviceId, number>();
  readonly #secrets: readonly SecretWatch[];

  constructor(columns: readonly BatchColumn[]) {
    this.#columns = columns;
    this.#seen = new Map(columns.flatMap(({ rule }) => (rule?.kind === undefined ? [] : [[rule.kind, new SeenKeys()]])));
    this.#secrets = columns.filter((column) => column.secret).map((column) => new SecretWatch(column));
  }

  /** `cells` stand in their columns; `problems` are the row's own. */
  find(cells: readonly string[], row: number, problems: readonly CellProblem[]): Repeat[] {
    const repeats: Repeat[] = [];
    for (const [columnAt, column] of this.#columns.entries()) {
      const firstRow = this.#firstRow(cells[column.index] ?? '', column, { row, problems });
      if (firstRow !== undefined) repeats.push({ row, columnAt, firstRow });
    }
    for (const secret of this.#secrets) secret.add(cells[secret.column.index] ?? '');
    return repeats;
  }

  /** Two rows that are the same device by what the journal knows, though no identifier of theirs is the same. */
  findDevice(deviceId: DeviceId, row: number): Repeat[] {
    const firstRow = this.#devices.get(deviceId);
    if (firstRow === undefined) this.#devices.set(deviceId, row);
    return firstRow === undefined ? [] : [{ row, columnAt: undefined, firstRow }];
  }

  /** Secret columns in which every row has one and the same value. */
  sharedSecrets(): readonly BatchColumn[] {
    return this.#secrets.filter((secret) => secret.isShared).map((secret) => secret.column);
  }

  #firstRow(
    text: string,
    { name, rule }: BatchColumn,
    at: { readonly row: number; readonly problems: readonly CellProblem[] },
  ): number | undefined {
    if (rule?.kind === undefined || text === '' || isDamaged(at.problems, name)) return undefined;
    const key = identifierKey(rule.kind, text);
    return key === '' ? undefined : this.#seen.get(rule.kind)?.add(key, at.row);
  }
}

class SecretWatch {
  readonly column: BatchColumn;
  #value: string | undefined;
  #rows = 0;
  #differs = false;

  constructor(column: BatchColumn) {
    this.column = column;
  }

  add(value: string): void {
    this.#rows += 1;
    this.#value ??= value;
    this.#differs ||= value !== this.#value;
  }

  get isShared(): boolean {
    return this.#rows > 1 && !this.#differs && this.#value !== '';
  }
}
