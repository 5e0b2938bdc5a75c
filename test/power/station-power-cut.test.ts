/**
 * The power of the station itself is cut: the engine, its journal and its file system are in a virtual machine, the gateways (simulated,
 * so that the cloud can be asked how often it was) outside of it. Each time the station comes back and resumes.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LinesideProcess } from '../support/lineside.ts';
import { sshWords } from '../support/nspawn/over-ssh.ts';
import { Machine, whyNoMachine } from './machine.ts';
import { machineImage } from './machine-image.ts';
import { makeStationDisk } from './station-disk.ts';

const GATEWAYS = 8;
const RECIPE = 'ESF gateway to Everyware Cloud';
/** How long after a gateway told that something was done to it the power goes. */
const CUTS_AFTER_MS = [0, 60, 200, 450, 900, 0, 120, 1500, 30, 700] as const;

const refusal = await whyNoMachine();

describe.skipIf(refusal !== undefined)(`the power of the station${refusal === undefined ? '' : ` (${refusal})`}`, () => {
  let folder: string;
  let machine: Machine;
  let simulation: LinesideProcess;
  let lineside: string;
  let endpoints: readonly string[];
  let tunnel: ChildProcess | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lineside-power-'));
    const work = join(folder, 'work');
    mkdirSync(work);
    const station = join(work, 'station.json');
    const words = ['simulate', '--json', '--gateways', `${GATEWAYS}`, '--lanes', '2', '--seed', '41', '--out', station];
    simulation = new LinesideProcess(words);
    await simulation.line((line) => line['ready'] === true);
    endpoints = endpointsOf(JSON.parse(readFileSync(station, 'utf8')));
    const disk = makeStationDisk(folder, work);
    ({ lineside } = disk);
    machine = await Machine.create({ image: machineImage(), folder, memoryMiB: 1024, stationDisk: disk.file });
    await switchOn();
  }, 900_000);

  afterAll(async () => {
    await machine?.cutPower();
    await simulation?.stop('SIGKILL');
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  test(`is cut ${CUTS_AFTER_MS.length} times at work, and no unit is lost or done twice`, { timeout: 3_600_000 }, async () => {
    const [imported] = await command(`import station.batch.csv --recipe '${RECIPE}' --profile everyware`);
    const { id } = imported?.['batch'] as { id: string };
    const found: string[] = [];
    for (const [cut, afterMs] of CUTS_AFTER_MS.entries()) {
      const seen = simulation.lines.length;
      const work = command(`${cut === 0 ? 'run' : 'resume'} ${id} --station station.json --wait 90`).catch(() => undefined);
      const happened = simulation.line((line) => simulation.lines.indexOf(line) >= seen && isDeed(line));
      await Promise.race([happened, work]);
      await delay(afterMs);
      await machine.cutPower();
      tunnel?.kill('SIGKILL');
      await work;
      await switchOn();
      found.push(JSON.stringify((await statusOf(id)).outcomes));
    }
    console.log(`what the journal held after each of ${found.length} cuts: ${found.join(' ')}`);
    await command(`resume ${id} --station station.json --wait 90`);
    expect(await statusOf(id)).toMatchObject({ outcomes: { pass: GATEWAYS }, provisioned: GATEWAYS, open: 0, interrupted: 0 });
    const provisioned = simulation.lines.filter((line) => line['event'] === 'provisioned').map((line) => line['serialNumber']);
    expect(new Set(provisioned).size).toBe(GATEWAYS);
    expect(provisioned).toHaveLength(GATEWAYS);
  });

  async function switchOn(): Promise<void> {
    await machine.powerOn();
    const forwards = endpoints.flatMap((endpoint) => ['-R', `${endpoint}:${endpoint}`]);
    const [secret = '', client = '', ...words] = sshWords(machine.login);
    tunnel = spawn('sshpass', [secret, client, '-N', '-o', 'ExitOnForwardFailure=yes', ...forwards, ...words], {
      stdio: 'ignore',
      env: { ...process.env, SSHPASS: machine.login.password },
    });
    const [endpoint = ''] = endpoints;
    const listens = `ss -Hltn src ${endpoint} | grep -q .`;
    await Promise.race([
      machine.exec(`until ${listens}; do sleep 0.2; done; mountpoint -q /station`),
      once(tunnel, 'exit').then(() => Promise.reject(new Error('the way from the machine to the gateways could not be opened'))),
    ]);
  }

  /** The JSON lines of a command in the machine, whatever its exit status. */
  async function command(words: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const output = (await machine.exec(`cd /station/work && { ${lineside} ${words} --json 2>/station/work/last.err; true; }`)).toString(
      'utf8',
    );
    return output
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  }

  async function statusOf(batch: string): Promise<{ readonly outcomes: Readonly<Record<string, number>> }> {
    const [line] = await command(`status ${batch}`);
    const [status] = (line?.['batches'] ?? []) as readonly { readonly outcomes: Readonly<Record<string, number>> }[];
    if (status === undefined) throw new Error(`no status: ${(await machine.exec('cat /station/work/last.err')).toString('utf8')}`);
    return status;
  }
});

/** Something was done to a gateway, or is being done. */
function isDeed(line: Readonly<Record<string, unknown>>): boolean {
  return ['restarted', 'provisioning-attempt', 'provisioned'].includes(String(line['event']));
}

/** `address:port` of everything that a station file of the simulator reaches. */
function endpointsOf(station: unknown): readonly string[] {
  const text = JSON.stringify(station);
  const urls = [...text.matchAll(/(127(?:\.\d+){3}:\d+)/g)].map(([, endpoint = '']) => endpoint);
  const hosts = [...text.matchAll(/"host":"(127(?:\.\d+){3})","port":(\d+)/g)].map(([, host, port]) => `${host}:${port}`);
  return [...new Set([...urls, ...hosts])];
}
