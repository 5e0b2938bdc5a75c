/** How a gateway knows its caller: by a session (Kura ≥ 5.4), by Basic authentication, or by a client certificate (kura.md §3.1, §3.2). */
import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { DeviceFingerprints } from '../device-fingerprints.ts';
import type { CallOptions } from '../gateway.ts';
import { statusError } from './answer-status.ts';
import { changePassword } from './change-password.ts';
import { parseAnswer } from './json-answer.ts';
import { loginAnswerSchema, xsrfAnswerSchema } from './kura-answers.ts';
import type { LoginPasswords } from './login-passwords.ts';
import { type RestAnswer, type RestServer, sendRequest } from './rest-request.ts';

const session = '/services/session/v1';
const xsrfPath = `${session}/xsrfToken`;
/** 423 and 429: whoever stands before the gateway, or a version to come, says it so; Kura itself has no word for it. */
const LOCKED: readonly number[] = [423, 429];

export type RestLogin =
  | { readonly kind: 'session'; readonly by: 'password' | 'certificate'; readonly cookie: string; readonly xsrfToken: string }
  | {
      /** `certificate`: each request is known by its connection. */
      readonly kind: 'basic' | 'certificate';
      readonly authorization: string | undefined;
      /** The session API answers, and logs nobody in by password. */
      readonly hasSessions: boolean;
    };

export interface Credentials extends RestServer {
  readonly user: string;
  readonly passwords: LoginPasswords;
  readonly fingerprints: DeviceFingerprints;
  readonly hasClientCertificate: boolean;
  /** From then on only passwords are tried. */
  isCertificateRefused?: boolean;
}

/** What a login adds to every request: also to reading ones, since a session without its token counts as none (kura.md §3.2). */
export function loginHeaders(login: RestLogin): Readonly<Record<string, string>> {
  if (login.kind === 'session') return { cookie: login.cookie, 'x-xsrf-token': login.xsrfToken };
  return login.authorization === undefined ? {} : { authorization: login.authorization };
}

/**
 * Asks without credentials which of them it is, then logs in; a gateway that demands another password first is given the lane's new
 * one, or one of its own. `rest/wrong-login`, `rest/account-locked`, `rest/account-may-be-locked`, `rest/login-forbidden`,
 * `rest/last-login-attempt`, `rest/password-change-needed` where the lane has no new password, `rest/new-password-refused`.
 */
export async function logIn(server: Credentials, limits: () => CallOptions): Promise<RestLogin> {
  const path = `${session}/authenticationInfo`;
  const information = await sendRequest(server, { method: 'GET', path }, limits());
  const certificate = server.fingerprints.seen().find(({ fact }) => fact === 'tls-certificate');
  server.passwords.meet(certificate?.fingerprint ?? '');
  // Open to everybody where it exists; what hides behind a login here is an older Kura, too.
  if (information.status === 404 || information.status === 401) return loginWithoutSession(server, false);
  refuseBadStatus(server, information, path);
  let opened = await openSession(server, limits);
  if (opened?.isLocked === true) {
    const { cookie } = opened;
    await changePassword(server, { cookie, xsrfToken: () => tokenOf(server, cookie, limits()) }, limits);
    opened = await openSession(server, limits);
  }
  if (opened === undefined) return loginWithoutSession(server, true);
  if (opened.isLocked) throw new AppError('rest/password-change-needed', { params: whoOf(server) });
  const xsrfToken = await tokenOf(server, opened.cookie, limits());
  if (xsrfToken === undefined) throw new AppError('rest/wrong-login', { params: whoOf(server) });
  return { kind: 'session', by: opened.by, cookie: opened.cookie, xsrfToken };
}

interface OpenedSession {
  readonly by: 'password' | 'certificate';
  readonly cookie: string;
  /** The password has to be changed: of all requests the session allows only that (kura.md §3.2). */
  readonly isLocked: boolean;
}

