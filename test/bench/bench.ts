/** `npm run bench`: measures, prints a table, writes test-results/bench.json. Fails only where something cannot be measured at all. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { type BenchRow, ratioOf, type SkippedBench } from './bench-row.ts';
import { benchConsoleLine } from './console-line.ts';
import { benchCsvCheck } from './csv-check.ts';
import { benchCsvExport } from './csv-export.ts';
import { benchCsvImport } from './csv-import.ts';
import { benchDeviceWork } from './device-work.ts';
import { benchJournal } from './journal.ts';
import { benchImportBesideLanes } from './journal-import.ts';
import { benchMillionUnits } from './journal-million.ts';
import { benchKuraFormats } from './kura-formats.ts';
import { benchLine } from './line.ts';
import { benchRemote } from './remote.ts';
import { benchPki } from './pki.ts';
import { benchTableScroll } from './table-scroll.ts';
import { benchWindowStart } from './window-start.ts';

const RESULTS = resolve(import.meta.dirname, '../../test-results');

const benches = {
  journal: benchJournal,
  'journal-import': benchImportBesideLanes,
  'journal-million': benchMillionUnits,
  'csv-check': benchCsvCheck,
  'csv-import': benchCsvImport,
  'csv-export': benchCsvExport,
  'kura-formats': benchKuraFormats,
  'console-line': benchConsoleLine,
  'device-work': benchDeviceWork,
  line: benchLine,
  pki: benchPki,
  remote: benchRemote,
  'table-scroll': benchTableScroll,
  'window-start': benchWindowStart,
};

/** Takes minutes and 5 GB of disk: measured where it is asked for by name. */
const ONLY_BY_NAME: ReadonlySet<string> = new Set(['journal-million']);

const threeDigits = (value: number) => (Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3));

function tableLine(row: BenchRow): readonly string[] {
  const ratio = ratioOf(row);
  const { baseline } = row;
  return [
    row.name,
    `${threeDigits(row.value)} ${row.unit}`,
    baseline === undefined ? '' : `${baseline.name}: ${threeDigits(baseline.value)}`,
    ratio === undefined ? '' : `× ${ratio.toPrecision(3)}`,
  ];
}

function printTable(rows: readonly BenchRow[]): void {
  const lines = [['what', 'measured', 'held against', 'ratio'], ...rows.map(tableLine)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

async function main(words: readonly string[]): Promise<void> {
  const results: (BenchRow | SkippedBench)[] = [];
  for (const [name, bench] of Object.entries(benches)) {
    if (words.length > 0 ? !words.includes(name) : ONLY_BY_NAME.has(name)) continue;
    console.error(`measuring ${name} …`);
    results.push(...(await bench()));
  }
  const rows = results.filter((result) => 'value' in result);
  printTable(rows);
  for (const result of results) {
    if ('skipped' in result) console.log(`not measured: ${result.name}: ${result.skipped}`);
    else if (result.note !== undefined) console.log(`${result.name}: ${result.note}`);
  }
  const computer = { processors: availableParallelism(), memoryBytes: totalmem(), node: process.versions.node };
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(resolve(RESULTS, 'bench.json'), `${JSON.stringify({ at: new Date().toISOString(), computer, results }, null, 2)}\n`);
}

await main(process.argv.slice(2));
