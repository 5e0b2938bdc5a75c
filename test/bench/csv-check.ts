/** How fast a batch file is checked, beside papaparse alone on the same file: what all the rules cost. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import Papa from 'papaparse';
import { checkBatchFile } from '../../electron/engine/batches/check-batch-file.ts';
import { everywareCells, everywareHeader } from '../fixtures/batches/everyware-file.ts';
import { type BenchRow, median } from './bench-row.ts';

const ROWS = 100_000;
const ROUNDS = 3;

export async function benchCsvCheck(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lineside-bench-csv-'));
  try {
    const path = join(folder, 'batch.csv');
    await writeBatch(path);
    const value = await rowsPerSecond(() => countChecked(path));
    const baseline = { name: 'papaparse alone, same file', value: await rowsPerSecond(() => countParsed(path)) };
    return [
      {
        name: 'check a batch file of 100,000 rows',
        value,
        unit: 'rows/s',
        baseline,
        note: 'the aim is 10,000 rows/s with every problem listed',
      },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeBatch(path: string): Promise<void> {
  const file = createWriteStream(path);
  file.write(`${everywareHeader}\r\n`);
  for (let row = 1; row <= ROWS; row += 1) file.write(`${Object.values(everywareCells(row)).join(',')}\r\n`);
  file.end();
  await finished(file);
}

async function rowsPerSecond(work: () => Promise<number>): Promise<number> {
  const measured: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAtMs = performance.now();
    const rows = await work();
    measured.push((rows / (performance.now() - startedAtMs)) * 1000);
  }
  return Math.round(median(measured));
}

async function countChecked(path: string): Promise<number> {
  const check = await checkBatchFile({ path, profile: 'everyware', signal: new AbortController().signal });
  for await (const problem of check.problems) throw new Error(`row ${problem.row}: ${problem.code}`);
  return check.result().summary.rows;
}

function countParsed(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = -1;
    Papa.parse<string[]>(createReadStream(path), {
      chunk: ({ data }) => {
        rows += data.filter((cells) => cells.length > 1).length;
      },
      complete: () => resolve(rows),
      error: reject,
    });
  });
}
