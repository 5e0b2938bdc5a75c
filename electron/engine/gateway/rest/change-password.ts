/** The change of the password that a gateway demands at its user's first login (kura.md §3.2). */
import { z } from 'zod';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { CallOptions } from '../gateway.ts';
import { statusError } from './answer-status.ts';
import { parseAnswer } from './json-answer.ts';
import type { LoginPasswords } from './login-passwords.ts';
import type { PasswordRules } from './make-password.ts';
import { type RestServer, sendRequest } from './rest-request.ts';

const path = '/services/session/v1/changePassword';
/** Open to everybody, in Kura's own spelling; the first since 5.5, the other of 5.4 (kura.md §3.1, §3.6). */
const rulePaths = ['/services/identity/v2/passwordStrenghtRequirements', '/services/identity/v1/passwordRequirements'] as const;
const rulesSchema = z.object({ passwordMinimumLength: z.int().min(0).max(255) });
const USUAL_RULES: PasswordRules = { minLength: 8 };

interface ChangingServer extends RestServer {
  readonly user: string;
  readonly passwords: LoginPasswords;
}

interface LockedSession {
  readonly cookie: string;
  readonly xsrfToken: () => Promise<string | undefined>;
}

/**
 * The locked session ends with it, whatever comes of it: after a change Kura takes the new password for the session's user and would
 * write it into its audit log with every further request (kura.md §3.2). A lost answer does no harm, for the next login tries both.
 */
export async function changePassword(server: ChangingServer, locked: LockedSession, limits: () => CallOptions): Promise<void> {
  const { passwords, user, url } = server;
  const who = { host: url.host, user };
  const present = passwords.present;
  const newPassword = await passwords.next(() => rulesOf(server, limits));
  if (newPassword === undefined || present === undefined) throw new AppError('rest/password-change-needed', { params: who });
  const xsrfToken = await locked.xsrfToken();
  if (xsrfToken === undefined) throw new AppError('rest/session-ended', { params: { path } });
  const headers = { cookie: locked.cookie, 'x-xsrf-token': xsrfToken };
  const answer = await sendRequest(server, { method: 'POST', path, headers, body: { currentPassword: present, newPassword } }, limits());
  if (answer.status === 400) throw new AppError('rest/new-password-refused', { params: who });
  const error = statusError(answer, { path, ...who });
  if (error !== undefined) throw error;
  await passwords.take(newPassword);
}

/** The gateway's own, where it tells them; what is not told does not stop anybody: a made password has every kind of character. */
async function rulesOf(server: RestServer, limits: () => CallOptions): Promise<PasswordRules> {
  for (const rulePath of rulePaths) {
    const answer = await sendRequest(server, { method: 'GET', path: rulePath }, limits());
    if (answer.status === 200) return { minLength: parseAnswer(answer.text, rulesSchema, rulePath).passwordMinimumLength };
  }
  return USUAL_RULES;
}
