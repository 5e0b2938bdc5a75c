/** The client of provision requests against a real HTTPS server: what it sends, what it takes, and what it never believes. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openProvisionRequests } from '../../electron/engine/platforms/everyware/requests/request-client.ts';
import type { CloudLogin, StationCloud } from '../../electron/engine/platforms/everyware/requests/station-cloud.ts';
import { cloudSchema } from '../../shared/domain/station-file.ts';
import { type Certificates, makeCertificates } from '../support/https-server.ts';

interface Heard {
  readonly line: string;
  readonly authorization: string | undefined;
  readonly body: string;
}
type Answer = { status?: number; text?: string; headers?: Record<string, string> } | 'cut';

let certificates: Certificates;
let server: ReturnType<typeof createServer>;
let heard: Heard[];
let answers: Answer[];
const options = { signal: new AbortController().signal, timeoutMs: 5000 };

async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
  heard.push({ line: `${request.method} ${request.url}`, authorization: request.headers.authorization, body: await text(request) });
  const next = answers.shift() ?? { status: 500 };
  if (next === 'cut') return void response.destroy();
  response.writeHead(next.status ?? 200, next.headers).end(next.text ?? '');
}

beforeAll(async () => {
  certificates = makeCertificates();
  server = createServer(certificates.good, (request, response) => void reply(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});
beforeEach(() => {
  heard = [];
  answers = [];
});

function cloud(more: object = {}, login: CloudLogin = { kind: 'password', user: 'fleet', password: 'pä:ss' }): StationCloud {
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/v2`;
  const settings = cloudSchema.parse({ kind: 'everyware-ec4', url, ...more });
  return { name: 'plant', settings, caPem: certificates.caPem, login: () => login };
}
const open = (...words: Parameters<typeof cloud>) => {
  const client = openProvisionRequests(cloud(...words));
  if (client === undefined) throw new Error('no login');
  return client;
};

const BIG = '9223372036854775807';
const one = (more = '') =>
  `{"id":${BIG},"accountId":12,"clientId":"GW-1","status":"ENABLED","optlock":3,"createdBy":${BIG},"provisionJob":{"id":5,"status":"CREATED","retryCount":0,"retryMaxAttempts":5,"optlock":8}${more}}`;
const wish = {
  accountId: BIG,
  clientId: 'GW-1',
  username: 'u',
  password: 'p',
  retryMaxAttempts: 5,
  generateActivationKey: true,
  secureUrl: true,
  overwriteIfDuplicate: false,
};

describe('EC4', () => {
  it('is asked with Basic and the documented fields, and 64-bit ids survive both ways', async () => {
    answers = [{ text: one(',"activationKey":"K"') }];
    const made = await open().create(wish, options);
    expect(made).toMatchObject({
      id: BIG,
      accountId: '12',
      activationKey: 'K',
      job: { status: 'CREATED', retryCount: 0, retryMaxAttempts: 5 },
    });
    expect(heard[0]?.line).toBe('POST /v2/provisionRequests');
    expect(heard[0]?.authorization).toBe(`Basic ${Buffer.from('fleet:pä:ss').toString('base64')}`);
    expect(heard[0]?.body).toContain(`"accountId":${BIG}`);
    expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({
      clientId: 'GW-1',
      provisionUserUsername: 'u',
      provisionUserPassword: 'p',
      retryMaxAttempts: 5,
      generateActivationKey: true,
      provisionSecureURL: true,
      overwriteIfDuplicate: false,
    });
  });

  it('reads the lock before it edits, and sends back all that it does not know', async () => {
    answers = [{ text: one(',"expiresOn":5000,"unheardOf":[1]') }, { text: one() }];
    await open().edit(BIG, { expiresOn: null, activatesOn: 1000, retryMaxAttempts: 9, status: 'DISABLED' }, options);
    expect(heard.map(({ line }) => line)).toEqual([`GET /v2/provisionRequests/${BIG}`, `PUT /v2/provisionRequests/${BIG}`]);
    const sent = JSON.parse(heard[1]?.body ?? '') as Record<string, unknown>;
    expect(sent).toMatchObject({
      optlock: 3,
      activatesOn: 1000,
      status: 'DISABLED',
      unheardOf: [1],
      provisionJob: { retryMaxAttempts: 9, optlock: 8 },
    });
    expect(sent).not.toHaveProperty('expiresOn');
    expect(heard[1]?.body).toContain(`"createdBy":${BIG}`);
  });

  it('finds by the very client id only, in lists of one without brackets too', async () => {
    answers = [
      { text: `{"limitExceeded":false,"provisionRequest":${one()}}` },
      { text: `{"provisionRequest":[${one()}]}` },
      { text: '{}' },
    ];
    const client = open();
    expect((await client.findByClientId('GW-1', options))?.id).toBe(BIG);
    expect(await client.findByClientId('gw-1', options)).toBeUndefined();
    expect(await client.findByClientId('a&b=c', options)).toBeUndefined();
    expect(heard[2]?.line).toBe('GET /v2/provisionRequests?offset=0&limit=10&clientIDs=a%26b%3Dc');
  });

  it.each<[string, Answer, string]>([
    ['401', { status: 401 }, 'requests/wrong-login'],
    ['403', { status: 403 }, 'requests/not-allowed'],
    ['404', { status: 404 }, 'requests/not-found'],
    ['409', { status: 409 }, 'requests/duplicate'],
    ['a word for a duplicate', { status: 400, text: '{"errorCode":"ClientId"}' }, 'requests/duplicate'],
    ['a word for dates', { status: 400, text: '{"code":"DateRange"}' }, 'requests/date-range'],
    ['a word for the login', { status: 400, text: '{"errorCode":"UsernamePassword"}' }, 'requests/login-refused'],
    ['a word nobody knows', { status: 400, text: '{"errorCode":"Whatever"}' }, 'requests/refused'],
    ['400 with a page', { status: 400, text: '<html>ClientId</html>' }, 'requests/refused'],
    ['429', { status: 429, headers: { 'retry-after': '7' } }, 'requests/too-fast'],
    ['500', { status: 500 }, 'requests/cloud-failed'],
    ['a redirect', { status: 302, headers: { location: 'https://127.0.0.1:1/' } }, 'requests/refused'],
    ['no JSON', { text: 'K-SECRET' }, 'requests/bad-answer'],
    ['another JSON', { text: '{"activationKey":"K-SECRET"}' }, 'requests/bad-answer'],
    ['a cut connection', 'cut', 'requests/no-answer'],
  ])('%s is told by its code, once, and never with what was in it', async (_what, answer, code) => {
    answers = [answer];
    const failed = await open()
      .create(wish, options)
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({ code });
    expect(JSON.stringify(failed)).not.toMatch(/K-SECRET|pä:ss/);
    expect(heard).toHaveLength(1);
  });

  it('says how long it wants to be left alone', async () => {
    answers = [
      { status: 503, headers: { 'retry-after': '7' } },
      { status: 429, headers: { 'retry-after': 'Sun, 22 Nov 2026 05:00:00 GMT' } },
    ];
    await expect(open().count(options)).rejects.toMatchObject({ code: 'requests/too-fast', params: { waitMs: '7000' } });
    const failed = await open()
      .count(options)
      .catch((error: unknown) => error);
    expect(failed).not.toHaveProperty('params.waitMs');
  });

  it('is sent nothing where its certificate is another authority’s, or the answer takes too long', async () => {
    const client = openProvisionRequests({ ...cloud(), caPem: undefined });
    await expect(client?.count(options)).rejects.toMatchObject({ code: 'requests/unreachable' });
    expect(heard).toEqual([]);
    expect(() => open({ url: 'http://127.0.0.1/v2' })).toThrow(expect.objectContaining({ code: 'requests/bad-url' }));
    expect(openProvisionRequests({ ...cloud(), login: () => undefined })).toBeUndefined();
  });
});

describe('EC5, a profile', () => {
  const path = { kind: 'everyware-ec5', requestsPath: '/_/provisionRequests' };

  it('logs in once for a token, and again when that has run out', async () => {
    answers = [{ text: '{"tokenId":"T1"}' }, { text: '3' }, { text: '4' }, { status: 401 }, { text: '{"tokenId":"T2"}' }, { text: '5' }];
    const client = open(path);
    expect([await client.count(options), await client.count(options), await client.count(options)]).toEqual([3, 4, 5]);
    expect(heard.map(({ line, authorization = '' }) => `${line} ${authorization}`.trim())).toEqual([
      'POST /v2/authentication/user',
      'GET /v2/_/provisionRequests/count Bearer T1',
      'GET /v2/_/provisionRequests/count Bearer T1',
      'GET /v2/_/provisionRequests/count Bearer T1',
      'POST /v2/authentication/user',
      'GET /v2/_/provisionRequests/count Bearer T2',
    ]);
    answers = [{ status: 401 }, { text: '{"tokenId":"T3"}' }, { status: 401 }];
    await expect(client.count(options)).rejects.toMatchObject({ code: 'requests/wrong-login' });
    expect(JSON.parse(heard[0]?.body ?? '')).toEqual({ username: 'fleet', password: 'pä:ss' });
  });

  it('takes an API key, and nothing without the path that nobody has published', async () => {
    answers = [{ text: '{"tokenId":"T"}' }, { text: '0' }];
    await open(path, { kind: 'api-key', apiKey: 'A' }).count(options);
    expect(heard[0]).toMatchObject({ line: 'POST /v2/authentication/apikey', body: '{"apiKey":"A"}' });
    expect(() => open({ kind: 'everyware-ec5' })).toThrow(expect.objectContaining({ code: 'requests/path-unconfirmed' }));
  });
});
