/** The HTTPS server of one gateway: sessions, tokens, routes. It never listens itself; the lane hands it its connections. */
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Server, createServer } from 'node:https';
import type { Kura } from '../kura/kura.ts';
import { type Login, sameText } from '../login.ts';
import type { NetworkInterface } from '../machine.ts';
import { configurationRoutes } from './configuration-routes.ts';
import { ApiError, type Reply } from './reply.ts';
import type { Route, Routes } from './routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { type Session, Sessions, sessionIdOf } from './sessions.ts';
import { systemRoutes } from './system-routes.ts';

const PREFIX = '/services';
const MAX_BODY_BYTES = 1024 * 1024;
const DEFAULT_INACTIVITY_SECONDS = 900;
const REST_SERVICE_PID = 'org.eclipse.kura.internal.rest.provider.RestService';

export interface ApiServerOptions {
  readonly keyPem: string;
  readonly certificatePem: string;
  readonly kura: Kura;
  readonly login: Login;
  readonly interfaces: readonly NetworkInterface[];
  readonly nowMs: () => number;
}

export class ApiServer {
  readonly server: Server;
  readonly #sessions: Sessions;
  readonly #kura: Kura;
  readonly #routes: Routes;

  constructor(options: ApiServerOptions) {
    this.#kura = options.kura;
    this.#sessions = new Sessions(options.nowMs);
    this.#routes = {
      ...sessionRoutes(this.#sessions, options.login),
      ...systemRoutes(options.kura, options.interfaces),
      ...configurationRoutes(options.kura.components),
    };
    this.server = createServer({ key: options.keyPem, cert: options.certificatePem }, (request, response) => {
      void this.#serve(request, response);
    });
    // A client that gives up during the handshake is its own business.
    this.server.on('tlsClientError', () => undefined);
    this.server.on('clientError', (_error, socket) => socket.destroy());
  }

  /** What the end of the process does: sessions are gone, connections cut. */
  reset(): void {
    this.#sessions.endAll();
    this.server.closeAllConnections();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      send(response, await this.#answer(request));
    } catch (error) {
      if (error instanceof ApiError) send(response, error.reply);
      else response.destroy();
    }
  }

  async #answer(request: IncomingMessage): Promise<Reply> {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const route = this.#findRoute(request.method ?? '', path);
    const session = this.#sessionOf(request);
    if (route.access !== 'open' && session === undefined) return { status: 401 };
    if (route.access === 'guarded' && !sameText(headerOf(request, 'x-xsrf-token'), session?.xsrfToken ?? '')) return { status: 401 };
    const body = await readBody(request);
    return route.handle({ body, session });
  }

  #findRoute(method: string, path: string): Route {
    const inside = path.startsWith(`${PREFIX}/`) ? path.slice(PREFIX.length) : '';
    const route = this.#routes[`${method} ${inside}`];
    if (route !== undefined) return route;
    const otherMethod = Object.keys(this.#routes).some((key) => key.endsWith(` ${inside}`));
    throw new ApiError(otherMethod ? 405 : 404, otherMethod ? 'Method Not Allowed' : 'Not Found');
  }

  #sessionOf(request: IncomingMessage): Session | undefined {
    const configured = this.#kura.components.values(REST_SERVICE_PID).get('session.inactivity.interval')?.value;
    return this.#sessions.use(
      sessionIdOf(request.headers.cookie),
      typeof configured === 'number' ? configured : DEFAULT_INACTIVITY_SECONDS,
    );
  }
}

function headerOf(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) throw new ApiError(413, 'Payload Too Large');
    chunks.push(chunk);
  }
  if (length === 0) return undefined;
  if (!headerOf(request, 'content-type').startsWith('application/json')) throw new ApiError(415, 'Unsupported Media Type');
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new ApiError(400, 'Malformed JSON');
  }
}

function send(response: ServerResponse, reply: Reply): void {
  const body = reply.json === undefined ? '' : JSON.stringify(reply.json);
  const type = body === '' ? {} : { 'content-type': 'application/json' };
  const length = reply.status === 204 ? {} : { 'content-length': Buffer.byteLength(body) };
  response.writeHead(reply.status, { ...type, ...length, ...reply.headers });
  response.end(body);
}
