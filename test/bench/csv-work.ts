/** The program of `measured-child.ts`: does one piece of work with a batch file and says how long it took and what memory. */
import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import { checkBatchFile } from '../../electron/engine/batches/check-batch-file.ts';
import { CheckedTable } from '../../electron/engine/batches/checked-table.ts';

const never = new AbortController().signal;

async function check(path: string): Promise<number> {
  const file = await checkBatchFile({ path, profile: 'everyware', signal: never });
  for await (const problem of file.problems) throw new Error(`row ${problem.row}: ${problem.code}`);
  return file.result().summary.rows;
}

/** As fast as papaparse alone divides the file: nothing is done with the cells. */
function parse(path: string): Promise<number> {
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

/** Until a window has the first page of the table in hand, while the check goes on. */
async function firstPage(path: string): Promise<number> {
  const options = { checkId: 'bench', fileName: 'batch.csv', path, profile: 'everyware' } as const;
  const table = await CheckedTable.open(options, never);
  const { rows } = await table.rows({ offset: 0, limit: 100, onlyInvalid: false }, never);
  return rows.length;
}

const works: Readonly<Record<string, (path: string) => Promise<number>>> = { check, parse, 'first-page': firstPage };

const [work = '', path = ''] = process.argv.slice(2);
const startedAtMs = performance.now();
const rows = await works[work]?.(path);
const seconds = (performance.now() - startedAtMs) / 1000;
const peakMiB = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ rows, seconds, peakMiB })}\n`, () => process.exit(0));
