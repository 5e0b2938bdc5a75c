/** Gateways without a ProvisioningService: to the station's broker, met there, and on to their own, over real sockets and TLS. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadStation } from '../../electron/engine/files/station-file.ts';
import { openWatch } from '../../electron/engine/watch/open-watch.ts';
import type { WatchView } from '../../shared/contract/watch.ts';
import { canRunDynamicMosquitto, startDynamicMosquitto } from '../support/dynamic-mosquitto.ts';
import { LinesideProcess } from '../support/lineside.ts';
import { StationBrokerRun } from '../support/station-broker-run.ts';

/** By number: cut off after the birth, births told twice, slow to connect, refused by their own broker at first. */
const FAULTS = [
  { fault: 'broker-drop', gateways: { every: 5, from: 1 }, times: 2 },
  { fault: 'birth-twice', gateways: { every: 5, from: 2 } },
  { fault: 'broker-slow', gateways: { every: 5, from: 3 }, delayMs: 700 },
  { fault: 'broker-refuses', gateways: { every: 5, from: 4 }, answer: 'unavailable', logins: 2 },
];
const STEPS = 6;

let line: StationBrokerRun | undefined;
let closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await line?.close();
  line = undefined;
  for (const close of closers.toReversed()) await close();
  closers = [];
});

/** Runs the batch with a watch beside it, as a person has one open. */
async function runWatched(run: StationBrokerRun): Promise<WatchView> {
  const station = loadStation(run.stationFile, { environment: {} });
  const order = { broker: 'station', batchId: run.batchId, station, onChanged: () => undefined, onMessage: () => undefined };
  const { watch, close } = await openWatch(order, run.engine.brokers, run.engine.journal.read);
  closers.push(close);
  const units = run.states().length;
  expect(await run.run()).toMatchObject({ units, pass: units, provisioned: units, remaining: 0, inDoubt: 0 });
  return watch.view();
}

/** What the gateways themselves counted, by serial number. */
function told(run: StationBrokerRun, name: 'connected' | 'birth-again', brokerUrl: string): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const event of run.events) {
    if (event.event !== name || event.brokerUrl !== brokerUrl) continue;
    counted.set(event.serialNumber, (counted.get(event.serialNumber) ?? 0) + 1);
  }
  return counted;
}

function expectExactCounts(run: StationBrokerRun, view: WatchView): void {
  const ownUrl = ownBrokerOf(run);
  const came = told(run, 'connected', ownUrl);
  const again = told(run, 'birth-again', ownUrl);
  expect(view.others).toEqual([]);
  for (const { identifier = '', state, counts, birth } of view.units) {
    const times = came.get(identifier) ?? 0;
    expect({ identifier, births: counts.births }).toEqual({ identifier, births: times });
    expect({ identifier, repeats: counts.repeats }).toEqual({ identifier, repeats: again.get(identifier) ?? 0 });
    // A line that breaks before a birth, or in the middle of a goodbye, leaves a last will, too.
    expect(counts.disconnects + counts.lastWills).toBeGreaterThanOrEqual(times);
    expect(counts.disconnects).toBeLessThanOrEqual(times);
    expect(['disconnected', 'lost']).toContain(state);
    expect(birth?.serialNumber).toBe(identifier);
  }
  expect(again.size).toBeGreaterThan(0);
  // Nothing was intended, and nothing settled, more than once.
  const events = run.engine.journal.read.events({ afterSeq: 0, limit: 10_000 }).map(({ event }) => event);
  const places = (type: string) =>
    events.flatMap((event) => (event.type === type && 'stepIndex' in event ? [`${event.unitId} ${event.stepIndex}`] : []));
  expect(places('step.settled')).toHaveLength(view.units.length * STEPS);
  expect(new Set(places('step.settled')).size).toBe(view.units.length * STEPS);
  expect(new Set(places('step.intended')).size).toBe(places('step.intended').length);
  expect(places('step.lost')).toEqual([]);
  for (const { run: last } of run.states()) {
    const proved = last?.steps
      .flatMap(({ evidence }) => evidence)
      .filter(({ verdict }) => verdict === 'proved')
      .map(({ name }) => name);
    expect(proved).toEqual(expect.arrayContaining(['birth message', 'serial_number', 'left the station', 'arrived at its own broker']));
  }
}

