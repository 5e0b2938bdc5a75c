/** How long the import of a million rows takes, beside bare inserts of as many rows into the same tables and the check of the file. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { importBatch } from '../../electron/engine/batches/import-batch.ts';
import { parseRecipe } from '../../electron/engine/files/recipe-file.ts';
import { openJournal } from '../../electron/engine/journal/open-journal.ts';
import type { Engine } from '../../electron/engine/open-engine.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import { everywareCells } from '../fixtures/batches/everyware-file.ts';
import { writeBatch } from './batch-of-rows.ts';
import { withBenchEngine } from './bench-engine.ts';
import type { BenchRow } from './bench-row.ts';
import { measuredChild } from './measured-child.ts';

const ROWS = 1_000_000;
/** In one transaction, as the import stores them. */
const ROWS_AT_A_TIME = 200;
/** Nonce, tag and version of an encrypted value, beside the value itself. */
const SEAL_BYTES = 29;

export async function benchCsvImport(): Promise<BenchRow[]> {
  return withBenchEngine(async (engine, folder) => {
    const path = join(folder, 'batch.csv');
    await writeBatch(path, ROWS);
    const { seconds: checkSeconds } = await measuredChild('check', path);
    const importSeconds = await secondsOf(() => importFile(engine, path));
    const bareSeconds = await secondsOf(() => insertBare(join(folder, 'bare.sqlite')));
    return [
      {
        name: `import ${ROWS.toLocaleString('en')} rows`,
        value: importSeconds,
        unit: 's',
        baseline: { name: 'bare inserts into the same tables, and the check', value: bareSeconds + checkSeconds },
        note: `the aim is × 1.5 at most; bare inserts ${bareSeconds.toFixed(1)} s, the check ${checkSeconds.toFixed(1)} s`,
      },
    ];
  });
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return (performance.now() - startedAtMs) / 1000;
}

export async function importFile({ journal, vault }: Engine, path: string): Promise<BatchId> {
  const steps = [{ step: 'shell', name: 'deed', with: { command: ['true'] } }];
  const recipe = parseRecipe(JSON.stringify({ lineside: 1, recipe: 'Bench', model: 'any', version: 1, profile: 'everyware', steps }));
  const by = await journal.person('Bench');
  const { batch } = await importBatch({ journal, vault, path, recipe, by, signal: new AbortController().signal });
  return batch.id;
}

/** One loop on one thread, durable as the journal is: no check, no encryption, no digest, nobody who waits. */
async function insertBare(file: string): Promise<void> {
  await (await openJournal({ file, linesideVersion: 'bench' })).close();
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const batchKey = database.prepare('INSERT INTO batch (batch_id) VALUES (?)').run('bare').lastInsertRowid;
  const insert = {
    unit: database.prepare('INSERT INTO unit (unit_id, batch_key, row, device_id, body) VALUES (?, ?, ?, ?, ?)'),
    open: database.prepare('INSERT INTO open_unit VALUES (?, ?, ?)'),
    identifier: database.prepare('INSERT INTO identifier VALUES (?, ?, ?)'),
    secret: database.prepare('INSERT INTO secret VALUES (?, ?, ?)'),
  };
  const insertRow = (row: number) => {
    const { password, activationKey, ...columns } = everywareCells(row);
    const { serialNumber, clientId } = columns;
    const id = `01900000-0000-7000-8000-${String(row).padStart(12, '0')}`;
    const identifiers = ['serialNumber', 'macAddress', 'clientId'].map((kind) => ({ key: clientId, kind, text: clientId }));
    const unit = { batchId: id, columns, deviceId: id, identifiers, row, secretColumns: ['password', 'activationKey'], unitId: id };
    const unitKey = insert.unit.run(id, batchKey, row, id, JSON.stringify(unit)).lastInsertRowid;
    insert.open.run(batchKey, row, unitKey);
    insert.identifier.run(serialNumber, 'serialNumber', unitKey);
    insert.identifier.run(clientId, 'macAddress', unitKey);
    insert.identifier.run(clientId, 'clientId', unitKey);
    insert.secret.run(unitKey, 'password', Buffer.alloc(SEAL_BYTES + password.length, row));
    insert.secret.run(unitKey, 'activationKey', Buffer.alloc(SEAL_BYTES + activationKey.length, row));
  };
  const insertRows = database.transaction((first: number) => {
    for (let row = first; row < first + ROWS_AT_A_TIME; row += 1) insertRow(row);
  });
  for (let first = 1; first <= ROWS; first += ROWS_AT_A_TIME) insertRows(first);
  database.close();
}
