/** Where nobody can listen for a gateway's birth, the evidence says so and why, and nothing fails. */
import { describe, expect, it } from 'vitest';
import { BirthWatch } from '../../../../../electron/engine/steps/everyware-birth.ts';
import { cloudSchema } from '../../../../../shared/domain/station-file.ts';
import { stepParamSchemas } from '../../../../../shared/domain/step-params.ts';
import { FakeGateway } from '../../../../support/fake-gateway.ts';
import { aContext } from '../../../../support/step-context.ts';

const settings = cloudSchema.parse({ kind: 'everyware-ec4', url: 'https://127.0.0.1/v2', account: 'plant', broker: 'plant' });
const clouds = [{ name: 'plant', settings, caPem: undefined, login: () => undefined }];
const broker = { name: 'plant', url: 'mqtts://127.0.0.1:1' };
const withLogin = { ...broker, user: 'station', password: () => 'secret-of-the-station' };

async function birthOf(part: object, params: object = {}) {
  const filled = stepParamSchemas['everyware.provision'].parse({ mode: 'first', ...params });
  const watch = await BirthWatch.open({ ...aContext(new FakeGateway(), filled), ...part }, 'GW-1');
  try {
    return await watch.proof();
  } finally {
    await watch.close();
  }
}
const notChecked = (why: string) => ({
  name: 'birth in the target account',
  observed: `not checked: ${why}`,
  verdict: 'noted',
  source: 'broker',
});

describe('the birth in the target account', () => {
  it.each([
    ['has no cloud', {}, 'no login on the target account'],
    ['has no login there', { clouds, brokers: [broker] }, 'no login on the target account'],
    [
      'has two clouds, and the recipe names none',
      { clouds: [...clouds, ...clouds], brokers: [withLogin] },
      'no login on the target account',
    ],
    ['cannot reach the broker', { clouds, brokers: [withLogin] }, 'broker/unreachable'],
    ['has a broker without TLS', { clouds, brokers: [{ ...withLogin, url: 'mqtt://127.0.0.1:1' }] }, 'remote/plain-url'],
  ])('is not checked where the station %s', async (_what, part, why) => {
    expect(await birthOf(part)).toEqual(notChecked(why));
  });

  it('is not checked where the recipe names a cloud that the station does not know', async () => {
    expect(await birthOf({ clouds, brokers: [withLogin] }, { cloud: 'elsewhere' })).toEqual(notChecked('requests/not-in-station-file'));
  });
});
