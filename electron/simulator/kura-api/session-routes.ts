/** `session/v1`: login, token, change of the password, who am I, logout (kura.md §3.2). */
import { z } from 'zod';
import type { Account } from '../accounts.ts';
import { ApiError, ok } from './reply.ts';
import { type Routes, guarded } from './routes.ts';
import type { Session, Sessions } from './sessions.ts';

const credentialsSchema = z.object({ username: z.string(), password: z.string() });
const changeSchema = z.object({ currentPassword: z.string(), newPassword: z.string() });
const SHORTEST_PASSWORD = 8;

export function sessionRoutes(sessions: Sessions, account: Account): Routes {
  return {
    'POST /session/v1/login/password': {
      access: 'open',
      handle: ({ body, session }) => {
        const credentials = credentialsSchema.safeParse(body);
        if (!credentials.success) throw new ApiError(400, 'Username or password is missing');
        // A failed login ends the session it was made in, a good one replaces it.
        sessions.end(session?.id);
        if (!account.accepts({ user: credentials.data.username, password: credentials.data.password }))
          throw new ApiError(401, 'Authentication failed');
        const opened = sessions.open(account.user, account.mustChange);
        return { status: 200, json: { passwordChangeNeeded: account.mustChange }, headers: cookieOf(opened) };
      },
    },
    'GET /session/v1/xsrfToken': { access: 'session', handle: ({ session }) => ok({ xsrfToken: session?.xsrfToken }) },
    'POST /session/v1/changePassword': {
      access: 'locked',
      handle: ({ body, session }) => {
        changePassword(account, body);
        sessions.end(session?.id);
        // The new session's user is not the one who asked, so that it is of no use (kura.md §3.2, after changePassword).
        return { status: 204, headers: cookieOf(sessions.open('', true)) };
      },
    },
    'GET /session/v1/authenticationInfo': {
      access: 'open',
      handle: () =>
        ok({ passwordAuthenticationEnabled: true, certificateAuthenticationEnabled: false, certificateAuthenticationPorts: [] }),
    },
    'GET /session/v1/currentIdentity': guarded(() => ok({ name: account.user, passwordChangeNeeded: false, permissions: ['kura.admin'] })),
    'POST /session/v1/logout': guarded(({ session }) => {
      sessions.end(session?.id);
      return { status: 204 };
    }),
  };
}

function cookieOf({ id }: Session): Readonly<Record<string, string>> {
  return { 'set-cookie': `JSESSIONID=${id}; Path=/; Secure; HttpOnly` };
}

/** @throws ApiError */
function changePassword(account: Account, body: unknown): void {
  const change = changeSchema.safeParse(body);
  if (!change.success) throw new ApiError(400, 'Current or new password is missing');
  const { currentPassword, newPassword } = change.data;
  if (!account.accepts({ user: account.user, password: currentPassword })) throw new ApiError(401, 'Authentication failed');
  if (newPassword === currentPassword) throw new ApiError(400, 'New password is the same as the current one');
  if (newPassword.length < SHORTEST_PASSWORD || newPassword.length > 255 || /\s/.test(newPassword))
    throw new ApiError(400, 'New password does not meet the requirements');
  account.change(newPassword);
}
