/** Whether a gateway answers at a broker: a broker that cannot be asked is no answer. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrokerLedgers } from '../../electron/engine/watch/broker-ledgers.ts';
import { canRunMosquitto } from '../support/mosquitto.ts';
import { ACCOUNT, clientIdOf, openRemoteBench, type RemoteBench, withinSeconds } from '../support/remote-bench.ts';

let bench: RemoteBench;

describe.skipIf(!canRunMosquitto)('a gateway that is asked at its broker', () => {
  beforeEach(async () => {
    bench = await openRemoteBench();
  });
  afterEach(() => bench.close());

  it('answers, or does not, and a broker that is gone answers for nobody', async () => {
    await bench.gateway(1);
    const heard = await new BrokerLedgers().listen(
      { name: 'target', ...bench.station, password: () => bench.station.password },
      ACCOUNT,
      withinSeconds(),
    );
    try {
      expect(await heard.answers(clientIdOf(1), withinSeconds())).toBeDefined();
      expect(await heard.answers(clientIdOf(2), withinSeconds(1))).toBeUndefined();
      await bench.broker.stop();
      await expect.poll(() => heard.isListening()).toBe(false);
      expect(await heard.answers(clientIdOf(1), withinSeconds(2))).toBeUndefined();
    } finally {
      await heard.release();
    }
  });
});
