/** Every dialect over the same few made-up units, without a journal: as a program it prints a hash for each. */
import { createHash } from 'node:crypto';
import type { DialectWriter, ExportRow, WholeRow, WriterSources } from '../../electron/engine/exports/dialects/dialect.ts';
import { dialectList } from '../../electron/engine/exports/dialect-list.ts';
import { type Dialect, dialectSchema, type ExportWarning } from '../../shared/domain/exports.ts';
import { profileColumns, profileSecretColumns } from '../../shared/domain/profile-columns.ts';
import { recipeSchema } from '../../shared/domain/recipe.ts';
import type { Batch } from '../../shared/domain/unit.ts';
import { openUnit } from '../../shared/domain/unit-state.ts';
import { aBatch, aUnit } from './units.ts';

export function aRow(row: number, columns: Readonly<Record<string, string>> = {}): WholeRow {
  const plain = aUnit(row);
  const unit = { ...plain, columns: { ...plain.columns, ...columns } };
  const { unitId, batchId, deviceId } = unit;
  return { unit, state: openUnit({ unitId, batchId, deviceId, row }), row, unitId, columns: unit.columns };
}

export function sourcesFor(
  part: Partial<WriterSources> & { readonly batch?: Batch } = {},
): WriterSources & { readonly warned: ExportWarning[] } {
  const warned: ExportWarning[] = [];
  const recipe = recipeSchema.parse({
    lineside: 1,
    recipe: 'Waits',
    model: 'any',
    version: 1,
    profile: 'everyware',
    steps: [{ step: 'wait', with: { seconds: 0 } }],
  });
  return {
    batch: aBatch({ columns: [...profileColumns.everyware], secretColumns: [...profileSecretColumns.everyware] }),
    recipeOf: () => recipe,
    formulaSafe: false,
    certificates: { hasAny: false, of: () => undefined },
    warn: (warning) => warned.push(warning),
    warned,
    ...part,
  };
}

/** In pieces of a hundred. Throws what the dialect has against the batch or a row. */
export function written(dialect: Dialect, sources: WriterSources, rows: readonly WholeRow[]): Buffer {
  const pages = Array.from({ length: Math.ceil(rows.length / 100) }, (_item, page) => rows.slice(page * 100, page * 100 + 100));
  return writtenInPages(dialect, sources, pages);
}

export function writtenInPages(dialect: Dialect, sources: WriterSources, pages: readonly (readonly WholeRow[])[]): Buffer {
  const definition = dialectList[dialect];
  const refusal = definition.refusal(sources);
  if (refusal !== undefined) throw refusal;
  const writer: DialectWriter<WholeRow & ExportRow> = definition.writer(sources);
  const pieces = [writer.head()];
  for (const page of pages) pieces.push(writer.units(page));
  return Buffer.concat([...pieces, writer.tail()].map((piece) => Buffer.from(piece as Uint8Array)));
}

/** A certificate for whoever asks: `rainmaker-csv` has nothing to write without. */
export function hashes(pemOf: WriterSources['certificates']['of'] = () => undefined): Record<string, string> {
  const sources = sourcesFor({ certificates: { hasAny: true, of: pemOf } });
  const rows = Array.from({ length: 30 }, (_item, index) => aRow(index + 1, { note: '=1+1', ä: 'İı' }));
  return Object.fromEntries(
    dialectSchema.options
      .filter((dialect) => dialect !== 'rainmaker-csv')
      .map((dialect) => [
        dialect,
        createHash('sha256')
          .update(written(dialect, sources, rows))
          .digest('hex'),
      ]),
  );
}

if (process.argv[1] === import.meta.filename) process.stdout.write(JSON.stringify(hashes()));
