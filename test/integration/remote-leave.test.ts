/** Gateways that are reached through the station's broker alone: met, set up and sent on over MQTT, seen by their farewell and their arrival. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type LoadedStation, parseStation } from '../../electron/engine/files/station-file.ts';
import type { BrokerUse } from '../../electron/engine/platforms/station-broker/own-brokers.ts';
import { useOwnBroker } from '../../electron/engine/watch/broker-room.ts';
import { canRunDynamicMosquitto, type DynamicMosquitto, startDynamicMosquitto } from '../support/dynamic-mosquitto.ts';
import { canRunMosquitto } from '../support/mosquitto.ts';
import { MovingGateway, type WayToLeave } from '../support/moving-gateway.ts';
import { ACCOUNT, clientIdOf, DEVICE, openRemoteBench, type RemoteBench, withinSeconds } from '../support/remote-bench.ts';
import { Workbench } from '../support/workbench.ts';

const CLOCK = 'org.eclipse.kura.clock.ClockService';
const LEAVE = {
  broker: 'target',
  accountName: ACCOUNT,
  clientId: '{{unit.identifier}}',
  username: DEVICE.user,
  password: DEVICE.password,
  timeoutSeconds: 20,
  arrivalSeconds: 20,
};
const stepsWith = (leave: object) => [
  { step: 'identify', with: { expect: { serialNumber: '{{unit.identifier}}' } } },
  { step: 'remote.meet', with: { timeoutSeconds: 20 } },
  { step: 'kura.component', with: { pid: CLOCK, set: { 'clock.ntp.host': 'ntp.{{unit.identifier}}.example' } } },
  { step: 'remote.leave', with: { ...LEAVE, ...leave } },
];

let target: RemoteBench;
let beside: DynamicMosquitto | undefined;
let work: Workbench;
let own: BrokerUse;
let gateways: MovingGateway[] = [];

afterEach(async () => {
  for (const gateway of gateways) gateway.close();
  gateways = [];
  await own.release();
  await work.close();
  await target.close();
  await beside?.stop();
  beside = undefined;
});

interface Line {
  readonly units: number;
  readonly leave?: object;
  readonly broker?: 'embedded' | 'mosquitto';
  /** The station's login at the target. */
  readonly isWatched?: boolean;
  readonly way?: WayToLeave;
}

/** Every unit has its login at the station's broker already, and has come with it. */
async function openLine({ units, leave = {}, broker = 'embedded', isWatched = true, way = 'goodbye' }: Line): Promise<LoadedStation> {
  target = await openRemoteBench();
  if (broker === 'mosquitto') beside = await startDynamicMosquitto();
  const rows = Array.from({ length: units }, (_, index) => clientIdOf(index + 1));
  work = await Workbench.open({ steps: stepsWith(leave), rows });
  const station = await stationOf(units, isWatched);
  own = await useOwnBroker(station, work.engine.brokers.ownBrokers);
  for (const { unit } of work.engine.journal.read.units({ batchId: work.batchId, limit: units })) {
    const { username, password, clientId } = await own.broker.admit(unit, clientIdOf(unit.row), withinSeconds());
    const trustedCa = own.broker.authorityPem + target.authority.certificatePem;
    const place = { brokerUrl: own.broker.url, account: own.broker.account, trustedCa };
    const gateway = new MovingGateway({ ...place, username, password, clientId, serialNumber: clientId, macAddress: '', delayMs: 20 }, way);
    gateways.push(gateway);
    await gateway.connect();
  }
  return station;
}

async function stationOf(units: number, isWatched: boolean): Promise<LoadedStation> {
  const { url, caPem, user, password } = target.station;
  await writeFile(join(work.folder, 'target-ca.pem'), caPem);
  if (beside !== undefined) await writeFile(join(work.folder, 'beside-ca.pem'), beside.authorityPem);
  const lanes = Array.from({ length: Math.min(units, 6) }, (_, index) => ({
    lane: index + 1,
    name: `Lane ${index + 1}`,
    remote: { broker: 'station', account: 'plant', clientId: '{{unit.identifier}}' },
  }));
  const brokers = {
    target: { url, caFile: 'target-ca.pem', ...(isWatched ? { user, password } : {}) },
    ...(beside === undefined ? {} : { beside: { url: beside.url, caFile: 'beside-ca.pem', ...beside.administrator } }),
  };
  const external = beside === undefined ? { host: '127.0.0.1' } : { external: { broker: 'beside' } };
  const stationBroker = { listen: '127.0.0.1:0', account: 'plant', ...external };
  return parseStation(JSON.stringify({ lineside: 1, lanes, brokers, stationBroker }), { folder: work.folder, environment: {} });
}

