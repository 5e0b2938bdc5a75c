/**
 * Import: all or nothing. The file is checked to its end; then its units are staged in short transactions, so that lanes never wait,
 * and published by one small event (ARCHITECTURE, idea 5). Staging reads the file again without checking it again: what the digest
 * over the bytes of both readings proves to be the same was checked.
 */
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BatchId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { UnitsDigest } from '../journal/units-digest.ts';
import type { BatchCheck } from './batch-check.ts';
import type { NumberedRecord } from './numbered-record.ts';
import { type CheckedForImport, checkForImport, fileNameOf, recipesOf } from './check-for-import.ts';
import { FileDigest } from './file-digest.ts';
import { importEvent } from './import-event.ts';
import type { ImportedBatch, ImportOptions } from './import-options.ts';
import { inImportTurn } from './import-turn.ts';
import { KnownDevices } from './known-devices.ts';
import { UnitMaker } from './staged-units.ts';

/** Units in one short transaction. */
const STAGE_UNITS = 200;
/** The writer always has the next ones at hand, and no more than that: a lane's commit comes behind both. */
const MOST_IN_FLIGHT = 2;

/**
 * Throws `csv/*` for a file that cannot be used, `batch/no-units`, `batch/over-quantity`, `batch/invalid-rows`, `batch/wrong-profile`,
 * `batch/no-recipe-column`, `batch/file-changed`, `recipe/invalid`, `cervello/peripheral-needs-recipe`, what journal and vault throw, and
 * the signal's reason. Then nothing of it is stored.
 */
export function importBatch(options: ImportOptions): Promise<ImportedBatch> {
  return inImportTurn(options, async () => storeBatch(await checkForImport(options), options));
}

async function storeBatch(checked: CheckedForImport, options: ImportOptions): Promise<ImportedBatch> {
  const { check } = checked;
  const { journal, vault } = options;
  const batchId = randomUUID() as BatchId;
  try {
    const { columns } = check.file.header;
    const source = { batchId, columns, box: await vault.openBatch(batchId), known: new KnownDevices(journal.read, columns) };
    const file = await FileDigest.begin(check.file, options.signal);
    const units = await stageAll({ check, file, maker: new UnitMaker(source) }, options);
    const { sha256, sizeBytes } = file.end();
    if (sha256 !== checked.sha256) throw fileChanged(check, options);
    for (const recipe of recipesOf(options)) await journal.storeContent(recipe.sha256, recipe.content);
    options.signal.throwIfAborted();
    const found = { name: fileNameOf(check, options), sha256, sizeBytes };
    const imported = importEvent(check, options, { batchId, file: found, unitsSha256: units.sha256() });
    await journal.append([imported]);
    return { batch: { id: batchId, name: imported.name, units: imported.unitCount } };
  } catch (thrown) {
    await forget(batchId, options);
    // It was read to its end before: what stops the second reading came in between.
    throw thrown instanceof AppError && thrown.code.startsWith('csv/') ? fileChanged(check, options, thrown) : thrown;
  }
}

interface Staging {
  readonly check: BatchCheck;
  /** Hears the bytes that the units are made of. */
  readonly file: FileDigest;
  readonly maker: UnitMaker;
}

/** While the writer stores some units, the next ones are made; lanes get a turn after each short transaction. */
async function stageAll({ check, file, maker }: Staging, options: ImportOptions): Promise<UnitsDigest> {
  const digest = new UnitsDigest();
  const storing: Promise<void>[] = [];
  const store = async (rows: readonly NumberedRecord[]): Promise<void> => {
    const units = maker.make(rows);
    for (const { json } of units) digest.addCanonical(json);
    if (storing.length === MOST_IN_FLIGHT) await storing.shift();
    options.signal.throwIfAborted();
    const stored = options.journal.stageUnits(units);
    // It is awaited later; until then nobody else hears of a failure.
    stored.catch(() => undefined);
    storing.push(stored);
    options.onProgress?.({ phase: 'storing', rows: rows.at(-1)?.row ?? 0 });
    await nextTurn();
  };
  try {
    let waiting: readonly NumberedRecord[] = [];
    for await (const { records } of check.file.records(check.file.start, options.signal, file.hear)) {
      waiting = waiting.length === 0 ? records : [...waiting, ...records];
      for (; waiting.length >= STAGE_UNITS; waiting = waiting.slice(STAGE_UNITS)) await store(waiting.slice(0, STAGE_UNITS));
    }
    if (waiting.length > 0) await store(waiting);
  } finally {
    await Promise.all(storing);
  }
  return digest;
}

/** With the batch's key. What cannot be removed now is removed at the next opening of the journal. */
async function forget(batchId: BatchId, { journal }: ImportOptions): Promise<void> {
  await journal.discardStaged(batchId).catch(() => undefined);
}

function fileChanged(check: BatchCheck, options: ImportOptions, cause?: AppError): AppError {
  return new AppError('batch/file-changed', { params: { file: fileNameOf(check, options) }, cause });
}
