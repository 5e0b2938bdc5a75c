/** `lineside doctor` on the station's own broker: is its port free, does its name lead here. */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CommandLine, object } from './cli-process.ts';

let cli: CommandLine;
beforeAll(async () => {
  cli = await CommandLine.open();
});
afterAll(() => cli.close());

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly required: boolean;
  readonly detail: string;
  readonly fix: string;
}

async function brokerChecks(stationBroker: object): Promise<readonly Check[]> {
  const lanes = [{ lane: 1, name: 'Lane 1', ssh: { host: '127.0.0.1', user: 'root', password: 'x' } }];
  await writeFile(cli.path('station.json'), JSON.stringify({ lineside: 1, lanes, stationBroker }), { mode: 0o600 });
  const { checks } = object(await cli.run(['doctor', '--json', '--station', cli.path('station.json')])) as unknown as {
    readonly checks: readonly Check[];
  };
  return checks.filter(({ name }) => name === 'broker');
}

it('finds a free port and a name that leads here', async () => {
  const checks = await brokerChecks({ listen: '127.0.0.1:0', host: 'localhost' });
  expect(checks.map(({ ok, fix }) => [ok, fix])).toEqual([
    [true, ''],
    [true, ''],
  ]);
});

it('says which port is in use, and that gateways would look for the station elsewhere', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const listen = `127.0.0.1:${(other.address() as AddressInfo).port}`;
  const checks = await brokerChecks({ listen, host: '203.0.113.9' });
  other.close();
  expect(checks.map(({ ok, required }) => [ok, required])).toEqual([
    [false, false],
    [false, false],
  ]);
  expect(checks[0]?.detail).toContain(listen);
  expect(checks[1]?.detail).toContain('203.0.113.9');
  expect(checks.every(({ fix }) => fix !== '')).toBe(true);
});
