/** One HTTP request and its whole answer, within limits. */
import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { abortedBy, limitSignal } from '../call-limits.ts';
import type { CallOptions } from '../gateway.ts';
import type { ConnectionOptions, GatewayAgent } from './gateway-agent.ts';
import { toExactJson } from './exact-json.ts';
import { exchangeError } from './transport-error.ts';

const largestAnswerBytes = 8 * 1024 * 1024;

export interface RestRequest {
  /** Kura's DELETE carries a body, too (kura.md §3.2). */
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** From the root, e.g. `/services/session/v1/xsrfToken`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

export interface RestAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface RestServer {
  readonly agent: GatewayAgent;
  /** Scheme and host; `basePath` comes before every path. */
  readonly url: URL;
  readonly basePath: string;
}

interface Exchange {
  readonly signal: AbortSignal;
  /** Called when the request has a checked connection; before that nothing was sent. */
  readonly onAsked: () => void;
}

/**
 * Sends once, never again. `rest/timeout`, `rest/connection-lost`, `rest/answer-too-long`, `rest/bad-answer`, the caller's own reason
 * where it aborted, and what stopped the connection (see certificate-pin.ts). A status of any kind is an answer.
 */
export async function sendRequest(server: RestServer, request: RestRequest, options: CallOptions): Promise<RestAnswer> {
  const limits = limitSignal(options);
  let asked = false;
  try {
    const response = await responseTo(server, request, { signal: limits, onAsked: () => (asked = true) });
    return { status: response.statusCode ?? 0, headers: response.headers, text: await wholeText(response, request.path) };
  } catch (error) {
    if (limits.aborted) throw abortedBy(options) ?? (asked ? timedOut(request.path, options.timeoutMs) : noConnection(server));
    throw exchangeError(error, request.path);
  }
}

async function responseTo(
  server: RestServer,
  { method, path, headers, body }: RestRequest,
  { signal, onAsked }: Exchange,
): Promise<IncomingMessage> {
  const content = body === undefined ? undefined : Buffer.from(toExactJson(body));
  const connection: ConnectionOptions = { givenUp: signal };
  const request = httpsRequest({
    ...connection,
    agent: server.agent,
    host: server.url.hostname,
    port: server.url.port,
    path: server.basePath + path,
    method,
    signal,
    headers: {
      accept: 'application/json',
      ...(content === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(content.length) }),
      ...headers,
    },
  });
  request.once('socket', onAsked);
  // Later errors of the request surface through the response; without a listener they would end the process.
  request.on('error', () => undefined);
  request.end(content);
  // With the signal, because a request that has no connection yet does not end before it has one.
  const [response] = (await once(request, 'response', { signal })) as [IncomingMessage];
  return response;
}

async function wholeText(response: IncomingMessage, path: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > largestAnswerBytes)
      throw new AppError('rest/answer-too-long', { params: { path, limit: `${largestAnswerBytes / 1024 / 1024} MiB` } });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function noConnection({ url }: RestServer): AppError {
  return new AppError('rest/unreachable', { params: { host: url.host, reason: 'timeout' } });
}

function timedOut(path: string, timeoutMs: number): AppError {
  return new AppError('rest/timeout', { params: { path, seconds: String(Math.round(timeoutMs / 100) / 10) } });
}
