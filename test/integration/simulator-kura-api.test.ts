/** The simulated HTTPS interface against kura.md §3: sessions and tokens, definitions, merging, passwords, failures. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KuraSession, type LaneAccess, type RunningLine, askHttps, sshRun, startLine } from './simulator-clients.ts';

const CLOCK = 'org.eclipse.kura.clock.ClockService';
const TRANSPORT = 'org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport';
const UPDATE = '/configuration/v2/configurableComponents/configurations/_update';

let line: RunningLine;
let lane: LaneAccess;

beforeAll(async () => {
  line = await startLine({ gateways: 1, lanes: 1 });
  lane = line.lanes[0] as LaneAccess;
});
afterAll(() => line.end());

const ask = (path: string, question: Parameters<typeof askHttps>[1]) => askHttps(`${lane.url}/services${path}`, question);
const login = (password: string) => ask('/session/v1/login/password', { method: 'POST', body: { username: 'admin', password } });

describe('sessions', () => {
  it('tells how to log in without a login', async () => {
    const answer = await ask('/session/v1/authenticationInfo', { method: 'GET' });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ passwordAuthenticationEnabled: true });
  });

  it('gives a cookie for the right password and nothing for a wrong one', async () => {
    const good = await login(lane.restPassword);
    expect(good.status).toBe(200);
    expect(JSON.parse(good.text)).toEqual({ passwordChangeNeeded: false });
    expect(good.cookie).toMatch(/^JSESSIONID=[^;]+; Path=\/; Secure; HttpOnly$/);
    const bad = await login('wrong');
    expect(bad).toMatchObject({ status: 401, cookie: undefined });
  });

  it('wants the token with every request, reading ones too', async () => {
    const { headers } = await KuraSession.open(lane);
    const path = '/system/v1/properties/framework';
    const cookie = headers['cookie'] ?? '';
    expect((await ask(path, { method: 'GET', headers: { cookie } })).status).toBe(401);
    expect((await ask(path, { method: 'GET', headers: { cookie, 'x-xsrf-token': 'other' } })).status).toBe(401);
    expect((await ask(path, { method: 'GET', headers })).status).toBe(200);
  });

  it('refuses Basic, and tokens without a session', async () => {
    const authorization = `Basic ${Buffer.from(`admin:${lane.restPassword}`).toString('base64')}`;
    const answer = await ask('/system/v1/properties/framework', { method: 'GET', headers: { authorization } });
    expect(answer.status).toBe(401);
    expect((await ask('/session/v1/xsrfToken', { method: 'GET' })).status).toBe(401);
  });

  it('knows who is logged in, until logout', async () => {
    const session = await KuraSession.open(lane);
    expect((await session.ask('GET', '/session/v1/currentIdentity')).json).toEqual({
      name: 'admin',
      passwordChangeNeeded: false,
      permissions: ['kura.admin'],
    });
    expect((await session.ask('POST', '/session/v1/logout')).status).toBe(204);
    expect((await session.ask('GET', '/session/v1/currentIdentity')).status).toBe(401);
  });

  it('ends the session in which a login fails', async () => {
    const session = await KuraSession.open(lane);
    const body = { username: 'admin', password: 'wrong' };
    await ask('/session/v1/login/password', { method: 'POST', body, headers: { cookie: session.headers['cookie'] ?? '' } });
    expect((await session.ask('GET', '/session/v1/currentIdentity')).status).toBe(401);
  });

  it('answers 404, 405 and 415 where a request has no place', async () => {
    const session = await KuraSession.open(lane);
    expect((await session.ask('GET', '/nothing')).status).toBe(404);
    expect((await session.ask('POST', '/configuration/v2/snapshots')).status).toBe(405);
    const headers = { ...session.headers, 'content-type': 'text/plain' };
    expect((await ask(UPDATE, { method: 'PUT', body: {}, headers })).status).toBe(415);
  });
});

describe('configuration', () => {
  let session: KuraSession;
  beforeAll(async () => {
    session = await KuraSession.open(lane);
  });

  it('lists components, those of factories with their factory', async () => {
    const { json } = await session.ask('GET', '/configuration/v2/configurableComponents/pidsWithFactory');
    const { components } = json as { components: { pid: string; factoryPid?: string }[] };
    expect(components).toContainEqual({ pid: CLOCK });
    expect(components).toContainEqual({ pid: TRANSPORT, factoryPid: TRANSPORT });
    expect(components.some(({ pid }) => pid.includes('Provisioning'))).toBe(true);
  });

  it('leaves out of an answer what does not exist', async () => {
    const { status, json } = await session.ask('POST', '/configuration/v2/configurableComponents/configurations/byPid', {
      pids: ['no.such', CLOCK],
    });
    expect(status).toBe(200);
    expect((json as { configs: { pid: string }[] }).configs.map(({ pid }) => pid)).toEqual([CLOCK]);
  });

  it('merges: what is left out keeps its value, null takes it away, unknown names are kept', async () => {
    const before = await session.component(CLOCK);
    const update = { 'clock.ntp.host': { type: 'STRING', value: 'time.example' }, nonsense: { type: 'LONG', value: 5 } };
    expect(await session.update(CLOCK, update)).toEqual({ status: 200, json: undefined });
    const after = await session.component(CLOCK);
    expect(after.properties).toEqual({ ...before.properties, ...update });
    await session.update(CLOCK, { nonsense: { type: 'LONG', value: null } });
    expect((await session.component(CLOCK)).properties).not.toHaveProperty('nonsense');
  });

  it('hides passwords, and stores the word placeholder if that is what it is given', async () => {
    const password = async () => {
      const { json } = await session.ask('GET', '/configuration/v2/snapshots');
      const id = (json as { ids: number[] }).ids.at(-1);
      const snapshot = await session.ask('POST', '/configuration/v2/snapshots/byId', { id });
      const { configs } = snapshot.json as { configs: { pid: string; properties: Record<string, { value: unknown }> }[] };
      return configs.find(({ pid }) => pid === TRANSPORT)?.properties['password']?.value;
    };
    await session.update(TRANSPORT, { password: { type: 'PASSWORD', value: 'top-secret' } });
    expect((await session.component(TRANSPORT)).properties['password']).toEqual({ type: 'PASSWORD', value: 'placeholder' });
    expect(await password()).toBe('top-secret');
    await session.update(TRANSPORT, { password: { type: 'PASSWORD', value: 'placeholder' } });
    expect(await password()).toBe('placeholder');
  });

  it('refuses a whole request for one value that is not of its type', async () => {
    const before = await session.component(CLOCK);
    for (const wrong of [
      { type: 'INTEGER', value: '30' },
      { type: 'INTEGER', value: 1.5 },
      { type: 'BOOLEAN', value: 'true' },
      { type: 'STRING', value: 7 },
      { type: 'Text', value: 'x' },
    ]) {
      const answer = await session.update(CLOCK, { enabled: { type: 'BOOLEAN', value: false }, 'clock.ntp.port': wrong });
      expect(answer.status).toBe(400);
      expect(answer.json).toHaveProperty('message');
    }
    expect(await session.component(CLOCK)).toEqual(before);
  });

  it('takes a text for a number attribute when it is called a text', async () => {
    await session.update(CLOCK, { 'clock.ntp.port': { type: 'STRING', value: '124' } });
    expect((await session.component(CLOCK)).properties['clock.ntp.port']).toEqual({ type: 'STRING', value: '124' });
  });

  it('does nothing, with 200, for a pid that nobody has', async () => {
    const answer = await session.update('org.eclipse.kura.clock.ClockServise', { enabled: { type: 'BOOLEAN', value: false } });
    expect(answer.status).toBe(200);
    expect((await sshRun(lane, 'grep -c ClockServise /var/log/kura.log')).stdout).toBe('1\n');
  });

  it('names what failed, and has done the rest', async () => {
    await sshRun(lane, 'mv /opt/eurotech/esf/user/snapshots /opt/eurotech/esf/user/away');
    const answer = await session.update(CLOCK, { 'clock.ntp.host': { type: 'STRING', value: 'done.example' } });
    await sshRun(lane, 'mv /opt/eurotech/esf/user/away /opt/eurotech/esf/user/snapshots');
    expect(answer.status).toBe(500);
    expect(answer.json).toEqual({ failures: [{ id: 'snapshot', message: 'No such file or directory' }] });
    expect((await session.component(CLOCK)).properties['clock.ntp.host']?.value).toBe('done.example');
  });

  it('keeps ten snapshots, the first for ever', async () => {
    for (let count = 0; count < 12; count += 1) await session.ask('POST', '/configuration/v2/snapshots/_write');
    const { ids } = (await session.ask('GET', '/configuration/v2/snapshots')).json as { ids: number[] };
    expect(ids).toHaveLength(10);
    expect(ids[0]).toBe(0);
    const { stdout } = await sshRun(lane, 'ls /opt/eurotech/esf/user/snapshots | wc -l');
    expect(Number(stdout)).toBe(10);
  });
});
