/**
 * A real HTTPS server that keeps Kura's rules of login (kura.md §3.2): sessions, the token on every request, a locked session while
 * the password must change, Basic where there is no session API. What it answers beyond that the test says. Certificates come from
 * openssl, not from the code under test.
 */
import { execFileSync } from 'node:child_process';
import { X509Certificate, createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TlsIdentity {
  readonly key: string;
  readonly cert: string;
  /** 64 hexadecimal digits, by Node's own reading of the certificate. */
  readonly sha256: string;
}

export interface Certificates {
  readonly caPem: string;
  /** Signed by the authority, for 127.0.0.1. */
  readonly good: TlsIdentity;
  /** Signed by the authority, for another name and address. */
  readonly otherName: TlsIdentity;
  /** Signed by the authority, for 127.0.0.1, its time over. */
  readonly expired: TlsIdentity;
  /** As Kura makes its own: self-signed, `CN=Kura`, no alternative names. */
  readonly kura: TlsIdentity;
  /** As `kura`, its time over. */
  readonly kuraExpired: TlsIdentity;
}

export function makeCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-certificates-'));
  const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const identity = (name: string): TlsIdentity => {
    const cert = readFileSync(join(folder, `${name}.pem`), 'utf8');
    return {
      key: readFileSync(join(folder, `${name}.key`), 'utf8'),
      cert,
      sha256: new X509Certificate(cert).fingerprint256.replaceAll(':', '').toLowerCase(),
    };
  };
  const signed = (name: string, alternative: string, days: string): TlsIdentity => {
    openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', '/CN=gateway');
    writeFileSync(join(folder, `${name}.ext`), `subjectAltName=${alternative}\n`);
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-extfile',
      `${name}.ext`,
      '-days',
      days,
      '-out',
      `${name}.pem`,
    );
    return identity(name);
  };
  const selfSigned = (name: string, days: string): TlsIdentity => {
    openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', '/O=Eclipse Foundation/CN=Kura');
    openssl('x509', '-req', '-in', `${name}.csr`, '-signkey', `${name}.key`, '-days', days, '-out', `${name}.pem`);
    return identity(name);
  };
  try {
    openssl('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Bench CA', '-days', '2');
    return {
      caPem: readFileSync(join(folder, 'ca.pem'), 'utf8'),
      good: signed('good', 'IP:127.0.0.1,DNS:localhost', '2'),
      otherName: signed('other', 'IP:127.0.0.99,DNS:gateway.example', '2'),
      expired: signed('expired', 'IP:127.0.0.1', '-1'),
      kura: selfSigned('kura', '2'),
      kuraExpired: selfSigned('kura-expired', '-1'),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface KuraLogin {
  readonly user: string;
  readonly password: string;
  /** `none` as Kura < 5.4: 404 for the session API, Basic instead. `closed` as one that has switched the password login off. */
  readonly sessions: 'open' | 'closed' | 'none';
  readonly passwordChangeNeeded: boolean;
}

/** Answers a request that passed the login, or returns `404` for "not mine". */
export type Answer = (request: SeenRequest, response: ServerResponse) => void | '404' | Promise<void>;

export interface KuraServer {
  readonly url: string;
  readonly port: number;
  /** Every request that arrived whole, in order. */
  readonly requests: SeenRequest[];
  /** May be set anew at any time. */
  answer: Answer;
  /** Called first with every request; `true` where it has dealt with it. */
  intercept: (request: SeenRequest, response: ServerResponse) => boolean;
  login: KuraLogin;
  /** As after a restart or an idle quarter of an hour. */
  endSessions(): void;
  liveSessions(): number;
  /** Connections that are open now, and all that there ever were. */
  openConnections(): number;
  connectionsEver(): number;
  /** Another certificate, from the next connection on. */
  showCertificate(identity: TlsIdentity): void;
  stop(): Promise<void>;
}

const sessionApi = '/services/session/v1/';
const defaultLogin: KuraLogin = { user: 'admin', password: 'p:ässword', sessions: 'open', passwordChangeNeeded: false };
export const kuraCredentials = { user: defaultLogin.user, password: defaultLogin.password };

export async function startKuraServer(identity: Pick<TlsIdentity, 'key' | 'cert'>, options: ServerOptions = {}): Promise<KuraServer> {
  const sessions = new Map<string, string>();
  const sockets = new Set<Socket>();
  let everConnected = 0;
  const server = createServer({ key: identity.key, cert: identity.cert, ...options }, (request, response) => {
    void wholeRequest(request).then((seen) => {
      if (seen === undefined) return undefined;
      kura.requests.push(seen);
      return kura.intercept(seen, response) ? undefined : handle(kura, sessions, { seen, response });
    });
  });
  server.on('connection', (socket: Socket) => {
    everConnected += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const kura: KuraServer = {
    url: `https://127.0.0.1:${port}`,
    port,
    requests: [],
    answer: () => '404',
    intercept: () => false,
    login: defaultLogin,
    endSessions: () => sessions.clear(),
    liveSessions: () => sessions.size,
    openConnections: () => sockets.size,
    connectionsEver: () => everConnected,
    showCertificate: ({ key, cert }) => server.setSecureContext({ key, cert }),
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return kura;
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body === undefined ? undefined : JSON.stringify(body));
}

interface Exchange {
  readonly seen: SeenRequest;
  readonly response: ServerResponse;
}

async function handle(kura: KuraServer, sessions: Map<string, string>, exchange: Exchange): Promise<void> {
  const { seen, response } = exchange;
  const isOpen = kura.login.sessions === 'open';
  const call = seen.path.startsWith(sessionApi) ? seen.path.slice(sessionApi.length) : undefined;
  if (call === 'authenticationInfo' && kura.login.sessions !== 'none')
    return sendJson(response, 200, { passwordAuthenticationEnabled: true });
  if (call !== undefined && !isOpen) return sendJson(response, 404, {});
  if (call === 'login/password') return logIn(kura, sessions, exchange);
  if (call === 'xsrfToken') return sendToken(sessions, exchange);
  if (call === 'changePassword') return changePassword(kura, sessions, exchange);
  if (!isLetIn(kura, sessions, seen)) return sendJson(response, 401, { message: 'not authenticated' });
  if (call === 'logout') {
    sessions.delete(seen.headers.cookie ?? '');
    return sendJson(response, 204, undefined);
  }
  if ((await kura.answer(seen, response)) === '404') sendJson(response, 404, {});
}

function sendToken(sessions: Map<string, string>, { seen, response }: Exchange): void {
  const xsrfToken = sessions.get(seen.headers.cookie ?? '');
  if (xsrfToken === undefined) sendJson(response, 401, {});
  else sendJson(response, 200, { xsrfToken });
}

/** Before 5.4 Basic is refused while the password has to change; a session is locked (kura.md §3.2). */
function isLetIn(kura: KuraServer, sessions: Map<string, string>, seen: SeenRequest): boolean {
  if (kura.login.passwordChangeNeeded) return false;
  return kura.login.sessions === 'open' ? hasToken(sessions, seen) : hasPassword(kura, seen);
}

/** The rules of a factory image: at least eight characters, and not the old ones. */
function changePassword(kura: KuraServer, sessions: Map<string, string>, { seen, response }: Exchange): void {
  if (!hasToken(sessions, seen)) return sendJson(response, 401, {});
  const { currentPassword, newPassword } = JSON.parse(seen.body) as Record<string, string>;
  if (currentPassword !== kura.login.password) return sendJson(response, 401, {});
  if (newPassword === undefined || newPassword.length < 8 || newPassword === currentPassword)
    return sendJson(response, 400, { message: 'password strength requirements not met' });
  kura.login = { ...kura.login, password: newPassword, passwordChangeNeeded: false };
  sendJson(response, 204, undefined);
}

function hasToken(sessions: Map<string, string>, { headers }: SeenRequest): boolean {
  const token = sessions.get(headers.cookie ?? '');
  return token !== undefined && headers['x-xsrf-token'] === token;
}

function hasPassword({ login }: KuraServer, { headers }: SeenRequest): boolean {
  return headers.authorization === `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`;
}

function logIn({ login }: KuraServer, sessions: Map<string, string>, { seen, response }: Exchange): void {
  const given: unknown = JSON.parse(seen.body);
  const expected = { username: login.user, password: login.password };
  if (JSON.stringify(given) !== JSON.stringify(expected)) return sendJson(response, 401, { message: 'bad credentials' });
  const cookie = `JSESSIONID=${createHash('sha256').update(randomUUID()).digest('hex').slice(0, 32)}`;
  sessions.set(cookie, randomUUID());
  response.setHeader('set-cookie', `${cookie}; Path=/; Secure; HttpOnly`);
  sendJson(response, 200, { passwordChangeNeeded: login.passwordChangeNeeded });
}

/** Undefined where the client went away before it had said everything. */
async function wholeRequest(request: IncomingMessage): Promise<SeenRequest | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    return undefined;
  }
  return { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
}
