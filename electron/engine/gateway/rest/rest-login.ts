/** How a gateway knows its caller: by a session (Kura ≥ 5.4) or by Basic authentication (kura.md §3.1, §3.2). */
import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { CallOptions } from '../gateway.ts';
import type { RestTarget } from '../open-gateway.ts';
import { statusError } from './answer-status.ts';
import { parseAnswer } from './json-answer.ts';
import { loginAnswerSchema, xsrfAnswerSchema } from './kura-answers.ts';
import { type RestAnswer, type RestRequest, type RestServer, sendRequest } from './rest-request.ts';

const session = '/services/session/v1';
const xsrfPath = `${session}/xsrfToken`;

export type RestLogin =
  | { readonly kind: 'session'; readonly cookie: string; readonly xsrfToken: string }
  | { readonly kind: 'basic'; readonly authorization: string };

export interface Credentials extends RestServer, Pick<RestTarget, 'user' | 'password'> {}

/** What a login adds to every request: also to reading ones, since a session without its token counts as none (kura.md §3.2). */
export function loginHeaders(login: RestLogin): Readonly<Record<string, string>> {
  return login.kind === 'session' ? { cookie: login.cookie, 'x-xsrf-token': login.xsrfToken } : { authorization: login.authorization };
}

/** Asks without credentials which of the two it is, then logs in. `rest/wrong-login`, `rest/password-change-needed`. */
export async function logIn(server: Credentials, limits: () => CallOptions): Promise<RestLogin> {
  const information = await ask(server, { method: 'GET', path: `${session}/authenticationInfo` }, limits());
  // Open to everybody where it exists; what hides behind a login here is an older Kura, too.
  if (information.status === 404 || information.status === 401) return basicLogin(server);
  refuseBadStatus(server, information, `${session}/authenticationInfo`);
  const path = `${session}/login/password`;
  const answer = await ask(server, { method: 'POST', path, body: { username: server.user, password: server.password } }, limits());
  if (answer.status === 404) return basicLogin(server);
  refuseBadStatus(server, answer, path);
  const who = { host: server.url.host, user: server.user };
  // The locked session is left alone: of all requests it allows only the change of the password.
  if (parseAnswer(answer.text, loginAnswerSchema, path).passwordChangeNeeded === true)
    throw new AppError('rest/password-change-needed', { params: who });
  const cookie = sessionCookie(answer.headers);
  if (cookie === undefined) throw new AppError('rest/bad-answer', { params: { path } });
  const xsrfToken = await tokenOf(server, cookie, limits());
  if (xsrfToken === undefined) throw new AppError('rest/wrong-login', { params: who });
  return { kind: 'session', cookie, xsrfToken };
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
function basicLogin({ user, password }: Credentials): RestLogin {
  return { kind: 'basic', authorization: `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}` };
}

function sessionCookie(headers: IncomingHttpHeaders): string | undefined {
  const cookies = (headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0]?.trim() ?? '');
  return cookies.findLast((cookie) => cookie.startsWith('JSESSIONID='));
}
