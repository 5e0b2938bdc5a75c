/**
 * The Everyware way from end to end for a hundred gateways: requests made for the batch, looked at, the gateways set up and provisioned
 * over real sockets with TLS, each seen in its account. With faults at the cloud, at its broker and at the gateways; all counts exact.
 */
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JournalEvent } from '../../shared/domain/events.ts';
import type { JsonLine } from '../support/lineside.ts';
import { CommandLine, object, objects } from './cli-process.ts';

const UNITS = 100;
const LANES = 25;

const recipe = {
  lineside: 1,
  recipe: 'Everyware way',
  model: 'Simulated gateway',
  version: 1,
  profile: 'everyware',
  steps: [
    { step: 'identify', with: { expect: { macAddress: '{{unit.macAddress}}' } } },
    { step: 'everyware.request', with: { clientId: '{{unit.clientId}}' } },
    {
      step: 'everyware.settings',
      with: {
        brokerUrl: '{{unit.brokerUrl}}',
        accountName: '{{unit.accountName}}',
        clientId: '{{unit.clientId}}',
        username: '{{unit.username}}',
        password: '{{unit.password}}',
        activationKey: '{{unit.activationKey}}',
        retryInterval: 1,
        timeout: 10,
      },
    },
    { step: 'everyware.provision', with: { mode: 'first', pollSeconds: 0.2, deadlineSeconds: 60 } },
  ],
};

const faults = {
  lineside: 1,
  faults: [
    { fault: 'broker-refuses', gateways: { every: 9 }, answer: 'unavailable', logins: 1 },
    { fault: 'broker-refuses', gateways: { every: 13 }, answer: 'credentials', logins: 1 },
    { fault: 'slow', gateways: { every: 11 }, delayMs: 20 },
    { fault: 'birth-twice', gateways: { every: 4 } },
  ],
  cloud: { loseAnswerEvery: 9, dropEvery: 11, failEvery: 17, busyEvery: 13, retryAfterSeconds: 0 },
};

let cli: CommandLine;
let place: readonly string[];
beforeAll(async () => {
  cli = await CommandLine.open();
  await writeFile(cli.path('recipe.json'), JSON.stringify(recipe));
  await writeFile(cli.path('faults.json'), JSON.stringify(faults));
  const words = ['--gateways', String(UNITS), '--lanes', String(LANES), '--seed', '8', '--transports', 'rest', '--requests', 'none'];
  const simulation = cli.start(['simulate', ...words, '--faults', cli.path('faults.json'), '--out', cli.path('station.json')]);
  const ready = await simulation.line((line) => line['ready'] === true);
  place = ['--station', String(ready['station']), '--json'];
  const imported = await cli.run(['import', String(ready['batch']), '--recipe', cli.path('recipe.json'), '--name', 'hundred', '--json']);
  expect(imported).toMatchObject({ status: 0 });
}, 120_000);
afterAll(() => cli.close());

const eventOf = (line: JsonLine) => (line['event'] as { event?: JournalEvent } | undefined)?.event;

it('takes a hundred gateways from no request at all to their account', async () => {
  const made = await cli.run(['requests', 'create', 'hundred', '--cloud', 'training', '--activation-key', ...place]);
  expect(objects(made).at(-1)?.['summary']).toMatchObject({
    rows: UNITS,
    created: UNITS,
    activationKeys: UNITS,
    failed: 0,
    unknown: 0,
    remaining: 0,
  });
  expect(made.status).toBe(0);

  const ran = await cli.run(['run', 'hundred', '--wait', '60', ...place]);
  const lines = objects(ran);
  expect(lines.at(-1)?.['summary']).toMatchObject({ units: UNITS, pass: UNITS, provisioned: UNITS, remaining: 0 });
  expect(ran.status).toBe(0);
  const settled = lines.flatMap((line) => {
    const event = eventOf(line);
    return event?.type === 'step.settled' ? [event] : [];
  });
  const evidenceOf = (step: string, name: string) =>
    settled.filter((event) => event.step === step).flatMap(({ evidence }) => evidence.filter((each) => each.name === name));
  const requests = evidenceOf('everyware.request', 'provision request');
  expect(requests.map(({ verdict, source }) => `${verdict} ${source}`)).toEqual(Array(UNITS).fill('proved cloud'));
  const births = evidenceOf('everyware.provision', 'birth in the target account');
  expect(births.map(({ verdict }) => verdict)).toEqual(Array(UNITS).fill('proved'));

  const again = await cli.run(['requests', 'create', 'hundred', '--cloud', 'training', '--activation-key', ...place]);
  expect(objects(again).at(-1)?.['summary']).toMatchObject({ provisioned: UNITS, created: 0, present: 0, remaining: 0 });

  const listed = await Promise.all(
    [0, 50].map((offset) => {
      const from = offset === 0 ? [] : ['--offset', String(offset)];
      return cli.run(['requests', 'list', '--cloud', 'training', '--limit', '50', ...from, ...place]);
    }),
  );
  const all = listed.flatMap((page) => object(page)['requests'] as { id: string; job: { status: string } }[]);
  // The cloud numbers what it makes: had one been made twice, there would be a number more.
  expect(all.map(({ id }) => Number(id)).toSorted((a, b) => a - b)).toEqual(Array.from({ length: UNITS }, (_item, index) => index + 1));
  expect(all.every(({ job }) => job.status === 'COMPLETED')).toBe(true);
}, 180_000);
