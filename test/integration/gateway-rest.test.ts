/** The HTTPS half of a gateway against a server that keeps Kura's rules: login, sessions, and what the station asks and tells. */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway, Rest } from '../../electron/engine/gateway/gateway.ts';
import {
  type Certificates,
  type KuraServer,
  kuraCredentials,
  makeCertificates,
  sendJson,
  startKuraServer,
} from '../support/https-server.ts';

const options = { signal: new AbortController().signal, timeoutMs: 10_000 };
const code = (expected: string) => ({ code: expected });
const frameworkPath = '/services/system/v1/properties/framework';
const updatePath = '/services/configuration/v2/configurableComponents/configurations/_update';

let certificates: Certificates;
let kura: KuraServer;
let gateway: Gateway;
beforeAll(() => {
  certificates = makeCertificates();
});
beforeEach(async () => {
  // As long as Kura's own server, so that it is the station which closes first.
  kura = await startKuraServer(certificates.kura, { keepAliveTimeout: 30_000 });
  kura.answer = (request, response) => {
    if (request.path === frameworkPath)
      return sendJson(response, 200, { serialNumber: 'SN1', numberOfProcessors: 4, kuraHaveNetAdmin: true });
    if (request.path === updatePath) return sendJson(response, 200, undefined);
    return '404';
  };
  gateway = openGateway({ rest: { url: kura.url, ...kuraCredentials }, judgeFingerprint: () => undefined });
});
afterEach(async () => {
  await gateway.close();
  await kura.stop();
});

const rest = (): Promise<Rest> => gateway.rest(options);
const paths = () => kura.requests.map((request) => `${request.method} ${request.path.replace('/services/', '')}`);
const update = async (limits = options) => (await rest()).updateComponent('T', { password: { type: 'PASSWORD', value: 's3cret' } }, limits);

describe('login', () => {
  it('opens a session once, and shows its token with every request', async () => {
    const view = await rest();
    await view.systemProperties(options);
    await view.systemProperties(options);
    await update();
    await gateway.close();
    expect(paths()).toEqual([
      'GET session/v1/authenticationInfo',
      'POST session/v1/login/password',
      'GET session/v1/xsrfToken',
      'GET system/v1/properties/framework',
      'GET system/v1/properties/framework',
      'GET session/v1/xsrfToken',
      'PUT configuration/v2/configurableComponents/configurations/_update',
      'POST session/v1/logout',
    ]);
    const inSession = kura.requests.filter((request) => !/authenticationInfo|login|xsrfToken/.test(request.path));
    expect(
      inSession.every(
        (request) => request.headers['x-xsrf-token'] !== undefined && request.headers.cookie?.startsWith('JSESSIONID=') === true,
      ),
    ).toBe(true);
    expect(kura.requests[0]?.headers).not.toHaveProperty('authorization');
    expect(kura.liveSessions()).toBe(0);
  });

  it('is refused for a wrong password', async () => {
    kura.login = { ...kura.login, password: 'another' };
    await expect(rest()).rejects.toMatchObject({ code: 'rest/wrong-login', params: { user: 'admin' } });
    kura.login = { ...kura.login, password: kuraCredentials.password };
    await expect(rest()).resolves.toBeDefined();
  });

  it('stops where the password must change, and asks for nothing more', async () => {
    kura.login = { ...kura.login, passwordChangeNeeded: true };
    await expect(rest()).rejects.toMatchObject(code('rest/password-change-needed'));
    expect(paths().at(-1)).toBe('POST session/v1/login/password');
  });

  it('is looked for anew where Basic is refused: a Kura that was still starting had no session API yet', async () => {
    kura.login = { ...kura.login, sessions: 'none' };
    const view = await rest();
    kura.login = { ...kura.login, sessions: 'open' };
    expect(await view.systemProperties(options)).toMatchObject({ serialNumber: 'SN1' });
    await update();
    kura.login = { ...kura.login, sessions: 'none', password: 'another' };
    await gateway.drop();
    kura.requests.length = 0;
    await expect(rest()).rejects.toMatchObject(code('rest/wrong-login'));
    expect(kura.requests.filter(({ headers }) => headers.authorization !== undefined)).toHaveLength(1);
  });

  it.each(['none', 'closed'] as const)('is Basic where the session API is %s', async (sessions) => {
    kura.login = { ...kura.login, sessions };
    expect(await (await rest()).systemProperties(options)).toMatchObject({ serialNumber: 'SN1' });
    await update();
    expect(kura.requests.at(-1)?.headers.authorization).toBe(`Basic ${Buffer.from('admin:p:ässword').toString('base64')}`);
    kura.login = { ...kura.login, password: 'changed' };
    await expect((await rest()).systemProperties(options)).rejects.toMatchObject(code('rest/wrong-login'));
  });

  it('is made once for callers that come at once', async () => {
    const views = await Promise.all([rest(), rest(), rest()]);
    await Promise.all(views.map((view) => view.systemProperties(options)));
    expect(paths().filter((path) => path === 'POST session/v1/login/password')).toHaveLength(1);
  });
});

