/** How long an export takes, beside a bare loop that reads the same units and writes their values as they are. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { exportBatch } from '../../electron/engine/exports/export-batch.ts';
import type { Engine } from '../../electron/engine/open-engine.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import { writeBatch } from './batch-of-rows.ts';
import { withBenchEngine } from './bench-engine.ts';
import type { BenchRow } from './bench-row.ts';
import { importFile, secondsOf } from './csv-import.ts';

const ROWS = 1_000_000;
const PAGE_ROWS = 1000;

export async function benchCsvExport(): Promise<BenchRow[]> {
  return withBenchEngine(async (engine, folder) => {
    const path = join(folder, 'batch.csv');
    await writeBatch(path, ROWS);
    const batchId = await importFile(engine, path);
    const bare = await secondsOf(() => writeBare(engine, batchId, join(folder, 'bare.csv')));
    const value = await secondsOf(() => exportCsv(engine, batchId, join(folder, 'export.csv')));
    return [
      {
        name: `export ${ROWS.toLocaleString('en')} units as CSV, with manifest`,
        value,
        unit: 's',
        baseline: { name: 'bare loop: the same units read and written', value: bare },
        note: 'the aim is × 2 at most',
      },
    ];
  });
}

async function exportCsv({ journal }: Engine, batchId: BatchId, file: string): Promise<void> {
  const batch = journal.read.batch(batchId);
  if (batch === undefined) throw new Error('the batch is not there');
  const by = await journal.person('Bench');
  const signal = new AbortController().signal;
  await exportBatch({ journal, batch, dialect: 'csv', only: 'all', formulaSafe: false, by, linesideVersion: '0', signal, file });
}

async function writeBare({ journal }: Engine, batchId: BatchId, path: string): Promise<void> {
  const file = createWriteStream(path);
  for (let afterRow = 0; ; afterRow += PAGE_ROWS) {
    const units = journal.read.units({ batchId, afterRow, limit: PAGE_ROWS });
    if (units.length === 0) break;
    let lines = '';
    for (const { unit } of units) lines += `${Object.values(unit.columns).join(',')}\r\n`;
    if (!file.write(lines)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
}
