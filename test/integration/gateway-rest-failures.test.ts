/** The HTTPS half of a gateway where things go wrong: answers that are none, answers that are lost, connections that end. */
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
    await vi.waitFor(() => expect(kura.openConnections()).toBe(0), { timeout: 4000 });
    await update();
    expect(kura.connectionsEver()).toBe(2);
  });

  it('that are all busy do not keep a request waiting past its time', async () => {
    const view = await rest();
    kura.intercept = (request) => request.path === frameworkPath;
    const abort = new AbortController();
    const busy = Array.from({ length: 4 }, () =>
      view.systemProperties({ ...options, signal: abort.signal }).catch((error: unknown) => error),
    );
    await vi.waitFor(() => expect(paths().filter((path) => path.endsWith('framework'))).toHaveLength(4));
    const from = performance.now();
    await expect(view.systemProperties({ ...options, timeoutMs: 200 })).rejects.toMatchObject({ code: 'rest/unreachable' });
    expect(performance.now() - from).toBeLessThan(1000);
    abort.abort();
    expect(await Promise.all(busy)).toEqual(Array.from({ length: 4 }, () => expect.objectContaining(code('run/aborted'))));
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
