/** Every fault of the training line against a real run: what the station must make of it. Never a false PASS, never a unit lost or done twice. */
import { describe, expect, test as base } from 'vitest';
import { TrainingRun, type TrainingRunOptions } from '../support/training-run.ts';

type Open = (options: Partial<TrainingRunOptions>) => Promise<TrainingRun>;

/** A line of its own for each test: they wait more than they work, so several run at once. */
const test = base.extend<{ open: Open }>({
  // oxlint-disable-next-line no-empty-pattern -- the runner wants a pattern here
  open: async ({}, use) => {
    const lines: TrainingRun[] = [];
    await use(async (options) => {
      const line = await TrainingRun.open({ gateways: 1, lanes: 1, ...options });
      lines.push(line);
      return line;
    });
    for (const line of lines) await line.close();
  },
});

/** Each gateway has changed its account once, and each unit has one outcome. */
function expectAllDoneOnce(run: TrainingRun, units: number): void {
  expect(run.standing()).toEqual(Array.from({ length: units }, () => 'pass'));
  expect(run.proofs()).toEqual(Array.from({ length: units }, () => 'provisioned'));
  expect(run.said('provisioned').toSorted()).toEqual(
    Array.from({ length: units }, (_item, index) => run.serialNumber(index + 1)).toSorted(),
  );
}

describe('a gateway that the station gets through with', { timeout: 60_000, concurrent: true }, () => {
  const bearable: Readonly<Record<string, object>> = {
    'answers slowly': { fault: 'slow', delayMs: 15 },
    'says nothing for a while': { fault: 'silent', at: 'command', number: 6, seconds: 1.5 },
    'loses its power in the middle of a write': { fault: 'reboot', at: 'write' },
    'loses its power at the second write': { fault: 'reboot', at: 'write', number: 2 },
    'loses its power before Kura is up again': { fault: 'reboot', at: 'restart' },
    'loses its power while it is being provisioned': { fault: 'reboot', at: 'provisioning' },
    'loses its power right after it was provisioned': { fault: 'reboot', at: 'provisioned' },
    'loses its line before a command': { fault: 'drop-line', at: 'command', number: 5 },
    'loses its line for a second': { fault: 'drop-line', at: 'command', number: 6, seconds: 1 },
    'takes its settings and cannot say so': { fault: 'drop-line', at: 'update', number: 1 },
    'is told to provision itself and cannot say so': { fault: 'drop-line', at: 'update', number: 2 },
    'is refused by the broker once': { fault: 'broker-refuses', answer: 'unavailable', logins: 1 },
    'has an older Kura': { fault: 'old-rest' },
  };

  test.for(Object.entries(bearable))('%s', async ([_name, fault], { open }) => {
    const run = await open({ faults: [fault] });
    await run.run();
    // What the first order left in doubt, the next one inspects.
    if (run.standing()[0] !== 'pass') await run.resume();
    expect(run.faultsSeen()).toBe('at' in fault || 'delayMs' in fault || 'answer' in fault ? 1 : 0);
    expectAllDoneOnce(run, 1);
  });

  test('loses its power at one write after the other', async ({ open }) => {
    const run = await open({ faults: [{ fault: 'reboot', at: 'write', times: 2 }] });
    await run.run();
    if (run.standing()[0] !== 'pass') await run.resume();
    expect(run.faultsSeen()).toBe(2);
    expectAllDoneOnce(run, 1);
  });
});

describe('a gateway that the station may not call good', { timeout: 60_000, concurrent: true }, () => {
  /** In doubt: neither good nor bad, the lane waits for a person, and the gateway is not taken away. */
  async function expectInDoubt(run: TrainingRun): Promise<void> {
    const summary = await run.run();
    expect(run.standing()[0]).toBe('unknown');
    expect(summary).toMatchObject({ pass: 0, fail: 0, inDoubt: 1, remaining: run.states().length });
    expect(summary.stopped).toHaveLength(1);
    expect(run.faultsSeen()).toBe(1);
  }

  test('its board is swapped for that of another unit, in the middle of the recipe', async ({ open }) => {
    const run = await open({ gateways: 2, faults: [{ fault: 'swap-board', gateways: [1] }] });
    await expectInDoubt(run);
    expect(run.said('provisioned')).toEqual([]);
    // The boards come back one after the other; each unit gets what is its own.
    await run.resume();
    expectAllDoneOnce(run, 2);
  });

  test('its board is swapped for one of no batch', async ({ open }) => {
    const run = await open({ faults: [{ fault: 'swap-board' }] });
    await expectInDoubt(run);
    expect(run.said('provisioned')).toEqual([]);
  });

  test.for(['certificate-changed', 'host-key-changed'])('%s', async (fault, { open }) => {
    const run = await open({ faults: [{ fault }] });
    await expectInDoubt(run);
    expect(run.said('provisioned')).toEqual([]);
    await run.resume();
    expect(run.standing()[0]).toBe('unknown');
  });

  test('it is provisioned and answers elsewhere from then on: in doubt, not failed, until somebody decides', async ({ open }) => {
    const run = await open({ faults: [{ fault: 'address-changes' }] });
    await expectInDoubt(run);
    expect(run.said('provisioned')).toEqual([run.serialNumber(1)]);
    expect(run.said('moved')).toEqual([run.serialNumber(1)]);
  });

  test('the broker never lets it in', async ({ open }) => {
    const run = await open({ faults: [{ fault: 'broker-refuses', answer: 'credentials' }], deadlineSeconds: 4 });
    expect(await run.run()).toMatchObject({ pass: 0, fail: 0, provisioned: 0, timeout: 1 });
    expect(run.said('provisioned')).toEqual([]);
  });

  test('it bears the serial number of somebody else', async ({ open }) => {
    const steps = [{ step: 'identify', with: { expect: { macAddress: '{{unit.macAddress}}', serialNumber: '{{unit.serialNumber}}' } } }];
    const run = await open({ faults: [{ fault: 'wrong-serial', serialNumber: '4711' }], steps });
    const summary = await run.run();
    expect(summary).toMatchObject({ units: 1, pass: 0 });
    expect(summary.stopped).toMatchObject([{ failure: { code: 'identify/foreign-unit' } }]);
  });

  test('it demands another password that the station does not have', async ({ open }) => {
    const run = await open({ faults: [{ fault: 'password-change' }], transports: ['ssh', 'rest'] });
    expect(await run.run()).toMatchObject({ pass: 0, provisioned: 0 });
    expect(run.said('provisioned')).toEqual([]);
  });
});

test('a whole rough day: two lanes, twelve gateways, nobody asked, everybody done once', { timeout: 120_000 }, async ({ open }) => {
  const run = await open({
    gateways: 12,
    lanes: 2,
    faults: [
      { fault: 'slow', gateways: { chance: 0.3 }, delayMs: 5 },
      { fault: 'reboot', gateways: { every: 5 }, at: 'write' },
      { fault: 'drop-line', gateways: { every: 3 }, at: 'command', number: 6 },
      { fault: 'broker-refuses', gateways: [4], answer: 'unavailable', logins: 1 },
    ],
  });
  const summary = await run.run();
  expect(summary).toMatchObject({ units: 12, stopped: [] });
  expectAllDoneOnce(run, 12);
});
