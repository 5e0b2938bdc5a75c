import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { everywareFile } from '../../../../fixtures/batches/everyware-file.ts';
import { withFile } from './check-text.ts';

/** A tenth of what the file and its problems would take if they were kept. */
const HEAP_MIB = 24;

it('checks 100,000 rows with a problem in each in a small heap', async () => {
  const rows = Array.from({ length: 100_000 }, (_item, index) => ({
    brokerUrl: index % 2 === 0 ? 'http://wrong' : 'mqtt://open.example.com',
  }));
  await withFile(everywareFile(...rows), async (path) => {
    const worker = new Worker(new URL('check-in-worker.ts', import.meta.url), {
      workerData: path,
      execArgv: ['--no-warnings'],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB, maxYoungGenerationSizeMb: 8 },
    });
    const [found] = await once(worker, 'message');
    expect(found).toMatchObject({ problemCount: 100_000, rows: 100_000, invalidRows: 50_000 });
  });
}, 60_000);
