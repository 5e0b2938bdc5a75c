/** A simulated cloud's API with a batch for it: journal, vault and orders of a station that knows it by its station file. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { importBatch } from '../../electron/engine/batches/import-batch.ts';
import { loadRecipe } from '../../electron/engine/files/recipe-file.ts';
import { loadStation } from '../../electron/engine/files/station-file.ts';
import type { Journal } from '../../electron/engine/journal/journal.ts';
import { openJournal } from '../../electron/engine/journal/open-journal.ts';
import { issueServerCertificate, makeAuthority } from '../../electron/engine/pki/self-signed.ts';
import { CloudOrders } from '../../electron/engine/requests/cloud-orders.ts';
import { openStationKey } from '../../electron/engine/vault/station-key.ts';
import { openVault } from '../../electron/engine/vault/open-vault.ts';
import type { Vault } from '../../electron/engine/vault/vault.ts';
import { type CloudFaults, cloudFaultsSchema } from '../../electron/simulator/cloud/cloud-trouble.ts';
import { startCloudApi } from '../../electron/simulator/cloud/cloud-api.ts';
import { RequestBook } from '../../electron/simulator/cloud/request-book.ts';
import { gatewayIdentities } from '../../electron/simulator/gateway/identity.ts';
import { batchCsv, makeBatch } from '../../electron/simulator/line/batch.ts';
import type { BatchId, PersonId } from '../../shared/domain/ids.ts';

export const ACCOUNT_ID = 4711;
const RECIPE = 'ESF gateway to Everyware Cloud';

export interface CloudBench {
  readonly folder: string;
  readonly journal: Journal;
  readonly vault: Vault;
  readonly book: RequestBook;
  readonly batch: { readonly id: BatchId; readonly name: string; readonly units: number };
  readonly by: PersonId;
  readonly stationFile: string;
  readonly accounts: ReturnType<typeof makeBatch>['requests'];
  orders(): CloudOrders;
}

export interface BenchOptions {
  readonly units: number;
  readonly faults?: Partial<CloudFaults>;
  /** Of the cloud in the station file. */
  readonly settings?: object;
}

export async function aCloudBench({ units, faults, settings = {} }: BenchOptions): Promise<CloudBench> {
  const folder = await mkdtemp(join(tmpdir(), 'lineside-cloud-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const times = { nowMs: Date.now(), validDays: 2 };
  const authority = await makeAuthority({ ...times, subject: { CN: 'Cloud' } });
  const serverKey = await issueServerCertificate(authority, { ...times, subject: { CN: 'API' }, dnsNames: [], ipAddresses: ['127.0.0.1'] });
  const book = new RequestBook({ accountId: ACCOUNT_ID, accountName: 'plant', nowMs: Date.now, planLimit: faults?.planLimit });
  const login = { user: 'fleet', password: 'fleet-password' };
  const api = await startCloudApi({ book, login, serverKey, faults: faults === undefined ? undefined : cloudFaultsSchema.parse(faults) });
  onTestFinished(() => api.close());
  const made = makeBatch(gatewayIdentities(units, 'cloud'), { seed: 'cloud', brokerUrl: 'mqtts://127.0.0.1:8883', withoutKeys: true });
  const file = (name: string, content: string) => writeFile(join(folder, name), content, { mode: 0o600 }).then(() => join(folder, name));
  await file('ca.pem', authority.certificatePem);
  const cloud = {
    kind: 'everyware-ec4',
    url: api.url,
    ...login,
    caFile: 'ca.pem',
    accountId: ACCOUNT_ID,
    requestsPerSecond: 200,
    ...settings,
  };
  const lanes = [{ lane: 1, name: 'Left', ssh: { host: '127.0.0.1', user: 'root', password: 'not-used' } }];
  const stationFile = await file('station.json', JSON.stringify({ lineside: 1, lanes, clouds: { plant: cloud } }));
  const batchFile = await file('batch.csv', batchCsv(made.rows));
  const journal = await openJournal({ file: join(folder, 'journal.sqlite'), linesideVersion: '0.1.0' });
  onTestFinished(() => journal.close());
  const vault = openVault(journal, openStationKey({ folder, environment: {}, mayMake: () => true }));
  const by = await journal.person('Tester');
  const imported = await importBatch({
    journal,
    vault,
    path: batchFile,
    recipe: loadRecipe(RECIPE, {}),
    by,
    signal: new AbortController().signal,
  });
  const orders = () => new CloudOrders({ journal, vault }, loadStation(stationFile, { environment: {} }));
  return { folder, journal, vault, book, batch: imported.batch, by, stationFile, accounts: made.requests, orders };
}
