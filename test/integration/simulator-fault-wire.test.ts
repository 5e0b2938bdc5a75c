/** What the faults of the training line look like from outside, to clients that know nothing of the station. */
import { once } from 'node:events';
import { connect } from 'node:net';
import type ssh2 from 'ssh2';
import { afterEach, describe, expect, it } from 'vitest';
import { parseFaults } from '../../electron/simulator/faults/load-faults.ts';
import {
  type HttpQuestion,
  KuraSession,
  type LaneAccess,
  type RunningLine,
  askHttps,
  connectSsh,
  execute,
  sshRun,
  startLine,
} from './simulator-clients.ts';

const SESSION = '/services/session/v1';
const CLOCK = { pids: ['org.eclipse.kura.clock.ClockService'] };
const BY_PID = '/services/configuration/v2/configurableComponents/configurations/byPid';

let line: RunningLine;
afterEach(() => line.end());

async function open(...faults: object[]): Promise<LaneAccess> {
  const file = parseFaults(JSON.stringify({ lineside: 1, faults }), 'faults.json', 'en');
  line = await startLine({ gateways: 1, lanes: 1, faults: file });
  return line.lanes[0] as LaneAccess;
}

/** Whatever went wrong before. */
const closeOf = (client: ssh2.Client) => new Promise<void>((resolve) => client.once('close', () => resolve()));
const said = (event: string) => line.events.filter((seen) => seen.event === event);
const certificateOf = async (lane: LaneAccess) =>
  (await askHttps(`${lane.url}${SESSION}/authenticationInfo`, { method: 'GET' })).certificate;

