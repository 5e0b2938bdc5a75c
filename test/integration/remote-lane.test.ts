/** Lanes that have nothing but a broker: units are met, identified and configured over it, whatever some of the gateways do. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parseStation } from '../../electron/engine/files/station-file.ts';
import type { RunOrder } from '../../electron/engine/runs/run-floor.ts';
import type { LightGateway } from '../../electron/simulator/remote/light-gateway.ts';
import type { RemoteTrouble } from '../../electron/simulator/remote/remote-trouble.ts';
import { canRunMosquitto } from '../support/mosquitto.ts';
import { ACCOUNT, clientIdOf, openRemoteBench, type RemoteBench } from '../support/remote-bench.ts';
import { Workbench } from '../support/workbench.ts';

const CLOCK = 'org.eclipse.kura.clock.ClockService';
const STEPS = [
  { step: 'identify', with: { expect: { serialNumber: '{{unit.identifier}}' }, birthSeconds: 1 } },
  { step: 'kura.component', with: { pid: CLOCK, set: { 'clock.ntp.host': 'ntp.{{unit.identifier}}.example' } } },
];
const TROUBLES: readonly (RemoteTrouble | undefined)[] = [undefined, { kind: 'slow', delayMs: 300 }, { kind: 'birth-again' }];

describe.skipIf(!canRunMosquitto)('lanes behind a broker', () => {
  let bench: RemoteBench | undefined;
  let work: Workbench | undefined;

  afterEach(async () => {
    await work?.close();
    await bench?.close();
  });

  async function openWork(units: number): Promise<Workbench> {
    work = await Workbench.open({ steps: STEPS, rows: Array.from({ length: units }, (_, index) => clientIdOf(index + 1)) });
    return work;
  }

  async function order(lanes: number, seconds: number): Promise<Omit<RunOrder, 'batchId'>> {
    if (bench === undefined || work === undefined) throw new Error('not open');
    const { url, caPem: caText, user, password } = bench.station;
    const station = {
      lineside: 1,
      lanes: Array.from({ length: lanes }, (_, index) => ({
        lane: index + 1,
        name: `Lane ${index + 1}`,
        remote: { broker: 'plant', account: ACCOUNT, clientId: '{{unit.identifier}}' },
      })),
      brokers: { plant: { url, caFile: 'ca.pem', user, password: { env: 'PLANT_PASSWORD' } } },
    };
    await writeFile(join(work.folder, 'ca.pem'), caText);
    return {
      station: parseStation(JSON.stringify(station), { folder: work.folder, environment: { PLANT_PASSWORD: password } }),
      operator: await work.engine.journal.person('Tester'),
      signal: new AbortController().signal,
      gatewayTimeoutMs: seconds * 1000,
    };
  }

  it('provision each unit once, with slow gateways and births that come twice', { timeout: 60_000 }, async () => {
    bench = await openRemoteBench();
    const { batchId, engine } = await openWork(20);
    const gateways: LightGateway[] = [];
    for (let number = 1; number <= 20; number += 1) {
      const trouble = () => TROUBLES[number % TROUBLES.length];
      gateways.push(
        await bench.gateway(number, { serialNumber: clientIdOf(number), generation: number % 4 === 0 ? 'kura-4' : 'kura-5.4', trouble }),
      );
    }
    const summary = await engine.runs.run({ ...(await order(5, 30)), batchId });
    expect(summary).toMatchObject({ units: 20 });
    const hosts = gateways.map(({ components }) => components.values(CLOCK).get('clock.ntp.host')?.value);
    const outcomes = gateways.map((_, index) => work?.state(index + 1).outcome);
    // Before 5.4 only its birth tells over MQTT who a gateway is, and the station has heard it of those that tell it again.
    const isNameless = (number: number) => number % 4 === 0 && TROUBLES[number % TROUBLES.length]?.kind !== 'birth-again';
    const expected = gateways.map((_, index) => (isNameless(index + 1) ? 'error' : 'pass'));
    expect(outcomes).toEqual(expected);
    expect(hosts).toEqual(
      expected.map((outcome, index) => (outcome === 'pass' ? `ntp.${clientIdOf(index + 1)}.example` : '0.pool.ntp.org')),
    );
    expect(gateways.map(({ components }) => components.snapshots().length)).toEqual(
      expected.map((outcome) => (outcome === 'pass' ? 2 : 1)),
    );
    const sources = work?.state(1).run?.steps.flatMap(({ evidence }) => evidence.map(({ source }) => source)) ?? [];
    expect(new Set(sources)).toEqual(new Set(['remote']));
  });

  it('wait for a gateway that comes late', { timeout: 60_000 }, async () => {
    bench = await openRemoteBench();
    const { batchId, engine } = await openWork(1);
    const running = engine.runs.run({ ...(await order(1, 40)), batchId });
    await expect.poll(() => bench?.broker.connects(), { timeout: 10_000 }).toBeGreaterThan(0);
    await bench.gateway(1, { serialNumber: clientIdOf(1) });
    expect(await running).toMatchObject({ units: 1, pass: 1 });
  });
});
