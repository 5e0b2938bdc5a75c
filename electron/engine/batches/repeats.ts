/** What a row's neighbours have to do with it: identifiers that stand twice, and one secret for all. */
import type { DeviceId } from '../../../shared/domain/ids.ts';
import type { CellProblem } from '../../../shared/domain/csv-report.ts';
import type { IdentifierKind } from '../../../shared/domain/identifiers.ts';
import { isDamaged } from './row-check.ts';
import type { BatchColumn } from './batch-column.ts';
import type { KeyPlace } from './key-batch.ts';
import type { RowDevices } from './known-devices.ts';
import type { PlainLine } from './plain-line.ts';
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

export interface RepeatableRow {
  /** Stays with the row whatever is edited; rises. */
  readonly key: number;
  readonly cells: readonly string[];
  /** Otherwise its cells do not stand in their columns. */
  readonly inShape: boolean;
  /** The row's own. */
  readonly problems: readonly CellProblem[];
}

interface IdentifyingColumn {
  readonly column: BatchColumn;
  readonly columnAt: number;
  readonly kind: IdentifierKind;
}

export class Repeats {
  readonly #identifying: readonly IdentifyingColumn[];
  readonly #seen = new SeenKeys();
  readonly #devices = new Map<DeviceId, number>();
  readonly #secrets: readonly SecretWatch[];

  constructor(columns: readonly BatchColumn[]) {
    this.#identifying = columns.flatMap((column, columnAt) => {
      const kind = column.rule?.kind;
      return kind === undefined ? [] : [{ column, columnAt, kind }];
    });
    this.#secrets = columns.filter((column) => column.secret).map((column) => new SecretWatch(column));
  }

  /**
   * What repeats in these rows, the next ones of the file, in their order.
   * @param devices Of each row, by its place among `rows`; none where the journal knows no device.
   */
  find(rows: readonly RepeatableRow[], devices: readonly RowDevices[]): readonly Repeat[] {
    for (const row of rows) this.add(row);
    const repeats = this.settle();
    if (devices.every((known) => known.length === 0)) return repeats;
    const byRow = Map.groupBy(repeats, ({ row }) => row);
    return rows.flatMap((row, at) => {
      const own = byRow.get(row.key) ?? [];
      const isTwice = own.some(({ firstColumnAt }) => firstColumnAt === undefined);
      return isTwice || !row.inShape ? own : [...own, ...(devices[at] ?? []).flatMap((deviceId) => this.#findDevice(deviceId, row.key))];
    });
  }

  /** Takes the next row of the file. */
  add({ key: row, cells, inShape, problems }: RepeatableRow): void {
    if (!inShape) return;
    for (let column = 0; column < this.#identifying.length; column += 1) {
      const found = this.#identifying[column];
      const text = found === undefined ? '' : (cells[found.column.index] ?? '');
      if (found === undefined || text === '' || (problems.length > 0 && isDamaged(problems, found.column.name))) continue;
      this.#seen.add(found.kind, text, { row, column });
    }
    for (const secret of this.#secrets) secret.add(cells[secret.column.index] ?? '');
  }

  /** Takes the next row, where nothing is wrong with it by itself. */
  addPlain(line: PlainLine, row: number): void {
    for (let column = 0; column < this.#identifying.length; column += 1) {
      const found = this.#identifying[column];
      if (found !== undefined) this.#seen.addBytes(found.kind, line.part(found.column.index), { row, column });
    }
    for (const secret of this.#secrets) if (secret.mayBeShared) secret.add(line.text(secret.column.index));
  }

  /** What repeats in the rows taken since, in their order. */
  settle(): Repeat[] {
    return this.#seen.settle().map(({ row, column, first }) => this.#repeat(row, column, first));
  }

  #repeat(row: number, column: number, first: KeyPlace): Repeat {
    const columnAt = this.#identifying[column]?.columnAt ?? 0;
    const firstColumnAt = this.#identifying[first.column]?.columnAt ?? 0;
    const repeat = { row, columnAt, firstRow: first.row };
    return firstColumnAt === columnAt ? repeat : { ...repeat, firstColumnAt };
  }

  /** Two rows that are the same device by what the journal knows, though no identifier of theirs is the same. */
  #findDevice(deviceId: DeviceId, row: number): readonly Repeat[] {
    const firstRow = this.#devices.get(deviceId);
    if (firstRow === undefined) this.#devices.set(deviceId, row);
    return firstRow === undefined ? [] : [{ row, columnAt: undefined, firstRow }];
  }

  /** Secret columns in which every row has one and the same value. */
  sharedSecrets(): readonly BatchColumn[] {
    return this.#secrets.filter((secret) => secret.isShared).map((secret) => secret.column);
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

  /** False once two rows have other values: then no further one counts. */
  get mayBeShared(): boolean {
    return !this.#differs;
  }

  get isShared(): boolean {
    return this.#rows > 1 && !this.#differs && this.#value !== '';
  }
}
