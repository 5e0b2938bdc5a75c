/** `session/v1`: login, token, who am I, logout (kura.md §3.2). */
import { z } from 'zod';
import { isSameLogin, type Login } from '../login.ts';
import { ApiError, ok } from './reply.ts';
import { type Routes, guarded } from './routes.ts';
import type { Sessions } from './sessions.ts';

const credentialsSchema = z.object({ username: z.string(), password: z.string() });

export function sessionRoutes(sessions: Sessions, login: Login): Routes {
  return {
    'POST /session/v1/login/password': {
      access: 'open',
      handle: ({ body, session }) => {
        const credentials = credentialsSchema.safeParse(body);
        if (!credentials.success) throw new ApiError(400, 'Username or password is missing');
        // A failed login ends the session it was made in, a good one replaces it.
        sessions.end(session?.id);
        if (!isSameLogin({ user: credentials.data.username, password: credentials.data.password }, login))
          throw new ApiError(401, 'Authentication failed');
        const opened = sessions.open(login.user);
        const cookie = `JSESSIONID=${opened.id}; Path=/; Secure; HttpOnly`;
        return { status: 200, json: { passwordChangeNeeded: false }, headers: { 'set-cookie': cookie } };
      },
    },
    'GET /session/v1/xsrfToken': { access: 'session', handle: ({ session }) => ok({ xsrfToken: session?.xsrfToken }) },
    'GET /session/v1/authenticationInfo': {
      access: 'open',
      handle: () =>
        ok({ passwordAuthenticationEnabled: true, certificateAuthenticationEnabled: false, certificateAuthenticationPorts: [] }),
    },
    'GET /session/v1/currentIdentity': guarded(({ session }) =>
      ok({ name: session?.user, passwordChangeNeeded: false, permissions: ['kura.admin'] }),
    ),
    'POST /session/v1/logout': guarded(({ session }) => {
      sessions.end(session?.id);
      return { status: 204 };
    }),
  };
}
