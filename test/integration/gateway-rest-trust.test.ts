/** Whom the station speaks HTTPS with: by authority, by pin, by first contact; and that everybody else gets not one byte of a request. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../shared/errors/app-error.ts';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway } from '../../electron/engine/gateway/gateway.ts';
import type { GatewayTarget, RestTarget } from '../../electron/engine/gateway/open-gateway.ts';
import {
  type Certificates,
  type KuraServer,
  kuraCredentials,
  makeCertificates,
  sendJson,
  startKuraServer,
  type TlsIdentity,
} from '../support/https-server.ts';

const options = { signal: new AbortController().signal, timeoutMs: 10_000 };

let certificates: Certificates;
beforeAll(() => {
  certificates = makeCertificates();
});

const gateways: Gateway[] = [];
const servers: { stop(): unknown }[] = [];
afterEach(async () => {
  await Promise.all(gateways.splice(0).map((gateway) => gateway.close()));
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function serverAs(identity: TlsIdentity, tls: Parameters<typeof startKuraServer>[1] = {}): Promise<KuraServer> {
  const kura = await startKuraServer(identity, tls);
  kura.answer = (_request, response) => sendJson(response, 200, { serialNumber: 'SN1' });
  servers.push(kura);
  return kura;
}

function gatewayAt(
  url: string,
  trust: Partial<RestTarget> = {},
  judgeFingerprint: GatewayTarget['judgeFingerprint'] = () => undefined,
): Gateway {
  const gateway = openGateway({ rest: { url, ...kuraCredentials, ...trust }, judgeFingerprint });
  gateways.push(gateway);
  return gateway;
}

/** What came of an attempt to log in, once the connection is closed again. */
async function attempt(gateway: Gateway, kura: KuraServer): Promise<{ error: unknown; requests: unknown; fingerprints: unknown }> {
  const error = await gateway.rest(options).catch((thrown: unknown) => thrown);
  await vi.waitFor(() => expect(kura.openConnections()).toBe(0));
  return { error, requests: kura.requests, fingerprints: gateway.fingerprints() };
}
/** The error, and that nothing was sent or trusted. */
const refusedWith = (error: object) => ({ error, requests: [], fingerprints: [] });

