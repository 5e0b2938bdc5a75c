/** A device that does not answer may still be somebody else's: what the cloud says of it counts for `return.owner`. */
import { describe, expect, it } from 'vitest';
import { loadStation, stationClouds } from '../../electron/engine/files/station-file.ts';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import { returnOwner } from '../../electron/engine/steps/return-owner.ts';
import { stepParamSchemas } from '../../shared/domain/step-params.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { aCloudBench, ACCOUNT_ID } from '../support/simulated-cloud.ts';
import { aContext } from '../support/step-context.ts';

/** The owner's check of a silent device whose request is in the account of the bench's cloud. */
async function checkSilent(accountId: number) {
  const bench = await aCloudBench({ units: 1 });
  const { signal } = new AbortController();
  await bench.orders().create(bench.batch.name, 'plant', { wish: { overwrite: false }, by: bench.by, signal });
  const [request] = (await bench.orders().list('plant', {}, signal)).requests;
  const clouds = stationClouds(loadStation(bench.stationFile, { environment: {} })).map((cloud) => ({
    ...cloud,
    settings: { ...cloud.settings, accountId: String(accountId) },
  }));
  const params = stepParamSchemas['return.owner'].parse({
    accept: { serialNumber: ['SN-1'] },
    clientIds: [request?.clientId],
    maySayNothing: true,
  });
  const silent = openGateway({ judgeFingerprint: () => undefined });
  return returnOwner.verify({ ...aContext(silent, params), clouds }, { changes: [], data: undefined });
}

describe('return.owner of a device that does not answer', () => {
  it('stops where the cloud says that it belongs to another account', async () => {
    const found = await checkSilent(ACCOUNT_ID + 1);
    expect(found).toMatchObject({ outcome: 'error', evidence: [{ name: 'device', verdict: 'not-proved' }, { verdict: 'refuted' }] });
    expect(found.failure).toBeInstanceOf(AppError);
    expect(found.failure?.code).toBe('returns/somebody-else');
  });

  it('goes on where it is in the account of the station', async () => {
    expect(await checkSilent(ACCOUNT_ID)).toMatchObject({ outcome: 'pass' });
  });
});
