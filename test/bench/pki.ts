/** Certificates by the thousand: key, certificate, bundle and record, durable; and how near RSA keys come to the bare key maker. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { BatchId, PersonId } from '../../shared/domain/ids.ts';
import type { Batch } from '../../shared/domain/unit.ts';
import type { KeyType } from '../../shared/domain/certificates.ts';
import type { Engine } from '../../electron/engine/open-engine.ts';
import { batchFiles } from '../../electron/engine/pki/batch/batch-files.ts';
import { issueBatch } from '../../electron/engine/pki/batch/issue-batch.ts';
import { importedEvent, RECIPE_SHA256, RECIPE_TEXT, staged, unitsOf } from '../support/journal-events.ts';
import { withBenchEngine } from './bench-engine.ts';
import { type BenchRow, median } from './bench-row.ts';

const by = 'person-1' as PersonId;
const AT_ONCE = 32;
const WARM_UP = 400;
const CERTIFICATES = 4000;
const UNITS = 2000;
const PAGE = 200;
const RSA_KEYS = 120;
const ROUNDS = 3;
const THREADS = 2;

export async function benchPki(): Promise<BenchRow[]> {
  const small: number[] = [];
  const batch: number[] = [];
  const rsa: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await withBenchEngine(async (engine) => {
      await engine.pki.authorities.init({ name: 'Bench', keyType: 'p-256', rootDays: 7300, days: 1825, by });
      await issueMany(engine, WARM_UP, 'p-256');
      small.push(await perSecond(CERTIFICATES, () => issueMany(engine, CERTIFICATES, 'p-256')));
      const imported = await importBatch(engine);
      batch.push(await perSecond(UNITS, () => issueForBatch(engine, imported)));
      rsa.push(await perSecond(RSA_KEYS, () => issueMany(engine, RSA_KEYS, 'rsa-2048')));
    });
    bare.push(await perSecond(RSA_KEYS, bareKeys));
  }
  const processors = availableParallelism();
  return [
    {
      name: `pki: P-256 key, certificate, bundle and record, ${AT_ONCE} at once`,
      value: median(small),
      unit: '/s',
      baseline: { name: 'asked for, /s', value: 1500 },
      note: `each on the disk before it counts; bundle with a random 128-bit password, 2048 rounds; ${processors} processors`,
    },
    {
      name: 'pki: the same for a batch, bundles made from the record afterwards',
      value: median(batch),
      unit: '/s',
      baseline: { name: 'asked for, /s', value: 1500 },
      note: `pages of ${PAGE} units; each password a secret of its unit`,
    },
    {
      name: 'pki: the same with RSA-2048',
      value: median(rsa),
      unit: '/s',
      baseline: { name: `bare generateKeyPairSync, ${THREADS} threads, /s`, value: median(bare) },
      note: `${RSA_KEYS} keys a round: how long one takes is luck, some ± 10 %`,
    },
  ];
}

async function issueMany({ pki }: Engine, count: number, keyType: KeyType): Promise<void> {
  let left = count;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      const issued = await pki.issueWithKey({ subject: `CN=gateway-${left},O=Acme`, keyType, purpose: 'client', days: 365, by });
      await issued.pkcs12({ password: randomBytes(16).toString('hex'), passwordOf: 'random' });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function importBatch({ journal }: Engine): Promise<Batch> {
  const batchId = 'batch-1' as BatchId;
  const units = unitsOf(batchId, UNITS);
  await journal.storeContent(RECIPE_SHA256, RECIPE_TEXT);
  await journal.stageUnits(staged(units));
  await journal.append([importedEvent(batchId, units)]);
  const batch = journal.read.batch(batchId);
  if (batch === undefined) throw new Error('no batch');
  return batch;
}

/** As `pki issue --batch --out` does, but for the writing of the files. */
async function issueForBatch(engine: Engine, batch: Batch): Promise<void> {
  const order = { batch, purpose: 'client', limit: PAGE } as const;
  const issue = { ...order, days: 365, by, all: false, signal: new AbortController().signal };
  for (let afterRow: number | undefined = 0; afterRow !== undefined; )
    afterRow = (await issueBatch(engine, { ...issue, afterRow })).nextRow;
  for (let afterRow: number | undefined = 0; afterRow !== undefined; )
    afterRow = (await batchFiles(engine, { ...order, afterRow })).nextRow;
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (count * 1000) / (performance.now() - began);
}

/** Threads are started and warm before the first key; starting them is no part of what is measured here. */
async function bareKeys(): Promise<void> {
  generateKeyPairSync('rsa', { modulusLength: 2048 });
  const script = `const { generateKeyPairSync } = require('node:crypto');
    for (let made = 0; made < ${RSA_KEYS / THREADS}; made += 1) generateKeyPairSync('rsa', { modulusLength: 2048 });`;
  const workers = Array.from({ length: THREADS }, () => new Worker(script, { eval: true }));
  await Promise.all(workers.map((worker) => new Promise((resolve) => void worker.once('exit', resolve))));
}
