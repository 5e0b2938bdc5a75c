/**
 * The hand of the simulated operator: an HTTP address on the loopback interface where the station says that a lane is done, as a
 * person would read it from the screen, and where one can look what is plugged in.
 */
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Bench } from './bench.ts';

const MAX_BODY_BYTES = 4096;
const swapSchema = z.object({ verdict: z.string().min(1).max(32) });

export interface OperatorHand {
  readonly url: string;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly json: object;
}

export async function startOperatorHand(bench: Bench): Promise<OperatorHand> {
  const server = createServer((request, response) => {
    void answer(request, bench).then(
      (reply) => send(response, reply),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${port}/`, close };
}

async function answer(request: IncomingMessage, bench: Bench): Promise<Answer> {
  // A page in a browser on this computer must not be able to pull plugs: its requests bear another host, or no JSON type.
  if (!/^127\.0\.0\.1(?::\d+)?$/.test(request.headers.host ?? '')) return { status: 403, json: { message: 'Forbidden' } };
  const path = request.url ?? '';
  if (request.method === 'GET' && path === '/') return { status: 200, json: { lanes: bench.plugged(), waiting: bench.waiting } };
  const lane = /^\/lanes\/([^/]+)\/swap$/.exec(path)?.[1];
  if (lane === undefined) return { status: 404, json: { message: 'Not Found' } };
  if (request.method !== 'POST') return { status: 405, json: { message: 'Method Not Allowed' } };
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) return { status: 415, json: { message: 'JSON expected' } };
  const swap = swapSchema.safeParse(await readJson(request));
  if (!swap.success) return { status: 400, json: { message: 'verdict is missing' } };
  const next = await bench.swap(decodeURIComponent(lane), swap.data.verdict);
  return next === undefined ? { status: 404, json: { message: 'No such lane' } } : { status: 200, json: { next } };
}

/** Undefined for what is no JSON or too long. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  try {
    return length > MAX_BODY_BYTES ? undefined : JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, { status, json }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(json));
}
