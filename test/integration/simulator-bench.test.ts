/** The simulated bench: its files, fixed ports, swapped gateways, the operator's hand, and its end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stationFileSchema } from '../../shared/domain/station-file.ts';
import { type LaneAccess, type RunningLine, askHand, askHttps, connectSsh, sshRun, startLine } from './simulator-clients.ts';

const INFO = '/services/session/v1/authenticationInfo';

describe('a bench of two lanes with three gateways', () => {
  let line: RunningLine;
  let lane: LaneAccess;
  let empty: LaneAccess;
  beforeAll(async () => {
    line = await startLine({ gateways: 3, lanes: 2 });
    lane = line.lanes[0] as LaneAccess;
    empty = line.lanes[1] as LaneAccess;
  });
  afterAll(() => line.end());

  it('writes a station file that is one, for its owner only', async () => {
    const station = stationFileSchema.parse(JSON.parse(await readFile(line.simulation.stationFile, 'utf8')));
    expect(station.lanes.map(({ lane: number, name, kuraHome }) => ({ number, name, kuraHome }))).toEqual([
      { number: '1', name: 'Lane 1', kuraHome: '/opt/eurotech/esf' },
      { number: '2', name: 'Lane 2', kuraHome: '/opt/eurotech/esf' },
    ]);
    for (const file of [line.simulation.stationFile, line.simulation.batchFile, line.simulation.cloudCaFile]) {
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    }
  });

  it('writes a batch in the fixed columns, with what makes batches hard', async () => {
    const text = await readFile(line.simulation.batchFile, 'utf8');
    expect(text.split('\r\n')[0]).toBe('serialNumber,macAddress,accountName,clientId,username,password,activationKey,brokerUrl');
    expect(line.rows).toHaveLength(3);
    expect(line.rows[0]?.['serialNumber']).toMatch(/^0\d{9}$/);
    expect(line.rows.map((row) => [row['clientId'] === '', row['username'] === ''])).toEqual([
      [false, false],
      [true, true],
      [false, true],
    ]);
    expect(new Set(line.rows.map((row) => row['password'])).size).toBe(3);
    expect(text).toContain('"aA1,');
  });

  it('puts the next gateway into the same place: other keys, other disk, same ports', async () => {
    const { client, hostKey } = await connectSsh(lane);
    client.on('error', () => undefined);
    const cut = once(client, 'close');
    const { certificate } = await askHttps(lane.url + INFO, { method: 'GET' });
    await sshRun(lane, 'echo was here > /root/mark');

    expect(await askHand(`${line.handUrl}lanes/1/swap`, { method: 'POST', body: { verdict: 'pass' } })).toEqual({
      status: 200,
      json: { next: true },
    });
    await cut;
    const after = await connectSsh(lane);
    after.client.end();
    expect(after.hostKey.equals(hostKey)).toBe(false);
    expect((await askHttps(lane.url + INFO, { method: 'GET' })).certificate).not.toBe(certificate);
    expect((await sshRun(lane, 'cat /root/mark')).status).toBe(1);
    const address = (await sshRun(lane, 'cat /sys/class/net/eth0/address')).stdout.trim();
    expect(address).toBe(line.rows[2]?.['macAddress']?.toLowerCase());
    expect(line.events.slice(-2)).toMatchObject([
      { event: 'unplugged', lane: '1', serialNumber: line.rows[0]?.['serialNumber'], verdict: 'pass' },
      { event: 'plugged-in', lane: '1', serialNumber: line.rows[2]?.['serialNumber'] },
    ]);
  });

  it('leaves a lane empty when the queue is: its ports refuse', async () => {
    expect(await askHand(`${line.handUrl}lanes/2/swap`, { method: 'POST', body: { verdict: 'fail' } })).toEqual({
      status: 200,
      json: { next: false },
    });
    await expect(connectSsh(empty)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await expect(askHttps(empty.url + INFO, { method: 'GET' })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    const told = await askHand(line.handUrl, { method: 'GET' });
    expect(told.json).toEqual({ lanes: { 1: line.rows[2]?.['serialNumber'], 2: null }, waiting: 0 });
  });

  it('has a hand that only the station can move', async () => {
    const swap = `${line.handUrl}lanes/1/swap`;
    expect((await askHand(swap, { method: 'POST', text: '{"verdict":"pass"}', headers: { 'content-type': 'text/plain' } })).status).toBe(
      415,
    );
    expect((await askHand(swap, { method: 'POST', body: { verdict: 'pass' }, headers: { host: 'evil.example' } })).status).toBe(403);
    expect((await askHand(swap, { method: 'POST', body: {} })).status).toBe(400);
    expect((await askHand(swap, { method: 'POST', text: '{' })).status).toBe(400);
    expect((await askHand(swap, { method: 'GET' })).status).toBe(405);
    expect((await askHand(`${line.handUrl}lanes/9/swap`, { method: 'POST', body: { verdict: 'pass' } })).status).toBe(404);
    expect((await askHand(line.handUrl, { method: 'GET' })).json).toMatchObject({ lanes: { 1: line.rows[2]?.['serialNumber'] } });
  });

  it('tells no secret in its events', () => {
    const told = JSON.stringify(line.events);
    const secrets = [
      ...line.rows.flatMap((row) => [row['password'], row['activationKey']]),
      ...line.lanes.flatMap((one) => [one.sshPassword, one.restPassword]),
    ];
    for (const secret of secrets.filter((text) => text !== undefined && text !== '')) expect(told).not.toContain(secret);
  });
});

describe('simulations as a whole', () => {
  it('starts 24 lanes within seconds', async () => {
    const startedAt = performance.now();
    const line = await startLine({ gateways: 24, lanes: 24 });
    const seconds = (performance.now() - startedAt) / 1000;
    const keys = await Promise.all(line.lanes.map((lane) => connectSsh(lane)));
    for (const { client } of keys) client.end();
    await line.end();
    expect(new Set(keys.map(({ hostKey }) => hostKey.toString('hex'))).size).toBe(24);
    expect(seconds).toBeLessThan(15);
  });

  it('makes the same gateways from the same seed, others from another', async () => {
    const lines = [
      await startLine({ gateways: 2, lanes: 1, seed: 'a' }),
      await startLine({ gateways: 2, lanes: 1, seed: 'a' }),
      await startLine({ gateways: 2, lanes: 1, seed: 'b' }),
    ];
    const content = await Promise.all(
      lines.map(async (line) => {
        const access = line.lanes[0] as LaneAccess;
        const { client, hostKey } = await connectSsh(access);
        client.end();
        return {
          rows: line.rows.map((row) => ({ ...row, brokerUrl: '' })),
          password: access.sshPassword,
          hostKey: hostKey.toString('hex'),
        };
      }),
    );
    await Promise.all(lines.map((line) => line.end()));
    expect(content[1]).toEqual(content[0]);
    expect(content[2]).not.toEqual(content[0]);
  });

  it('leaves empty the lanes for which there is no gateway', async () => {
    const line = await startLine({ gateways: 1, lanes: 2 });
    await expect(connectSsh(line.lanes[1] as LaneAccess)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await line.end();
  });

  it('has Kura where Kura is when asked for it', async () => {
    const line = await startLine({ gateways: 1, lanes: 1, flavour: 'kura' });
    const { stdout } = await sshRun(
      line.lanes[0] as LaneAccess,
      'readlink -f /opt/eclipse/kura; head -n 2 /opt/eclipse/kura/user/kura_custom.properties | tail -n 1',
    );
    await line.end();
    expect(stdout).toBe(
      '/opt/eclipse/kura_5.5.0_generic-x86_64\n# Do not edit the kura.properties file directly, as any changes there may be\n',
    );
  });

  it('lets its process end once it is closed, with connections and commands still open', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lineside-simulator-end-'));
    const url = (path: string) => JSON.stringify(new URL(`file://${resolve(import.meta.dirname, '../..', path)}`).href);
    const script = `
      const { startSimulation } = await import(${url('electron/simulator/simulation.ts')});
      const { connectSsh } = await import(${url('test/integration/simulator-clients.ts')});
      const { readFile } = await import('node:fs/promises');
      const simulation = await startSimulation({ gateways: 3, lanes: 2, seed: 's', outStationFile: ${JSON.stringify(join(folder, 'station.json'))}, onEvent: () => undefined });
      const { lanes } = JSON.parse(await readFile(simulation.stationFile, 'utf8'));
      const { client } = await connectSsh({ sshPort: lanes[0].ssh.port, sshPassword: lanes[0].ssh.password });
      client.on('error', () => undefined);
      await new Promise((resolve) => client.exec('sleep 600', resolve));
      await new Promise((resolve) => client.exec('systemctl restart kura', resolve));
      await simulation.close();
      console.log('closed');
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
    const [status] = (await once(child, 'close')) as [number | null];
    await rm(folder, { recursive: true });
    expect({ status, output }).toEqual({ status: 0, output: 'closed\n' });
  }, 30_000);
});