describe('an authority', () => {
  it('vouches for the name and address of the gateway; the journal is not asked', async () => {
    const kura = await serverAs(certificates.good);
    const judge = vi.fn();
    const gateway = gatewayAt(kura.url, { caPem: certificates.caPem }, judge);
    await gateway.rest(options);
    expect(judge).not.toHaveBeenCalled();
    expect(gateway.fingerprints()).toEqual([{ fact: 'tls-certificate', fingerprint: certificates.good.sha256 }]);
    await gatewayAt(`https://localhost:${kura.port}`, { caPem: certificates.caPem }).rest(options);
  });

  it.each([
    ['another name', 'otherName', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['a time that is over', 'expired', 'CERT_HAS_EXPIRED'],
    ['nobody it knows', 'kura', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ] as const)('does not vouch for %s', async (_name, which, reason) => {
    const kura = await serverAs(certificates[which]);
    expect(await attempt(gatewayAt(kura.url, { caPem: certificates.caPem }), kura)).toMatchObject(
      refusedWith({
        code: 'rest/certificate-not-trusted',
        params: { reason },
      }),
    );
  });

  it('and a pin must both be met where both are given', async () => {
    const kura = await serverAs(certificates.good);
    const both = { caPem: certificates.caPem, certSha256: certificates.kura.sha256 };
    expect(await attempt(gatewayAt(kura.url, both), kura)).toMatchObject(refusedWith({ code: 'rest/certificate-mismatch' }));
    const other = await serverAs(certificates.otherName);
    const pinned = { caPem: certificates.caPem, certSha256: certificates.otherName.sha256 };
    expect(await attempt(gatewayAt(other.url, pinned), other)).toMatchObject(refusedWith({ code: 'rest/certificate-not-trusted' }));
  });
});

describe('a pin', () => {
  it.each(['kura', 'kuraExpired', 'otherName'] as const)('is enough for the certificate %s; the journal is not asked', async (which) => {
    const judge = vi.fn();
    const kura = await serverAs(certificates[which]);
    const gateway = gatewayAt(kura.url, { certSha256: certificates[which].sha256.toUpperCase() }, judge);
    expect(await (await gateway.rest(options)).systemProperties(options)).toEqual({ serialNumber: 'SN1' });
    expect(judge).not.toHaveBeenCalled();
  });

  it('lets nobody else pass', async () => {
    const kura = await serverAs(certificates.good);
    const expected = { code: 'rest/certificate-mismatch', params: { expected: certificates.kura.sha256, shown: certificates.good.sha256 } };
    expect(await attempt(gatewayAt(kura.url, { certSha256: certificates.kura.sha256 }), kura)).toMatchObject(refusedWith(expected));
  });
});

describe('first contact', () => {
  it('is judged once, before anything is sent', async () => {
    const kura = await serverAs(certificates.kura);
    const judge = vi.fn(() => expect(kura.requests).toEqual([]));
    const gateway = gatewayAt(kura.url, {}, judge);
    await gateway.rest(options);
    await gateway.drop();
    await gateway.rest(options);
    expect(judge.mock.calls).toEqual([[{ fact: 'tls-certificate', fingerprint: certificates.kura.sha256 }]]);
  });

  it('is ended where the journal refuses', async () => {
    const refusal = new AppError('gateway/fingerprint-of-another');
    const kura = await serverAs(certificates.kura);
    const refusing = () => {
      throw refusal;
    };
    expect(await attempt(gatewayAt(kura.url, {}, refusing), kura)).toMatchObject(refusedWith(refusal));
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('binds the later ones over %s, also those of one login', async (version) => {
    const kura = await serverAs(certificates.kura, { minVersion: version, maxVersion: version });
    const gateway = gatewayAt(kura.url);
    const rest = await gateway.rest(options);
    kura.showCertificate(certificates.good);
    await gateway.drop();
    const before = kura.requests.length;
    await expect(rest.systemProperties(options)).rejects.toMatchObject({ code: 'gateway/fingerprint-changed' });
    expect(kura.requests).toHaveLength(before);
    kura.showCertificate(certificates.kura);
    expect(await rest.systemProperties(options)).toEqual({ serialNumber: 'SN1' });
  });
});

describe('no such server', () => {
  async function plain(onConnection: (socket: Socket) => void): Promise<{ url: string; server: Server }> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
      onConnection(socket);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers.push({
      stop: () => {
        for (const socket of sockets) socket.destroy();
        server.close();
      },
    });
    return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
  }

  it('is unreachable where the port is closed', async () => {
    const { url, server } = await plain(() => undefined);
    server.close();
    await once(server, 'close');
    await expect(gatewayAt(url).rest(options)).rejects.toMatchObject({ code: 'rest/unreachable', params: { reason: 'ECONNREFUSED' } });
  });

  it('is unreachable where it hangs up', async () => {
    const { url } = await plain((socket) => socket.destroy());
    await expect(gatewayAt(url).rest(options)).rejects.toMatchObject({ code: 'rest/unreachable' });
  });

  it('is unreachable, and not a lost answer, where it never speaks', async () => {
    let hungUp = 0;
    const { url } = await plain((socket) => socket.resume().once('close', () => (hungUp += 1)));
    const gateway = gatewayAt(url);
    const from = performance.now();
    for (let count = 0; count < 6; count += 1) {
      const refused = { code: 'rest/unreachable', params: { reason: 'timeout' } };
      await expect(gateway.rest({ ...options, timeoutMs: 100 })).rejects.toMatchObject(refused);
    }
    expect(performance.now() - from).toBeLessThan(3000);
    await vi.waitFor(() => expect(hungUp).toBe(6));
  });

  it('is no TLS where it speaks plain HTTP', async () => {
    const { url } = await plain((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await expect(gatewayAt(url).rest(options)).rejects.toMatchObject({ code: 'rest/tls-failed' });
  });

  it('is no TLS where it knows only 1.1', async () => {
    const kura = await serverAs(certificates.kura, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' });
    expect(await attempt(gatewayAt(kura.url), kura)).toMatchObject(refusedWith({ code: 'rest/tls-failed' }));
  });

  it.each(['http://127.0.0.1', 'gateway', '', 'https://user:s3cret@127.0.0.1'])('is not even looked for at %j', async (url) => {
    const error = await gatewayAt(url)
      .rest(options)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'rest/bad-url', params: {} });
  });
});
