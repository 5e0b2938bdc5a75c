/** Two units whose rows have one client id, at the station's own broker. */
import { afterEach, expect, test } from 'vitest';
import { StationBrokerRun } from '../support/station-broker-run.ts';

let run: StationBrokerRun | undefined;
afterEach(() => run?.close());

test('do not both pass as the gateway of that client id', { timeout: 120_000 }, async () => {
  run = await StationBrokerRun.open({
    gateways: 2,
    lanes: 2,
    steps: [
      { step: 'identify', with: { expect: { macAddress: '{{unit.macAddress}}' } } },
      { step: 'kura.properties', with: { set: { 'kura.serialNumber': '{{unit.serialNumber}}' } } },
      { step: 'remote.bootstrap', with: { clientId: 'one-for-all' } },
      { step: 'remote.meet', with: { timeoutSeconds: 15 } },
      {
        step: 'kura.component',
        with: {
          pid: 'org.eclipse.kura.cloud.CloudService',
          set: { 'device.display-name': 'custom', 'device.custom-name': '{{unit.serialNumber}}' },
        },
      },
    ],
  });
  const summary = await run.run();
  expect(summary).toMatchObject({ pass: 1, error: 1 });
  expect(run.states().map(({ failure }) => failure?.code)).toContain('own-broker/client-id-taken');
});
