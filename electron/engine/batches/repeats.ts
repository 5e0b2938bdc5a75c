/** What a row's neighbours have to do with it: identifiers that stand twice, and one secret for all. */
import type { DeviceId } from '../../../shared/domain/ids.ts';
import type { CellProblem } from '../../../shared/domain/csv-report.ts';
import type { IdentifierKind } from '../../../shared/domain/identifiers.ts';
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
  /** Place of the column in which it stood, where that is another: a look for the value finds two devices. */
  readonly firstColumnAt?: number;
}

interface IdentifyingColumn {
  readonly column: BatchColumn;
  readonly columnAt: number;
  readonly kind: IdentifierKind;
}

export class Repeats {
  readonly #identifying: readonly IdentifyingColumn[];
  readonly #seen: SeenKeys;
  readonly #devices = new Map<DeviceId, number>();
  readonly #secrets: readonly SecretWatch[];

  /** @param expectedRows About as many as the file has. */
  constructor(columns: readonly BatchColumn[], expectedRows = 0) {
    this.#identifying = columns.flatMap((column, columnAt) => {
      const kind = column.rule?.kind;
      return kind === undefined ? [] : [{ column, columnAt, kind }];
    });
    this.#seen = new SeenKeys(expectedRows * this.#identifying.length);
    this.#secrets = columns.filter((column) => column.secret).map((column) => new SecretWatch(column));
  }

  /** `cells` stand in their columns; `problems` are the row's own. */
  find(cells: readonly string[], row: number, problems: readonly CellProblem[]): readonly Repeat[] {
    let repeats: Repeat[] | undefined;
    for (let number = 0; number < this.#identifying.length; number += 1) {
      const repeat = this.#repeatOf(number, cells, { row, problems });
      if (repeat !== undefined) repeats = [...(repeats ?? []), repeat];
    }
    for (const secret of this.#secrets) secret.add(cells[secret.column.index] ?? '');
    return repeats ?? nothing;
  }

  /** Two rows that are the same device by what the journal knows, though no identifier of theirs is the same. */
  findDevice(deviceId: DeviceId, row: number): readonly Repeat[] {
    const firstRow = this.#devices.get(deviceId);
    if (firstRow === undefined) this.#devices.set(deviceId, row);
    return firstRow === undefined ? [] : [{ row, columnAt: undefined, firstRow }];
  }

  /** Secret columns in which every row has one and the same value. */
  sharedSecrets(): readonly BatchColumn[] {
    return this.#secrets.filter((secret) => secret.isShared).map((secret) => secret.column);
  }

  /** @param number Of the identifying column. */
  #repeatOf(
    number: number,
    cells: readonly string[],
    { row, problems }: { readonly row: number; readonly problems: readonly CellProblem[] },
  ): Repeat | undefined {
    const identifying = this.#identifying[number];
    if (identifying === undefined) return undefined;
    const { column, columnAt, kind } = identifying;
    const text = cells[column.index] ?? '';
    if (text === '' || isDamaged(problems, column.name)) return undefined;
    const before = this.#seen.add(kind, text, { row, column: number });
    if (before === undefined) return undefined;
    const firstColumnAt = this.#identifying[before.column]?.columnAt;
    return before.column === number || firstColumnAt === undefined
      ? { row, columnAt, firstRow: before.row }
      : { row, columnAt, firstRow: before.row, firstColumnAt };
  }
}

const nothing: readonly Repeat[] = [];

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