async function openSession(server: Credentials, limits: () => CallOptions): Promise<OpenedSession | undefined> {
  if (server.hasClientCertificate && server.isCertificateRefused !== true) {
    const path = `${session}/login/certificate`;
    const answer = await sendRequest(server, { method: 'POST', path }, limits());
    if (answer.status === 200) return openedBy('certificate', answer, path);
    server.isCertificateRefused = true;
  }
  return openByPassword(server, limits);
}

/** With the password that worked last, else with one of the others. Undefined where the gateway logs nobody in by password. */
async function openByPassword(server: Credentials, limits: () => CallOptions): Promise<OpenedSession | undefined> {
  const { passwords } = server;
  const path = `${session}/login/password`;
  const candidates = passwords.candidates();
  if (candidates.length === 0) throw new AppError('rest/client-certificate-refused', { params: { path } });
  for (const password of candidates) {
    passwords.demandAttempt(whoOf(server));
    const answer = await sendRequest(server, { method: 'POST', path, body: { username: server.user, password } }, limits());
    if (answer.status === 404) return undefined;
    if (answer.status !== 401) {
      refuseLogin(server, answer, path);
      const opened = openedBy('password', answer, path);
      await passwords.take(password);
      return opened;
    }
    passwords.refuse(password);
  }
  throw new AppError(passwords.hasWorked() ? 'rest/account-may-be-locked' : 'rest/wrong-login', { params: whoOf(server) });
}

function openedBy(by: OpenedSession['by'], answer: RestAnswer, path: string): OpenedSession {
  const isLocked = parseAnswer(answer.text, loginAnswerSchema, path).passwordChangeNeeded === true && by === 'password';
  const cookie = sessionCookie(answer.headers);
  if (cookie === undefined) throw new AppError('rest/bad-answer', { params: { path } });
  return { by, cookie, isLocked };
}

/** The session's present token, which also proves that the session and the connection live; undefined where the session has ended. */
export async function tokenOf(server: Credentials, cookie: string, options: CallOptions): Promise<string | undefined> {
  const answer = await sendRequest(server, { method: 'GET', path: xsrfPath, headers: { cookie } }, options);
  if (answer.status === 401) return undefined;
  refuseBadStatus(server, answer, xsrfPath);
  return parseAnswer(answer.text, xsrfAnswerSchema, xsrfPath).xsrfToken;
}

export async function logOut(server: Credentials, login: RestLogin, options: CallOptions): Promise<void> {
  const request = { method: 'POST', path: `${session}/logout`, headers: loginHeaders(login) } as const;
  if (login.kind === 'session') await sendRequest(server, request, options);
}

function refuseBadStatus({ url, user }: Credentials, answer: RestAnswer, path: string): void {
  const error = statusError(answer, { path, user, host: url.host });
  if (error !== undefined) throw error;
}

/** 403 is said of a user who may not do what was asked; at a login that is the login itself. */
function refuseLogin(server: Credentials, answer: RestAnswer, path: string): void {
  if (LOCKED.includes(answer.status)) throw new AppError('rest/account-locked', { params: whoOf(server) });
  if (answer.status === 403) throw new AppError('rest/login-forbidden', { params: whoOf(server) });
  refuseBadStatus(server, answer, path);
}

/** Kura decodes Basic as UTF-8 (kura.md §3.2). */
function loginWithoutSession(server: Credentials, hasSessions: boolean): RestLogin {
  const { user, passwords, hasClientCertificate, isCertificateRefused } = server;
  if (hasClientCertificate && isCertificateRefused !== true) return { kind: 'certificate', authorization: undefined, hasSessions };
  const password = passwords.present;
  if (password === undefined) throw new AppError('rest/client-certificate-refused', { params: { path: session } });
  const authorization = `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
  return { kind: 'basic', authorization, hasSessions };
}

function whoOf({ url, user }: Credentials): { readonly host: string; readonly user: string } {
  return { host: url.host, user };
}

function sessionCookie(headers: IncomingHttpHeaders): string | undefined {
  const cookies = (headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0]?.trim() ?? '');
  return cookies.findLast((cookie) => cookie.startsWith('JSESSIONID='));
}