describe('a session that has ended', () => {
  it('is renewed, and the reading request repeated once', async () => {
    const view = await rest();
    kura.endSessions();
    expect(await view.systemProperties(options)).toMatchObject({ serialNumber: 'SN1' });
    expect(paths().slice(3)).toEqual([
      'GET system/v1/properties/framework',
      'GET session/v1/authenticationInfo',
      'POST session/v1/login/password',
      'GET session/v1/xsrfToken',
      'GET system/v1/properties/framework',
    ]);
  });

  it('is no reason to ask for ever', async () => {
    const view = await rest();
    kura.intercept = (request, response) => request.path === frameworkPath && (sendJson(response, 401, {}), true);
    await expect(view.systemProperties(options)).rejects.toMatchObject(code('rest/wrong-login'));
    expect(paths().filter((path) => path.endsWith('framework'))).toHaveLength(2);
  });

  it('is found out before a change is sent', async () => {
    await rest();
    kura.endSessions();
    await update();
    expect(paths().filter((path) => path.startsWith('PUT'))).toHaveLength(1);
    expect(kura.requests.find((request) => request.method === 'PUT')?.headers['x-xsrf-token']).toBeDefined();
  });

  it('lets a change that met it be told apart, not repeated', async () => {
    await rest();
    kura.intercept = (request, response) => request.method === 'PUT' && (sendJson(response, 401, {}), true);
    await expect(update()).rejects.toMatchObject(code('rest/session-ended'));
    expect(paths().filter((path) => path.startsWith('PUT'))).toHaveLength(1);
    kura.intercept = () => false;
    await update();
  });
});

describe('requests', () => {
  it('give system properties as texts', async () => {
    expect(await (await rest()).systemProperties(options)).toEqual({
      serialNumber: 'SN1',
      numberOfProcessors: '4',
      kuraHaveNetAdmin: 'true',
    });
  });

  it('give raw properties, pids and a component by Kura’s paths', async () => {
    kura.answer = (request, response) => {
      const path = request.path.replace('/services/', '');
      if (path === 'system/v1/properties/kura') return sendJson(response, 200, { kuraProperties: { 'kura.platform': 'aarch64' } });
      if (path.endsWith('pidsWithFactory')) return sendJson(response, 200, { components: [{ pid: 'A', factoryPid: 'F' }, { pid: 'B' }] });
      if (!path.endsWith('configurations/byPid')) return '404';
      const { pids } = JSON.parse(request.body) as { pids: string[] };
      return sendJson(response, 200, {
        configs: pids
          .filter((pid) => pid === 'A')
          .map((pid) => ({ pid, definition: { id: 'A' }, properties: { x: { type: 'STRING', value: 'placeholder' } } })),
      });
    };
    const view = await rest();
    expect(await view.kuraProperties(options)).toEqual({ 'kura.platform': 'aarch64' });
    expect(await view.componentPids(options)).toEqual([{ pid: 'A', factoryPid: 'F' }, { pid: 'B' }]);
    expect(await view.component('A', options)).toMatchObject({
      pid: 'A',
      definition: { attributes: [] },
      properties: { x: { type: 'STRING', value: 'placeholder' } },
    });
    await expect(view.component('C', options)).rejects.toMatchObject({ code: 'rest/component-not-found', params: { pid: 'C' } });
  });

  it('send an update with a snapshot, and only what is given', async () => {
    await (await rest()).updateComponent(
      'T',
      { 'client-id': { type: 'STRING', value: 'SN1' }, ports: { type: 'INTEGER', value: [1] } },
      options,
    );
    expect(JSON.parse(kura.requests.at(-1)?.body ?? '')).toEqual({
      configs: [{ pid: 'T', properties: { 'client-id': { type: 'STRING', value: 'SN1' }, ports: { type: 'INTEGER', value: [1] } } }],
      takeSnapshot: true,
    });
  });

  it('go below the path of the address', async () => {
    kura.answer = (request, response) =>
      request.path === `/proxy/1${frameworkPath}` ? sendJson(response, 200, { serialNumber: 'SN2' }) : '404';
    kura.intercept = (request, response) => request.path.includes('/session/') && (sendJson(response, 404, {}), true);
    kura.login = { ...kura.login, sessions: 'none' };
    const below = openGateway({ rest: { url: `${kura.url}/proxy/1/`, ...kuraCredentials }, judgeFingerprint: () => undefined });
    expect(await (await below.rest(options)).systemProperties(options)).toEqual({ serialNumber: 'SN2' });
    expect(kura.requests.every((request) => request.path.startsWith('/proxy/1/services/'))).toBe(true);
    await below.close();
  });

  it('leave from a given local address', async () => {
    const from = (localAddress: string) =>
      openGateway({ rest: { url: kura.url, ...kuraCredentials, localAddress }, judgeFingerprint: () => undefined });
    let peer: string | undefined;
    kura.intercept = (_request, response) => {
      peer = response.socket?.remoteAddress;
      return false;
    };
    const near = from('127.0.0.8');
    await near.rest(options);
    expect(peer).toBe('127.0.0.8');
    await near.close();
    await expect(from('192.0.2.1').rest(options)).rejects.toMatchObject(code('rest/unreachable'));
  });
});
