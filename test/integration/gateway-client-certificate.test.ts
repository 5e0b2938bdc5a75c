/** The login by client certificate against a TLS server that asks for one and checks it (kura.md §3.2). */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway } from '../../electron/engine/gateway/gateway.ts';
import {
  kuraCredentials,
  type KuraServer,
  makeCertificates,
  sendJson,
  startKuraServer,
  type TlsIdentity,
} from '../support/https-server.ts';

const options = { signal: new AbortController().signal, timeoutMs: 10_000 };
const framework = '/services/system/v1/properties/framework';

let server: TlsIdentity;
let client: { readonly certificatePem: string; readonly keyPem: string };
let stranger: typeof client;
let folder: string;
const running: { close(): Promise<unknown> }[] = [];

beforeAll(() => {
  server = makeCertificates().kura;
  folder = mkdtempSync(join(tmpdir(), 'lineside-client-certificate-'));
  client = selfSigned('admin');
  stranger = selfSigned('stranger');
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(async () => {
  for (const one of running.splice(0).toReversed()) await one.close();
});

function selfSigned(name: string): typeof client {
  const words = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.pem`,
    '-subj',
    `/CN=${name}`,
    '-days',
    '2',
  ];
  execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' });
  return { certificatePem: readFileSync(join(folder, `${name}.pem`), 'utf8'), keyPem: readFileSync(join(folder, `${name}.key`), 'utf8') };
}

/** Trusts the one certificate, and nobody else's. */
async function aKura(kind: 'sessions' | 'stateless'): Promise<KuraServer> {
  const kura = await startKuraServer(server, { requestCert: true, rejectUnauthorized: false, ca: client.certificatePem });
  running.push({ close: () => kura.stop() });
  kura.login = { ...kura.login, sessions: kind === 'sessions' ? 'open' : 'none' };
  kura.answer = ({ path }, response) => (path === framework ? sendJson(response, 200, { serialNumber: 'SN1' }) : '404');
  kura.intercept = ({ path, headers }, response) => {
    const isKnown = (response.socket as TLSSocket).authorized;
    if (path.endsWith('login/certificate')) {
      if (!isKnown) sendJson(response, 401, {});
      else {
        response.setHeader('set-cookie', 'JSESSIONID=by-certificate; Path=/; Secure; HttpOnly');
        sendJson(response, 200, { passwordChangeNeeded: false });
      }
      return true;
    }
    if (headers.cookie === 'JSESSIONID=by-certificate' && path.endsWith('xsrfToken')) sendJson(response, 200, { xsrfToken: 't' });
    else if (headers['x-xsrf-token'] === 't' || (kind === 'stateless' && isKnown && path === framework))
      sendJson(response, 200, { serialNumber: 'SN1' });
    else if (kind === 'stateless' && isKnown) sendJson(response, 404, {});
    else return false;
    return true;
  };
  return kura;
}

function gatewayAt(kura: KuraServer, more: object = {}): Gateway {
  const rest = { url: kura.url, user: 'admin', password: undefined, client, ...more };
  const gateway = openGateway({ rest, judgeFingerprint: () => undefined });
  running.push(gateway);
  return gateway;
}

describe('a client certificate', () => {
  it('opens a session, without any password', async () => {
    const kura = await aKura('sessions');
    const gateway = gatewayAt(kura);
    expect(await (await gateway.rest(options)).systemProperties(options)).toEqual({ serialNumber: 'SN1' });
    expect(gateway.software()).toEqual({ generation: 'kura-5.4', ways: ['rest-certificate'] });
    expect(kura.requests.some(({ path }) => path.endsWith('login/password'))).toBe(false);
  });

  it('is enough for each request where there are no sessions', async () => {
    const kura = await aKura('stateless');
    const gateway = gatewayAt(kura);
    expect(await (await gateway.rest(options)).systemProperties(options)).toEqual({ serialNumber: 'SN1' });
    expect(gateway.software().ways).toEqual(['rest-certificate']);
    expect(kura.requests.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });

  it.each(['sessions', 'stateless'] as const)('that is not known gives way to the password (%s)', async (kind) => {
    const gateway = gatewayAt(await aKura(kind), { client: stranger, ...kuraCredentials });
    expect(await (await gateway.rest(options)).systemProperties(options)).toEqual({ serialNumber: 'SN1' });
    expect(gateway.software().ways).toEqual([kind === 'sessions' ? 'rest-session' : 'rest-basic']);
  });

  it('that is not known is refused where there is no password', async () => {
    const gateway = gatewayAt(await aKura('sessions'), { client: stranger });
    await expect(gateway.rest(options)).rejects.toMatchObject({ code: 'rest/client-certificate-refused' });
  });

  it('with the key of another is refused before anything is sent', async () => {
    const kura = await aKura('sessions');
    const gateway = gatewayAt(kura, { client: { certificatePem: client.certificatePem, keyPem: stranger.keyPem } });
    await expect(gateway.rest(options)).rejects.toMatchObject({ code: 'rest/bad-client-certificate' });
    expect(kura.requests).toEqual([]);
  });
});
