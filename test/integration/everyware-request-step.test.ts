/** The look before the attempt: what the cloud shows of a unit's request, and what is said where nobody may look. */
import { expect, it } from 'vitest';
import { loadStation, stationClouds } from '../../electron/engine/files/station-file.ts';
import { everywareRequest } from '../../electron/engine/steps/everyware-request.ts';
import type { StationCloud } from '../../electron/engine/platforms/everyware/requests/station-cloud.ts';
import { stepParamSchemas } from '../../shared/domain/step-params.ts';
import { FakeGateway } from '../support/fake-gateway.ts';
import { aCloudBench, type CloudBench } from '../support/simulated-cloud.ts';
import { aContext } from '../support/step-context.ts';

const HOUR_MS = 3_600_000;
const cloudsOf = ({ stationFile }: CloudBench) => stationClouds(loadStation(stationFile, { environment: {} }));

function look(clouds: readonly StationCloud[], clientId: string, cloud?: string) {
  const params = stepParamSchemas['everyware.request'].parse({ clientId, ...(cloud === undefined ? {} : { cloud }) });
  const context = { ...aContext(new FakeGateway(), params), clouds };
  return everywareRequest.verify(context, { changes: [], data: undefined });
}

it('tells a good request from every bad one, and spends nothing', async () => {
  const bench = await aCloudBench({ units: 1 });
  const { clientId } = bench.accounts[0] ?? { clientId: '' };
  expect(await look(cloudsOf(bench), clientId)).toMatchObject({ outcome: 'error', failure: { code: 'requests/missing' } });
  await bench.orders().create(bench.batch.id, 'plant', { wish: { overwrite: false }, by: bench.by, signal: new AbortController().signal });
  const request = bench.book.find(clientId);
  if (request === undefined) throw new Error('no request');
  const good = await look(cloudsOf(bench), clientId, 'plant');
  expect(good).toMatchObject({ outcome: 'pass', results: { requestId: '1', accountId: '4711' } });
  expect(good.proof).toBeUndefined();
  expect(new Set(good.evidence.map(({ source }) => source))).toEqual(new Set(['cloud']));
  expect(good.evidence).toContainEqual(expect.objectContaining({ name: 'username and password of the request', verdict: 'not-proved' }));
  const codeAfter = async (change: () => void) => {
    change();
    return (await look(cloudsOf(bench), clientId)).failure?.code;
  };
  expect(await codeAfter(() => (request.job.retryCount = 5))).toBe('requests/attempts-used');
  expect(await codeAfter(() => (request.expiresOn = Date.now() - 1))).toBe('requests/expired');
  expect(await codeAfter(() => (request.activatesOn = Date.now() + HOUR_MS))).toBe('requests/not-active-yet');
  expect(await codeAfter(() => (request.status = 'DISABLED'))).toBe('requests/disabled');
});

it('warns before the last attempt', async () => {
  const bench = await aCloudBench({ units: 1 });
  await bench.orders().create(bench.batch.id, 'plant', { wish: { overwrite: false }, by: bench.by, signal: new AbortController().signal });
  const { clientId } = bench.accounts[0] ?? { clientId: '' };
  const request = bench.book.find(clientId);
  if (request !== undefined) request.job.retryCount = 4;
  const params = stepParamSchemas['everyware.request'].parse({ clientId });
  const context = { ...aContext(new FakeGateway(), params), clouds: cloudsOf(bench) };
  expect(await everywareRequest.verify(context, { changes: [], data: undefined })).toMatchObject({ outcome: 'pass' });
  expect(context.said).toContain('progress.everyware.few-attempts');
});

it('says what was not checked, and lets the unit pass on', async () => {
  const bench = await aCloudBench({ units: 1 });
  const without = cloudsOf(bench).map((cloud) => ({ ...cloud, login: () => undefined }));
  for (const clouds of [[], without]) {
    expect(await look(clouds, 'GW-1')).toEqual({
      outcome: 'pass',
      evidence: [{ name: 'provision request', observed: 'not checked: no cloud login', verdict: 'noted', source: 'cloud' }],
    });
  }
  await expect(look(cloudsOf(bench), 'GW-1', 'elsewhere')).rejects.toMatchObject({ code: 'requests/not-in-station-file' });
});
