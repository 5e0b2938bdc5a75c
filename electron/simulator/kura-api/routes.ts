/** How a request reaches its handler. */
import type { Reply } from './reply.ts';
import type { Session } from './sessions.ts';

export interface ApiRequest {
  /** Parsed JSON; undefined where there was no body. */
  readonly body: unknown;
  /** Of the request's cookie. Present for every route that is not open. */
  readonly session: Session | undefined;
}

export type Handler = (request: ApiRequest) => Reply | Promise<Reply>;

export interface Route {
  /**
   * `open` to everybody; `session` without the token, which is what `GET xsrfToken` needs; `guarded` with session and token,
   * like everything else, GET included.
   */
  readonly access: 'open' | 'session' | 'guarded';
  readonly handle: Handler;
}

/** By `METHOD /path` below `/services`. */
export type Routes = Readonly<Record<string, Route>>;

export function guarded(handle: Handler): Route {
  return { access: 'guarded', handle };
}
