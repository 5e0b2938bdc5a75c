/** The HTTPS half of a gateway against a server that keeps Kura's rules: login, requests, and every way in which they end badly. */
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError, toFailure } from '../../shared/errors/app-error.ts';
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
  kura = await startKuraServer(certificates.kura);
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

describe('answers that are none', () => {
  const answering = async (status: number, body: string, headers: Record<string, string> = {}) => {
    const view = await rest();
    kura.intercept = (request, response) => request.path === frameworkPath && (response.writeHead(status, headers).end(body), true);
    return view.systemProperties(options);
  };

  it.each([
    [403, '{}', 'rest/no-permission'],
    [404, '<html>', 'rest/not-found'],
    [400, '{"message":"value s3cret"}', 'rest/refused'],
    [503, '', 'rest/not-ready'],
    [302, '', 'rest/bad-answer'],
    [200, '', 'rest/bad-answer'],
    [200, '{"serialNumber":"s3cret"', 'rest/bad-answer'],
    [200, '["s3cret"]', 'rest/bad-answer'],
  ])('%i %s is an error of its own, without its text', async (status, body, expected) => {
    const error = await answering(status, body).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject(code(expected));
    expect(JSON.stringify(toFailure(error))).not.toContain('s3cret');
  });

  it('names what failed in a batch', async () => {
    await rest();
    const failures = [
      { id: 'update:T', message: 'bad s3cret' },
      { id: 'snapshot', message: 'x' },
    ];
    kura.intercept = (request, response) => request.method === 'PUT' && (sendJson(response, 500, { failures }), true);
    await expect(update()).rejects.toMatchObject({ code: 'rest/refused', params: { status: '500', failures: 'update:T, snapshot' } });
  });

  it('is given up where it grows past all measure', async () => {
    const view = await rest();
    let sent = 0;
    kura.intercept = (request, response) => {
      if (request.path !== frameworkPath) return false;
      const chunk = Buffer.alloc(256 * 1024, ' ');
      const more = () => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
        sent += chunk.length;
      };
      response.on('drain', more);
      more();
      return true;
    };
    await expect(view.systemProperties(options)).rejects.toMatchObject(code('rest/answer-too-long'));
    expect(sent).toBeLessThan(64 * 1024 * 1024);
    await vi.waitFor(() => expect(kura.openConnections()).toBe(0));
  });

  it('is cut off: then nothing of it is believed', async () => {
    const view = await rest();
    kura.intercept = (request, response) => {
      if (request.path !== frameworkPath) return false;
      response.writeHead(200, { 'content-length': '1000' }).write('{"serialNumber":"SN1"}', () => response.socket?.destroy());
      return true;
    };
    await expect(view.systemProperties(options)).rejects.toMatchObject(code('rest/connection-lost'));
  });
});

describe('a change whose answer is lost', () => {
  it.each([
    ['the connection breaks', 'rest/connection-lost'],
    ['no answer comes', 'rest/timeout'],
  ])('is never sent again, where %s', async (how, expected) => {
    await rest();
    kura.intercept = (request, response) => {
      if (request.method !== 'PUT') return false;
      if (how === 'the connection breaks') response.socket?.destroy();
      return true;
    };
    await expect(update({ ...options, timeoutMs: 500 })).rejects.toMatchObject({ code: expected, params: { path: updatePath } });
    await delay(300);
    expect(paths().filter((path) => path.startsWith('PUT'))).toHaveLength(1);
  });

  it('ends with the caller’s own reason where the caller aborts', async () => {
    await rest();
    const abort = new AbortController();
    const reason = new AppError('step/timeout');
    kura.intercept = (request) => {
      if (request.method !== 'PUT') return false;
      abort.abort(reason);
      return true;
    };
    await expect(update({ ...options, signal: abort.signal })).rejects.toBe(reason);
    expect(paths().filter((path) => path.startsWith('PUT'))).toHaveLength(1);
  });
});

describe('connections', () => {
  it('are kept between requests', async () => {
    const view = await rest();
    for (let count = 0; count < 5; count += 1) await view.systemProperties(options);
    expect(kura.connectionsEver()).toBe(1);
  });

  it('are closed after two idle seconds, so that no change meets one that the gateway just closes', async () => {
    await rest();
    expect(kura.openConnections()).toBe(1);
    await vi.waitFor(() => expect(kura.openConnections()).toBe(0), { timeout: 6000 });
    await update();
    expect(kura.connectionsEver()).toBe(2);
  });

  it('are closed by drop; the view logs in afresh', async () => {
    const view = await rest();
    await gateway.drop();
    await vi.waitFor(() => expect(kura.openConnections()).toBe(0));
    expect(await view.systemProperties(options)).toMatchObject({ serialNumber: 'SN1' });
    expect(paths().filter((path) => path.endsWith('login/password'))).toHaveLength(2);
    expect(paths()).not.toContain('POST session/v1/logout');
  });

  it('end what is under way when they are dropped', async () => {
    const view = await rest();
    kura.intercept = (request) => request.path === frameworkPath && (void gateway.drop(), true);
    await expect(view.systemProperties(options)).rejects.toMatchObject(code('rest/connection-lost'));
  });

  it('are all closed in the end, after a logout, even where the gateway does not answer it', async () => {
    await rest();
    kura.intercept = (request) => request.path.endsWith('logout');
    const from = performance.now();
    await gateway.close();
    expect(performance.now() - from).toBeLessThan(3000);
    expect(paths().at(-1)).toBe('POST session/v1/logout');
    await vi.waitFor(() => expect(kura.openConnections()).toBe(0));
    expect(process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap')).toEqual([]);
    await expect(gateway.rest(options)).rejects.toMatchObject(code('gateway/closed'));
  });
});
