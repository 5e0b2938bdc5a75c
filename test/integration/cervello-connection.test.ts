/**
 * What the network and a strange server can do to a request to Cervello, over real TLS: it is sent once and to nobody else, its end is known
 * only where nothing was sent, and no error tells the access key that is part of its address.
 */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:https';
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CervelloConnection } from '../../electron/engine/platforms/cervello/cervello-connection.ts';
import { type Certificates, makeCertificates } from '../support/https-server.ts';

const KEY = 'access-key-of-acme';
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

let certificates: Certificates;
let server: Server;
let address: string;
let answer: (response: ServerResponse, request: IncomingMessage) => void;
let asked: string[];

beforeAll(async () => {
  certificates = makeCertificates();
  server = createServer({ key: certificates.good.key, cert: certificates.good.cert }, (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(response, request);
  });
  server.on('tlsClientError', () => undefined);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  address = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = [];
});
afterAll(async () => {
  server.closeAllConnections();
  await once(server.close(), 'close');
});

async function send({ caPem = certificates.caPem, to = address, timeoutMs = 5000 } = {}) {
  const connection = new CervelloConnection(to, caPem);
  try {
    const request = { method: 'POST', path: `/device-provisioning/${KEY}`, body: { token: 'a' } } as const;
    return await connection.send(request, { signal: new AbortController().signal, timeoutMs });
  } finally {
    connection.close();
  }
}

async function failure(how: Parameters<typeof send>[0] = {}): Promise<unknown> {
  const thrown: unknown = await send(how).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(inspect(thrown, { depth: 10 })).not.toContain(KEY);
  return thrown;
}

test('a redirect is an answer like any other: nobody else hears of the access key', async () => {
  answer = (response) => response.writeHead(307, { location: `${address}/elsewhere` }).end('{}');
  expect((await send()).status).toBe(307);
  expect(asked).toEqual([`POST /device-provisioning/${KEY}`]);
});

test.each([
  ['ends the connection', 'rest/connection-lost', (response: ServerResponse) => response.destroy()],
  ['answers with what is no HTTP', 'rest/bad-answer', (response: ServerResponse) => response.socket?.end('nonsense\r\n\r\n')],
  ['sends more than anybody needs', 'rest/answer-too-long', (response: ServerResponse) => response.end(Buffer.alloc(MAX_ANSWER_BYTES + 1))],
])('nobody knows what became of a request to a server that %s, and it is not sent again', async (_what, reason, badly) => {
  answer = badly;
  expect(await failure()).toMatchObject({ code: 'cervello/no-answer', params: { reason } });
  expect(asked).toHaveLength(1);
});

test('a server that sends its answer in drops does not hold the lane beyond its time', async () => {
  answer = (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const drops = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(drops));
  };
  expect(await failure({ timeoutMs: 400 })).toMatchObject({ code: 'cervello/no-answer', params: { reason: 'rest/timeout' } });
  expect(asked).toHaveLength(1);
});

test('nothing is sent to a server that another authority vouches for, nor where there is none', async () => {
  answer = (response) => response.end('{}');
  expect(await failure({ caPem: certificates.kura.cert })).toMatchObject({
    code: 'cervello/unreachable',
    params: { reason: 'rest/certificate-not-trusted' },
  });
  expect(await failure({ to: 'https://127.0.0.1:1' })).toMatchObject({ code: 'cervello/unreachable' });
  expect(asked).toEqual([]);
});

test.each(['http://a', 'https://user:word@a', 'https://a/?key=1', 'https://a/#b', 'nonsense'])('%s is no address of Cervello', (to) => {
  expect(() => new CervelloConnection(to, undefined)).toThrow(expect.objectContaining({ code: 'cervello/bad-url', cause: undefined }));
});
