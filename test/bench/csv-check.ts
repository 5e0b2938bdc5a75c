/** How fast a batch file of a million rows is checked, beside papaparse alone on the same file: what all the rules cost. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBatch } from './batch-of-rows.ts';
import { type BenchRow, median } from './bench-row.ts';
import { measuredChild } from './measured-child.ts';

const ROWS = 1_000_000;
const ROUNDS = 5;

export async function benchCsvCheck(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lineside-bench-csv-'));
  try {
    const path = join(folder, 'batch.csv');
    await writeBatch(path, ROWS);
    const checked = [];
    const parsed = [];
    const shown = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      parsed.push(await measuredChild('parse', path));
      checked.push(await measuredChild('check', path));
      shown.push(await measuredChild('first-page', path));
    }
    const rows = ROWS.toLocaleString('en');
    return [
      {
        name: `check a batch file of ${rows} rows and 8 columns`,
        value: median(checked.map(({ seconds }) => seconds)),
        unit: 's',
        baseline: { name: 'papaparse alone, same file', value: median(parsed.map(({ seconds }) => seconds)) },
        note: 'the aim is × 3.5 at most, with every rule on',
      },
      {
        name: `most memory of the process that checks ${rows} rows`,
        value: Math.max(...checked.map(({ peakMiB }) => peakMiB)),
        unit: 'MiB',
        baseline: { name: 'of the process that only parses', value: Math.max(...parsed.map(({ peakMiB }) => peakMiB)) },
        note: 'the aim is 350 MiB at most',
      },
      {
        name: `first page of ${rows} rows in hand`,
        value: median(shown.map(({ seconds }) => seconds)),
        unit: 's',
        note: 'the aim is 0.5 s at most; the check goes on behind it',
      },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}
