/** Runs the batch check in a worker whose heap is limited, and says what it found. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkBatchFile } from '../../../../../electron/engine/batches/check-batch-file.ts';

const check = await checkBatchFile({ path: String(workerData), profile: 'everyware', signal: new AbortController().signal });
let problems = 0;
for await (const _problem of check.problems) problems += 1;
const { rows, invalidRows } = check.result().summary;
parentPort?.postMessage({ problems, rows, invalidRows });
