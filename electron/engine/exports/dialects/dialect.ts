/** How a batch is written for another system: piece by piece, the same bytes for the same records, in whatever zone, tongue or run. */
import type { ExportWarning } from '../../../../shared/domain/exports.ts';
import type { UnitId } from '../../../../shared/domain/ids.ts';
import type { Recipe } from '../../../../shared/domain/recipe.ts';
import type { Batch, Unit } from '../../../../shared/domain/unit.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import type { UnitRow } from '../../journal/journal.ts';

export type Piece = string | Uint8Array;

export interface ExportRow {
  /** Data row of the batch's file, from 1. */
  readonly row: number;
  readonly unitId: UnitId;
  /** Verbatim, by header; no secret column is among them. */
  readonly columns: Readonly<Record<string, string>>;
}

/** With what became of the unit. */
export type WholeRow = ExportRow & UnitRow;

export interface DialectWriter<Row extends ExportRow> {
  head(): Piece;
  /** Units in row order, as many as come at a time. Throws `export/row-not-usable`, `export/no-certificate`, `export/sheet-too-large`. */
  units(rows: readonly Row[]): Piece;
  tail(): Piece;
}

/** What a writer may know beside the rows. */
export interface WriterSources {
  readonly batch: Batch;
  /** What the unit is taken through, whose settings a request must fit. Throws `run/recipe-changed` where it cannot be read. */
  recipeOf(unit: Unit): Recipe;
  readonly formulaSafe: boolean;
  readonly certificates: UnitCertificates;
  /** Counts what the manifest tells of. */
  warn(warning: ExportWarning): void;
}

export interface UnitCertificates {
  /** False where the station has issued none at all. */
  readonly hasAny: boolean;
  /** PEM of the unit's newest certificate for a client that is not revoked. */
  of(unitId: UnitId): string | undefined;
}

interface Definition {
  /** Of the file, without a dot. */
  readonly extension: string;
  readonly canBeFormulaSafe: boolean;
  /** Known before a row is read. */
  warnings(sources: WriterSources): readonly ExportWarning[];
  /** Why no unit of this batch can be written so. */
  refusal(sources: WriterSources): AppError | undefined;
}

/** `columns` is read in a fraction of the time: for a million units it counts. */
export type DialectDefinition =
  | (Definition & { readonly needs: 'columns'; writer(sources: WriterSources): DialectWriter<ExportRow> })
  | (Definition & { readonly needs: 'whole'; writer(sources: WriterSources): DialectWriter<WholeRow> });
