/**
 * Writes a batch for another system, with a manifest beside it: the file itself holds nothing but records, so that the same records give
 * the same bytes; when and from which record it was made is in the manifest, which thereby anchors the record's head outside it.
 */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import type { Batch } from '../../../shared/domain/unit.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { readSmallFile } from '../files/small-file.ts';
import type { JournalReader } from '../journal/journal.ts';
import { type Dialect, type DialectWriter, dialectWriter } from './dialects.ts';
import { isWanted, type Only } from './exported-unit.ts';
import { writeWhole } from './whole-file.ts';

export interface ExportOrder {
  readonly read: JournalReader;
  readonly batch: Batch;
  readonly dialect: Dialect;
  readonly only: Only;
  /** An earlier export of this name is replaced; the manifest is `<file>.manifest.json`. */
  readonly file: string;
  readonly linesideVersion: string;
  readonly signal: AbortSignal;
  readonly now?: () => Date;
}

export interface Exported {
  readonly file: string;
  readonly rows: number;
  readonly sha256: Sha256;
  readonly manifest: string;
}

const UNITS_PER_PAGE = 500;
/** By this an earlier export is known. */
const manifestSchema = z.object({ lineside: z.literal(1), file: z.string(), sha256: z.string() });

/** Throws `export/other-file`, `file/not-writable`, `journal/*`, or the signal's reason; then neither file is new. */
export async function exportBatch(order: ExportOrder): Promise<Exported> {
  const { read, batch, dialect, file } = order;
  const manifest = `${file}.manifest.json`;
  demandOwnPlace(file, manifest);
  const before = read.head();
  const counted = { rows: 0, trainingRows: 0 };
  const content = await writeWhole(file, pieces(order, dialectWriter(dialect, batch), counted));
  try {
    const words = manifestOf(order, { ...counted, sha256: content.sha256, before });
    const note = await writeWhole(manifest, [`${JSON.stringify(words, undefined, 2)}\n`]);
    await content.publish();
    await note.publish();
  } finally {
    await content.discard();
  }
  return { file, rows: counted.rows, sha256: content.sha256, manifest };
}

/** A file without a manifest of ours is no export: it may be the very CSV that the batch came from. */
function demandOwnPlace(file: string, manifest: string): void {
  if (existsSync(manifest)) {
    if (!isManifest(manifest)) throw new AppError('export/other-file', { params: { file: manifest } });
  } else if (existsSync(file)) throw new AppError('export/other-file', { params: { file } });
}

function isManifest(file: string): boolean {
  try {
    return manifestSchema.safeParse(JSON.parse(readSmallFile(file, 'file/unreadable').toString())).success;
  } catch {
    // A folder, or no JSON.
    return false;
  }
}

interface Counted {
  rows: number;
  trainingRows: number;
}

async function* pieces(order: ExportOrder, writer: DialectWriter, counted: Counted): AsyncGenerator<string> {
  const { read, batch, only, signal } = order;
  yield writer.head(batch);
  for (let afterRow = 0; ; ) {
    signal.throwIfAborted();
    const page = read.units({ batchId: batch.batchId, afterRow, limit: UNITS_PER_PAGE });
    const last = page.at(-1);
    if (last === undefined) break;
    afterRow = last.unit.row;
    const wanted = page.filter(({ state }) => isWanted(only, state));
    const lines = wanted.map((row, index) => writer.unit(row, counted.rows === 0 && index === 0));
    counted.rows += wanted.length;
    counted.trainingRows += wanted.filter(({ state }) => state.run?.training === true).length;
    yield lines.join('');
    await nextTurn();
  }
  yield writer.tail();
}

interface Facts extends Readonly<Counted> {
  readonly sha256: Sha256;
  readonly before: ReturnType<JournalReader['head']>;
}

/** `journal`: the record's head before the first unit was read. Later events may be in the units of a line at work, up to `readUpTo`. */
function manifestOf(order: ExportOrder, { rows, trainingRows, sha256, before }: Facts): object {
  const { read, batch, dialect, only, file, linesideVersion, now = () => new Date() } = order;
  return {
    lineside: 1,
    file: basename(file),
    dialect,
    only,
    rows,
    trainingRows,
    sha256,
    batch: { id: batch.batchId, name: batch.name, recipeSha256: batch.recipeSha256 },
    journal: { seq: before.seq, hash: before.hash, readUpTo: read.head().seq },
    exportedAt: now().toISOString(),
    exportedBy: `lineside ${linesideVersion}`,
  };
}