describe('a faulty line', () => {
  it('is slow, for its time', async () => {
    const lane = await open({ fault: 'slow', at: 'command', delayMs: 300, seconds: 1 });
    const { client } = await connectSsh(lane);
    const startedAt = performance.now();
    expect((await execute(client, 'echo late')).stdout).toBe('late\n');
    expect(performance.now() - startedAt).toBeGreaterThan(290);
    await expect.poll(() => said('fault-ended'), { timeout: 5000 }).toHaveLength(1);
    client.end();
  });

  it('says nothing, and what was held back comes later', async () => {
    const lane = await open({ fault: 'silent', at: 'command', seconds: 1 });
    const { client } = await connectSsh(lane);
    const startedAt = performance.now();
    expect((await execute(client, 'echo late')).stdout).toBe('late\n');
    expect(performance.now() - startedAt).toBeGreaterThan(900);
    client.end();
  });

  it('drops, refuses for its time, and is back', async () => {
    const lane = await open({ fault: 'drop-line', at: 'command', number: 2, seconds: 1 });
    const { client } = await connectSsh(lane);
    client.on('error', () => undefined);
    await execute(client, 'true');
    const cut = closeOf(client);
    void execute(client, 'sleep 30').catch(() => undefined);
    await cut;
    await expect(connectSsh(lane)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await expect
      .poll(
        () =>
          sshRun(lane, 'echo back').then(
            ({ stdout }) => stdout,
            () => '',
          ),
        { timeout: 5000 },
      )
      .toBe('back\n');
  });

  it('leaves its place after success, and answers elsewhere', async () => {
    const lane = await open({ fault: 'address-changes', at: 'command' });
    await sshRun(lane, 'true').catch(() => undefined);
    await expect.poll(() => said('moved'), { timeout: 5000 }).toHaveLength(1);
    await expect(connectSsh(lane)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    const [moved] = said('moved');
    if (moved?.event !== 'moved') throw new Error('did not move');
    const there = { ...lane, sshPort: moved.sshPort, url: `https://127.0.0.1:${moved.httpsPort}` };
    expect((await sshRun(there, 'echo here')).stdout).toBe('here\n');
    await KuraSession.open(there);
  });
});

describe('a faulty board', () => {
  it('loses its power in the middle of a write: half of it is on the disk, and what ran is gone', async () => {
    const lane = await open({ fault: 'reboot', at: 'write', file: 'victim', offSeconds: 0.2 });
    const { client } = await connectSsh(lane);
    client.on('error', () => undefined);
    const cut = closeOf(client);
    void execute(client, 'cat > /root/victim; echo done > /root/after', '0123456789').catch(() => undefined);
    await cut;
    await expect.poll(() => said('rebooted'), { timeout: 5000 }).toHaveLength(1);
    expect((await sshRun(lane, 'cat /root/victim; cat /root/after')).stdout).toBe('01234');
  });

  it('is another one after a restart of Kura', async () => {
    const lane = await open({ fault: 'swap-board' });
    const before = await connectSsh(lane);
    before.client.on('error', () => undefined);
    const cut = closeOf(before.client);
    void execute(before.client, 'systemctl restart kura').catch(() => undefined);
    await cut;
    await expect.poll(() => said('plugged-in').length, { timeout: 5000 }).toBe(2);
    const after = await connectSsh(lane);
    after.client.end();
    expect(after.hostKey.equals(before.hostKey)).toBe(false);
    expect((await sshRun(lane, 'cat /sys/class/net/eth0/address')).stdout.trim()).not.toBe(line.rows[0]?.['macAddress']?.toLowerCase());
    expect(said('unplugged')).toMatchObject([{ verdict: 'swapped' }]);
  });

  it('shows another certificate, or another host key, from some moment on', async () => {
    const lane = await open({ fault: 'certificate-changed', at: 'command' }, { fault: 'host-key-changed', at: 'command', number: 2 });
    const certificate = await certificateOf(lane);
    const { client, hostKey } = await connectSsh(lane);
    client.on('error', () => undefined);
    await execute(client, 'true');
    expect(await certificateOf(lane)).not.toBe(certificate);
    const cut = closeOf(client);
    void execute(client, 'true').catch(() => undefined);
    await cut;
    const after = await connectSsh(lane);
    after.client.end();
    expect(after.hostKey.equals(hostKey)).toBe(false);
  });

  it('bears somebody else’s serial number', async () => {
    const lane = await open({ fault: 'wrong-serial', serialNumber: '4711' });
    expect(await (await KuraSession.open(lane)).framework()).toMatchObject({ serialNumber: '4711' });
  });
});

describe('a board that demands another password', () => {
  it('runs nothing over SSH, as OpenSSH without a terminal', async () => {
    const lane = await open({ fault: 'password-change', of: ['system'] });
    expect(await sshRun(lane, 'id')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'WARNING: Your password has expired.\nPassword change required but no TTY available.\n',
    });
  });

  it('allows over REST nothing but the change, and that by its rules', async () => {
    const lane = await open({ fault: 'password-change', of: ['rest'] });
    const ask = (path: string, question: HttpQuestion) => askHttps(lane.url + path, question);
    const login = (password: string) => ask(`${SESSION}/login/password`, { method: 'POST', body: { username: 'admin', password } });
    const opened = await login(lane.restPassword);
    expect(JSON.parse(opened.text)).toEqual({ passwordChangeNeeded: true });
    const cookie = opened.cookie?.split(';')[0] ?? '';
    const { xsrfToken } = JSON.parse((await ask(`${SESSION}/xsrfToken`, { method: 'GET', headers: { cookie } })).text) as {
      xsrfToken: string;
    };
    const locked = { cookie, 'x-xsrf-token': xsrfToken };
    expect((await ask(BY_PID, { method: 'POST', body: CLOCK, headers: locked })).status).toBe(401);
    const change = (newPassword: string, currentPassword = lane.restPassword) =>
      ask(`${SESSION}/changePassword`, { method: 'POST', body: { currentPassword, newPassword }, headers: locked });
    expect([
      (await change(lane.restPassword)).status,
      (await change('short')).status,
      (await change('long-enough', 'wrong')).status,
    ]).toEqual([400, 400, 401]);
    const changed = await change('long-enough');
    expect(changed.status).toBe(204);
    // The session that comes with the answer is of no use.
    const useless = changed.cookie?.split(';')[0] ?? '';
    expect((await ask(BY_PID, { method: 'POST', body: CLOCK, headers: { ...locked, cookie: useless } })).status).toBe(401);
    expect((await login(lane.restPassword)).status).toBe(401);
    expect(JSON.parse((await login('long-enough')).text)).toEqual({ passwordChangeNeeded: false });
  });
});

describe('an older Kura', () => {
  it('knows neither sessions nor system properties, and takes Basic authentication', async () => {
    const lane = await open({ fault: 'old-rest' });
    const basic = (password: string) => ({ authorization: `Basic ${Buffer.from(`admin:${password}`).toString('base64')}` });
    const read = (headers: Readonly<Record<string, string>>) => askHttps(lane.url + BY_PID, { method: 'POST', body: CLOCK, headers });
    expect((await askHttps(`${lane.url}${SESSION}/authenticationInfo`, { method: 'GET' })).status).toBe(404);
    expect((await read(basic(lane.restPassword))).status).toBe(200);
    expect([(await read(basic('wrong'))).status, (await read({})).status]).toEqual([401, 401]);
    const framework = await askHttps(`${lane.url}/services/system/v1/properties/framework`, {
      method: 'GET',
      headers: basic(lane.restPassword),
    });
    expect(framework.status).toBe(404);
  });
});

describe('the keystores', () => {
  it('hold the authority of the cloud, its text where one keystore is asked for', async () => {
    const lane = await open({ fault: 'noise' });
    const session = await KuraSession.open(lane);
    const stores = (await session.ask('GET', '/keystores/v1')).json as { keystoreServicePid: string }[];
    expect(stores.map(({ keystoreServicePid }) => keystoreServicePid)).toContain('SSLKeystore');
    const all = (await session.ask('GET', '/keystores/v2/entries')).json;
    expect(all).toMatchObject([
      { alias: 'simulated-cloud-authority', type: 'TRUSTED_CERTIFICATE', keystoreServicePid: 'SSLKeystore' },
      { alias: 'localhost', type: 'PRIVATE_KEY', keystoreServicePid: 'HttpsKeystore', algorithm: 'RSA', size: 2048 },
    ]);
    expect(JSON.stringify(all)).not.toContain('BEGIN CERTIFICATE');
    const one = (await session.ask('GET', '/keystores/v1/entries?keystoreServicePid=SSLKeystore')).json;
    expect(JSON.stringify(one)).toContain('BEGIN CERTIFICATE');
    expect((await session.ask('GET', '/keystores/v1/entries?keystoreServicePid=DMKeystore')).json).toEqual([]);
  });

  it('answer as Kura does to what they cannot do: 404 to who reads, 500 without a word to who writes, 400 to half a question', async () => {
    const lane = await open({ fault: 'noise' });
    const session = await KuraSession.open(lane);
    const named = { keystoreServicePid: 'NoStore', alias: 'a' };
    const wish = { ...named, algorithm: 'RSA', size: 2048, signatureAlgorithm: 'SHA256withRSA', attributes: 'CN=a' };
    const statuses = async (...questions: readonly (readonly [string, string, object?])[]) => {
      const found: number[] = [];
      for (const [method, path, body] of questions) found.push((await session.ask(method, `/keystores${path}`, body)).status);
      return found;
    };
    expect(
      await statuses(
        ['GET', '/v1/entries?keystoreServicePid=NoStore'],
        ['GET', '/v1/entries/entry?keystoreServicePid=SSLKeystore&alias=none'],
        ['POST', '/v1/entries/keypair', wish],
        ['POST', '/v1/entries/csr', { ...wish, keystoreServicePid: 'SSLKeystore' }],
        ['POST', '/v2/entries/privatekey', { ...named, keystoreServicePid: 'SSLKeystore' }],
        ['POST', '/v1/entries/keypair', { ...wish, keystoreServicePid: 'SSLKeystore', signatureAlgorithm: 'SHA256withDSA' }],
        ['POST', '/v1/entries/privatekey', named],
      ),
    ).toEqual([404, 404, 500, 500, 400, 500, 404]);
    expect((await session.ask('POST', '/keystores/v1/entries/keypair', wish)).json).toBeUndefined();
  });
});

it('an empty place at a console is a loose cable: somebody listens, nobody answers', async () => {
  line = await startLine({ gateways: 1, lanes: 2, transports: ['console'] });
  const socket = connect(line.consolePorts[1] ?? 0, '127.0.0.1');
  await once(socket, 'connect');
  let heard = 0;
  socket.on('data', () => (heard += 1));
  socket.write('\r');
  const other = connect(line.consolePorts[0] ?? 0, '127.0.0.1');
  other.write('\r');
  await once(other, 'data');
  expect(heard).toBe(0);
  socket.destroy();
  other.destroy();
});
