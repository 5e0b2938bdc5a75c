/** Login sessions with their XSRF tokens (kura.md §3.2). They live in memory and end with the process. */
import { randomBytes, randomUUID } from 'node:crypto';

export interface Session {
  readonly id: string;
  readonly user: string;
  /** Made when first asked for; then the same for the life of the session. */
  readonly xsrfToken: string;
  /** Opened while the password had to be changed: nothing but that can be done in it. */
  readonly isLocked: boolean;
  lastUsedMs: number;
}

export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  open(user: string, isLocked: boolean): Session {
    const id = `node0${randomBytes(16).toString('hex')}`;
    const session: Session = { id, user, xsrfToken: randomUUID(), isLocked, lastUsedMs: this.#nowMs() };
    this.#sessions.set(session.id, session);
    return session;
  }

  /** The living session of a cookie, now used; undefined where it has ended. */
  use(id: string | undefined, inactivitySeconds: number): Session | undefined {
    const session = id === undefined ? undefined : this.#sessions.get(id);
    if (session === undefined) return undefined;
    if (this.#nowMs() - session.lastUsedMs > inactivitySeconds * 1000) {
      this.#sessions.delete(session.id);
      return undefined;
    }
    session.lastUsedMs = this.#nowMs();
    return session;
  }

  end(id: string | undefined): void {
    if (id !== undefined) this.#sessions.delete(id);
  }

  endAll(): void {
    this.#sessions.clear();
  }
}

/** The value of `JSESSIONID` in a Cookie header. */
export function sessionIdOf(cookieHeader: string | undefined): string | undefined {
  return /(?:^|;\s*)JSESSIONID=([^;]+)/.exec(cookieHeader ?? '')?.[1];
}
