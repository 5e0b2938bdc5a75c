/** The HTTPS server of one gateway: sessions, tokens, routes. It never listens itself; the lane hands it its connections. */
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Server, createServer } from 'node:https';
import type { Account } from '../accounts.ts';
import type { CertifiedKey } from '../../engine/pki/self-signed.ts';
import { sameText } from '../login.ts';
import { type GenerationRoutesOptions, generationRoutes } from './generation-routes.ts';
import { ApiError, type Reply } from './reply.ts';
import type { Route, Routes } from './routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { type Session, Sessions, sessionIdOf } from './sessions.ts';

const PREFIX = '/services';
const MAX_BODY_BYTES = 1024 * 1024;
const DEFAULT_INACTIVITY_SECONDS = 900;
const REST_SERVICE_PID = 'org.eclipse.kura.internal.rest.provider.RestService';

/** `trustedCa`: PEM of the authority in the gateway's keystore. */
export interface ApiServerOptions extends CertifiedKey, GenerationRoutesOptions {
  readonly account: Account;
  readonly nowMs: () => number;
}

export class ApiServer {
  readonly server: Server;
  readonly #sessions: Sessions;
  readonly #kura: ApiServerOptions['kura'];
  readonly #routes: Routes;
  readonly #options: ApiServerOptions;

  constructor(options: ApiServerOptions) {
    this.#options = options;
    this.#kura = options.kura;
    this.#sessions = new Sessions(options.nowMs);
    this.#routes = {
      ...(options.generation === 'kura-5.4' ? sessionRoutes(this.#sessions, options.account) : {}),
      ...generationRoutes(options),
    };
    this.server = createServer({ key: options.keyPem, cert: options.certificatePem }, (request, response) => {
      void this.#serve(request, response);
    });
    // A client that gives up during the handshake is its own business.
    this.server.on('tlsClientError', () => undefined);
    this.server.on('clientError', (_error, socket) => socket.destroy());
  }

  /** From the next connection on; those there are are cut. */
  changeCertificate({ keyPem, certificatePem }: CertifiedKey): void {
    this.server.setSecureContext({ key: keyPem, cert: certificatePem });
    this.server.closeAllConnections();
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
    const [path = '', search = ''] = (request.url ?? '').split('?');
    const route = this.#findRoute(request.method ?? '', path);
    const session = this.#sessionOf(request);
    if (!this.#isAllowed(route.access, request, session)) {
      return { status: 401, headers: this.#isBasicOn() ? { 'www-authenticate': 'Basic realm="kura-rest-api"' } : {} };
    }
    const body = await readBody(request);
    return route.handle({ body, query: new URLSearchParams(search), session, lastName: path.slice(path.lastIndexOf('/') + 1) });
  }

  #isAllowed(access: Route['access'], request: IncomingMessage, session: Session | undefined): boolean {
    if (access === 'open' || (access === 'guarded' && this.#hasBasicLogin(request))) return true;
    if (session === undefined) return false;
    if (access === 'session') return true;
    if (access === 'guarded' && session.isLocked) return false;
    return sameText(headerOf(request, 'x-xsrf-token'), session.xsrfToken);
  }

  /** Refused while the password has to be changed (kura.md §3.2). */
  #hasBasicLogin(request: IncomingMessage): boolean {
    const { account } = this.#options;
    const encoded = /^Basic ([A-Za-z0-9+/=]+)$/.exec(headerOf(request, 'authorization'))?.[1];
    if (encoded === undefined || !this.#isBasicOn() || account.mustChange) return false;
    const [user = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    return account.accepts({ user, password: password.join(':') });
  }

  #isBasicOn(): boolean {
    return (
      this.#options.generation !== 'kura-5.4' || this.#kura.components.values(REST_SERVICE_PID).get('auth.basic.enabled')?.value === true
    );
  }

  #findRoute(method: string, path: string): Route {
    const inside = path.startsWith(`${PREFIX}/`) ? path.slice(PREFIX.length) : '';
    const route = this.#routes[`${method} ${inside}`] ?? this.#routes[`${method} ${inside.replace(/[^/]*$/, '{id}')}`];
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