function ownBrokerOf(run: StationBrokerRun): string {
  const { stationBroker, brokers } = loadStation(run.stationFile, { environment: {} }).file;
  return brokers?.['beside']?.url ?? `mqtts://${stationBroker?.listen ?? ''}`;
}

/** A busy computer takes its time, and a test that is cut off proves nothing. */
const LONG_MS = 300_000;

describe('many gateways at once, with faults on', () => {
  it('come to the broker in the station, are met once each, leave and arrive', { timeout: LONG_MS }, async () => {
    line = await openLine(100, false);
    const view = await runWatched(line);
    expect(view.units).toHaveLength(100);
    expectExactCounts(line, view);
    // Nobody needs it any more.
    expect(line.engine.runs.running).toBe(false);
  });

  it.runIf(canRunDynamicMosquitto)('come to a mosquitto beside the station', { timeout: LONG_MS }, async () => {
    line = await openLine(40, true);
    const view = await runWatched(line);
    expect(view.units).toHaveLength(40);
    expectExactCounts(line, view);
  });
});

/** Its gateways stay where they are, with what they were told; another engine goes on. */
describe('a station that is killed', () => {
  const MOMENTS = [
    { type: 'step.settled', step: 'remote.bootstrap', isBeside: false },
    { type: 'step.intended', step: 'remote.bootstrap', isBeside: true },
    { type: 'step.settled', step: 'remote.meet', isBeside: true },
    { type: 'step.intended', step: 'remote.leave', isBeside: false },
    { type: 'step.intended', step: 'remote.leave', isBeside: true },
  ] as const;
  const moments = MOMENTS.filter(({ isBeside }) => !isBeside || canRunDynamicMosquitto);

  it.each(moments)(
    'takes every unit to its end after the fourth $type of $step (mosquitto: $isBeside)',
    { timeout: LONG_MS },
    async ({ type, step, isBeside }) => {
      line = await openLine(12, isBeside);
      await line.letGo();
      const words = ['run', line.batchId, '--station', line.stationFile, '--db', join(line.folder, 'journal.sqlite'), '--json'];
      const killed = new LinesideProcess(words);
      closers.push(async () => void (await killed.stop('SIGKILL')));
      // Lines are looked through again and again.
      const units = new Set<string>();
      await killed.line((said) => {
        const event = (said['event'] as { readonly event?: ToldEvent } | undefined)?.event;
        if (event?.type === type && event.step === step) units.add(event.unitId ?? '');
        return units.size >= 4;
      });
      await killed.stop('SIGKILL');
      await line.takeBack();
      await line.resume();
      const summary = await line.run();
      expect(summary).toMatchObject({ remaining: 0, inDoubt: 0, stopped: [] });
      expect(line.states().map(({ outcome, proof }) => [outcome, proof])).toEqual(
        Array.from({ length: 12 }, () => ['pass', 'provisioned']),
      );
      const settled = settledPlaces(line);
      expect(settled).toHaveLength(12 * STEPS);
      expect(new Set(settled).size).toBe(12 * STEPS);
    },
  );
});

interface ToldEvent {
  readonly type: string;
  readonly step?: string;
  readonly unitId?: string;
}

function settledPlaces(run: StationBrokerRun): readonly string[] {
  const events = run.engine.journal.read.events({ afterSeq: 0, limit: 10_000 }).map(({ event }) => event);
  return events.flatMap((event) => (event.type === 'step.settled' ? [`${event.unitId} ${event.stepIndex}`] : []));
}

async function openLine(gateways: number, isBeside: boolean): Promise<StationBrokerRun> {
  if (!isBeside) return StationBrokerRun.open({ gateways, lanes: gateways, faults: FAULTS });
  const mosquitto = await startDynamicMosquitto();
  closers.push(() => mosquitto.stop());
  const beside = { url: mosquitto.url, caFile: 'mosquitto-ca.pem', ...mosquitto.administrator };
  const settings = {
    listen: '127.0.0.1:0',
    account: 'plant',
    maxConnections: 500,
    maxPayloadBytes: 65_536,
    external: { broker: 'beside' },
  };
  const run = await StationBrokerRun.open({
    gateways,
    lanes: gateways,
    faults: FAULTS,
    station: ({ brokers }) => ({ brokers: { ...brokers, beside }, stationBroker: settings }),
  });
  await writeFile(join(run.folder, 'mosquitto-ca.pem'), mosquitto.authorityPem);
  return run;
}
