/** Runs the batch check in a worker whose heap is limited, and says what it found. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkBatchFile } from '../../../../../electron/engine/batches/check-batch-file.ts';

const check = await checkBatchFile({ path: String(workerData), profile: 'everyware', signal: new AbortController().signal });
let characters = 0;
for await (const problem of check.problems) characters += problem.code.length;
const { problemCount, summary } = check.result();
parentPort?.postMessage({ characters, problemCount, rows: summary.rows, invalidRows: summary.invalidRows });
