/**
 * The simulated Cervello's door over HTTPS on the loopback interface: provisioning requests of manufacturers, telemetry of devices, and,
 * below `/simulator/`, what a person does in the platform's portal.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { CertifiedKey } from '../../engine/pki/self-signed.ts';
import { serveHttps } from '../loopback-server.ts';
import type { Trouble } from './cervello-trouble.ts';
import { answer, type Answer, send } from './envelope.ts';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What is done with a call, and what goes wrong with it. `carryOut` is called once at most. */
export interface Errand {
  readonly trouble?: Trouble | undefined;
  readonly carryOut: () => Answer;
}

export interface CervelloApi {
  /** Without a path. */
  readonly url: string;
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 1024 * 1024;

export async function startCervelloApi(serverKey: CertifiedKey, errandOf: (call: Call) => Errand): Promise<CervelloApi> {
  const { port, close } = await serveHttps(serverKey, (request, response) => {
    serve(request, response, errandOf).catch(() => response.destroy());
  });
  return { url: `https://127.0.0.1:${port}`, close };
}

async function serve(request: IncomingMessage, response: ServerResponse, errandOf: (call: Call) => Errand): Promise<void> {
  const { method = '', headers } = request;
  const { pathname, searchParams } = new URL(request.url ?? '/', 'https://127.0.0.1');
  const body = await readBody(request);
  if (body === undefined) return send(response, answer('invalidData'));
  const { trouble, carryOut } = errandOf({ method, path: pathname, query: searchParams, headers, body });
  if (trouble !== undefined && trouble.delayMs > 0) await delay(trouble.delayMs);
  if (trouble?.name === 'drop-request') return void response.destroy();
  const made = FIXED_ANSWERS[trouble?.name ?? 'slow'] ?? carryOut();
  if (trouble?.name === 'drop-reply') return void response.destroy();
  send(response, trouble?.name === 'garbage' ? garbage(`${method} ${pathname} ${body}`) : made);
}

/** Given without carrying anything out. */
const FIXED_ANSWERS: Readonly<Partial<Record<Trouble['name'], Answer>>> = {
  'wrong-key': answer('unauthenticated'),
  'unknown-identifier': answer('notFound'),
  duplicate: answer('exists'),
  'too-many': answer('tooMany'),
  'server-error': answer('internal'),
};

/** A page as some proxy makes it, which says again what was sent. */
function garbage(sent: string): Answer {
  return { status: 200, code: 0, body: `<html><body>Cannot ${sent}</body></html>` };
}

/** Undefined for what is too long. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return bytes > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString('utf8');
}
