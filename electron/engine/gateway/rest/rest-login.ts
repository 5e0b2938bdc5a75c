/** How a gateway knows its caller: by a session (Kura ≥ 5.4) or by Basic authentication (kura.md §3.1, §3.2). */
import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { CallOptions } from '../gateway.ts';
import { statusError } from './answer-status.ts';
import { parseAnswer } from './json-answer.ts';
import { loginAnswerSchema, xsrfAnswerSchema } from './kura-answers.ts';
import type { LoginPasswords } from './login-passwords.ts';
import { type RestAnswer, type RestRequest, type RestServer, sendRequest } from './rest-request.ts';

const session = '/services/session/v1';
const xsrfPath = `${session}/xsrfToken`;

export type RestLogin =
  | { readonly kind: 'session'; readonly cookie: string; readonly xsrfToken: string }
  | { readonly kind: 'basic'; readonly authorization: string };

export interface Credentials extends RestServer {
  readonly user: string;
  readonly passwords: LoginPasswords;
}

/** What a login adds to every request: also to reading ones, since a session without its token counts as none (kura.md §3.2). */
export function loginHeaders(login: RestLogin): Readonly<Record<string, string>> {
  return login.kind === 'session' ? { cookie: login.cookie, 'x-xsrf-token': login.xsrfToken } : { authorization: login.authorization };
}

/**
 * Asks without credentials which of the two it is, then logs in; a gateway that demands another password first is given the lane's new
 * one. `rest/wrong-login`, `rest/password-change-needed` where the lane has no new password, `rest/new-password-refused`.
 */
export async function logIn(server: Credentials, limits: () => CallOptions): Promise<RestLogin> {
  const information = await ask(server, { method: 'GET', path: `${session}/authenticationInfo` }, limits());
  // Open to everybody where it exists; what hides behind a login here is an older Kura, too.
  if (information.status === 404 || information.status === 401) return basicLogin(server);
  refuseBadStatus(server, information, `${session}/authenticationInfo`);
  let opened = await openSession(server, limits);
  if (opened?.isLocked === true) {
    await changePassword(server, opened.cookie, limits);
    opened = await openSession(server, limits);
  }
  if (opened === undefined) return basicLogin(server);
  if (opened.isLocked) throw new AppError('rest/password-change-needed', { params: whoOf(server) });
  const xsrfToken = await tokenOf(server, opened.cookie, limits());
  if (xsrfToken === undefined) throw new AppError('rest/wrong-login', { params: whoOf(server) });
  return { kind: 'session', cookie: opened.cookie, xsrfToken };
}

interface OpenedSession {
  readonly cookie: string;
  /** The password has to be changed: of all requests the session allows only that (kura.md §3.2). */
  readonly isLocked: boolean;
}

/** With the password that worked last, else with the lane's other one. Undefined where the gateway logs nobody in by password. */
async function openSession(server: Credentials, limits: () => CallOptions): Promise<OpenedSession | undefined> {
  const path = `${session}/login/password`;
  const attempt = () =>
    ask(server, { method: 'POST', path, body: { username: server.user, password: server.passwords.present } }, limits());
  let answer = await attempt();
  if (answer.status === 401 && server.passwords.swap()) {
    answer = await attempt();
    if (answer.status === 401) server.passwords.swap();
  }
  if (answer.status === 404) return undefined;
  refuseBadStatus(server, answer, path);
  const isLocked = parseAnswer(answer.text, loginAnswerSchema, path).passwordChangeNeeded === true;
  const cookie = sessionCookie(answer.headers);
  if (cookie === undefined) throw new AppError('rest/bad-answer', { params: { path } });
  return { cookie, isLocked };
}

/**
 * The locked session ends with it, whatever comes of it: after a change Kura takes the new password for the session's user and would
 * write it into its audit log with every further request (kura.md §3.2). A lost answer does no harm, for the next login tries both.
 */
async function changePassword(server: Credentials, cookie: string, limits: () => CallOptions): Promise<void> {
  const { passwords } = server;
  const newPassword = passwords.next;
  if (newPassword === undefined) throw new AppError('rest/password-change-needed', { params: whoOf(server) });
  const path = `${session}/changePassword`;
  const xsrfToken = await tokenOf(server, cookie, limits());
  if (xsrfToken === undefined) throw new AppError('rest/session-ended', { params: { path } });
  const headers = loginHeaders({ kind: 'session', cookie, xsrfToken });
  const body = { currentPassword: passwords.present, newPassword };
  const answer = await ask(server, { method: 'POST', path, headers, body }, limits());
  if (answer.status === 400) throw new AppError('rest/new-password-refused', { params: whoOf(server) });
  refuseBadStatus(server, answer, path);
  passwords.swap();
}

/** The session's present token, which also proves that the session and the connection live; undefined where the session has ended. */
export async function tokenOf(server: Credentials, cookie: string, options: CallOptions): Promise<string | undefined> {
  const answer = await ask(server, { method: 'GET', path: xsrfPath, headers: { cookie } }, options);
  if (answer.status === 401) return undefined;
  refuseBadStatus(server, answer, xsrfPath);
  return parseAnswer(answer.text, xsrfAnswerSchema, xsrfPath).xsrfToken;
}

export async function logOut(server: Credentials, login: RestLogin, options: CallOptions): Promise<void> {
  if (login.kind === 'session') await ask(server, { method: 'POST', path: `${session}/logout`, headers: loginHeaders(login) }, options);
}

function ask(server: RestServer, request: RestRequest, options: CallOptions): Promise<RestAnswer> {
  return sendRequest(server, request, options);
}

function refuseBadStatus({ url, user }: Credentials, answer: RestAnswer, path: string): void {
  const error = statusError(answer, { path, user, host: url.host });
  if (error !== undefined) throw error;
}

/** Kura decodes it as UTF-8 (kura.md §3.2). */
function basicLogin({ user, passwords }: Credentials): RestLogin {
  return { kind: 'basic', authorization: `Basic ${Buffer.from(`${user}:${passwords.present}`, 'utf8').toString('base64')}` };
}

function whoOf({ url, user }: Credentials): { readonly host: string; readonly user: string } {
  return { host: url.host, user };
}

function sessionCookie(headers: IncomingHttpHeaders): string | undefined {
  const cookies = (headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0]?.trim() ?? '');
  return cookies.findLast((cookie) => cookie.startsWith('JSESSIONID='));
}
