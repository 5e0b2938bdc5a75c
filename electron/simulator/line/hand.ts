/**
 * The simulated operator's hand: an HTTP endpoint on loopback that the station tells its verdict, as a person at the bench would
 * read it, whereupon the finished gateway is unplugged and the next one plugged in.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const MAX_BODY_BYTES = 10_000;
const swapSchema = z.strictObject({ verdict: z.string().max(32) });

export interface HandOptions {
  /** Swaps the gateway of a lane; false where the queue is empty. Undefined for a lane that does not exist. */
  readonly swap: (lane: string, verdict: string) => Promise<boolean | undefined>;
  /** Serial number by lane; null for an empty lane. */
  readonly plugged: () => Readonly<Record<string, string | null>>;
}

export interface Hand {
  /** `http://127.0.0.1:PORT/` */
  readonly url: string;
  close(): Promise<void>;
}

export async function startHand(options: HandOptions): Promise<Hand> {
  const server = createServer((request, response) => {
    answer(request, options).then(
      ({ status, body }) => reply(response, status, body),
      () => reply(response, 400, { message: 'not understood' }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

async function answer(request: IncomingMessage, options: HandOptions): Promise<{ readonly status: number; readonly body: object }> {
  const { pathname } = new URL(request.url ?? '/', 'http://hand');
  if (request.method === 'GET' && pathname === '/') return { status: 200, body: options.plugged() };
  const lane = /^\/lanes\/([^/]+)\/swap$/.exec(pathname)?.[1];
  if (request.method !== 'POST' || lane === undefined) return { status: 404, body: { message: 'no such place' } };
  const { verdict } = swapSchema.parse(JSON.parse(await readBody(request)));
  const next = await options.swap(decodeURIComponent(lane), verdict);
  return next === undefined ? { status: 404, body: { message: 'no such lane' } } : { status: 200, body: { next } };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let sizeBytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    sizeBytes += piece.length;
    if (sizeBytes > MAX_BODY_BYTES) throw new RangeError('body too long');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