async function run(station: LoadedStation, signal = new AbortController().signal) {
  const operator = await work.engine.journal.person('Tester');
  const { batchId } = work;
  return work.engine.runs.run({ station, operator, batchId, signal, gatewayTimeoutMs: 8000 });
}

const leaveEvidence = (row: number) =>
  Object.fromEntries(
    work
      .state(row)
      .run?.steps.at(-1)
      ?.evidence.map(({ name, verdict, observed }) => [name, [verdict, observed]]) ?? [],
  );

describe.skipIf(!canRunMosquitto)('lanes that have the station’s broker alone', () => {
  it.each(['embedded', ...(canRunDynamicMosquitto ? (['mosquitto'] as const) : [])] as const)(
    'send each gateway on and see it arrive (%s)',
    { timeout: 90_000 },
    async (broker) => {
      const station = await openLine({ units: 12, broker });
      expect(await run(station)).toMatchObject({ units: 12, pass: 12, provisioned: 12 });
      for (const [index, gateway] of gateways.entries()) {
        expect(gateway.there?.components).toBeDefined();
        expect(gateway.here.components.values(CLOCK).get('clock.ntp.host')?.value).toBe(`ntp.${clientIdOf(index + 1)}.example`);
        expect(leaveEvidence(index + 1)).toMatchObject({
          'left the station': ['proved', 'disconnect message'],
          'arrived at its own broker': ['proved', 'birth message at target'],
        });
      }
      const events = work.events().map(({ event }) => event);
      const settled = events.flatMap((event) => (event.type === 'step.settled' ? [`${event.unitId} ${event.stepIndex}`] : []));
      expect(settled).toHaveLength(48);
      expect(new Set(settled).size).toBe(48);
    },
  );

  it('say that the arrival was not checked where nobody may listen there', { timeout: 60_000 }, async () => {
    const station = await openLine({ units: 2, isWatched: false });
    expect(await run(station)).toMatchObject({ pass: 2, provisioned: 0 });
    expect(work.state(1)).toMatchObject({ outcome: 'pass', proof: 'prepared' });
    expect(leaveEvidence(1)).toMatchObject({
      'left the station': ['proved', 'disconnect message'],
      'arrived at its own broker': ['not-proved', 'not checked: no login at this broker'],
    });
  });

  it('know nothing of a gateway whose line breaks in the middle of the update', { timeout: 60_000 }, async () => {
    const station = await openLine({ units: 1, isWatched: false, way: 'silent' });
    const stop = new AbortController();
    const running = run(station, stop.signal);
    const types = () => work.events().flatMap(({ event }) => ('step' in event && event.step === 'remote.leave' ? [event.type] : []));
    await expect.poll(types, { timeout: 30_000 }).toContain('step.lost');
    stop.abort();
    expect(await running).toMatchObject({ pass: 0 });
    expect(types()).toEqual(['step.intended', 'step.lost']);
    expect(work.state(1).status).toBe('interrupted');
    // It may still be on its way here.
    expect(own.broker.unitOfClient(clientIdOf(1))).toBe(work.state(1).unitId);
  });

  it('end in a timeout where a gateway leaves and arrives nowhere', { timeout: 60_000 }, async () => {
    const station = await openLine({ units: 1, leave: { arrivalSeconds: 2 }, way: 'stuck' });
    expect(await run(station)).toMatchObject({ pass: 0 });
    expect(work.state(1)).toMatchObject({ outcome: 'timeout', run: { steps: { 3: { failure: { code: 'leave/not-arrived' } } } } });
  });
});
