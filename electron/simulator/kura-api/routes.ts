/** How a request reaches its handler. */
import type { Reply } from './reply.ts';
import type { Session } from './sessions.ts';

export interface ApiRequest {
  /** Parsed JSON; undefined where there was no body. */
  readonly body: unknown;
  readonly query: URLSearchParams;
  /** The path's last part, for routes whose path ends with `{id}`. */
  readonly lastName: string;
  /** Of the request's cookie. Present for every route that is not open. */
  readonly session: Session | undefined;
}

export type Handler = (request: ApiRequest) => Reply | Promise<Reply>;

export interface Route {
  /**
   * `open` to everybody; `session` without the token, which is what `GET xsrfToken` needs; `locked` with session and token, also
   * while the password has to be changed; `guarded` like everything else, GET included, only once it was.
   */
  readonly access: 'open' | 'session' | 'locked' | 'guarded';
  readonly handle: Handler;
}

/** By `METHOD /path` below `/services`. */
export type Routes = Readonly<Record<string, Route>>;

export function guarded(handle: Handler): Route {
  return { access: 'guarded', handle };
}
