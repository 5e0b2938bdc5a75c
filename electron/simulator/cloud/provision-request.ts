/** Whom the simulated cloud's broker lets in: by the provision requests there are at that moment, and who has gone through one. */
import type { RequestBook } from './request-book.ts';
import { isUsable, type StoredRequest, type TargetAccess } from './stored-request.ts';

/** CONNACK codes (MQTT 3.1.1 §3.2.2.3, as Kapua uses them, esf.md §5.1). */
export type RefusalCode = 2 | 3 | 4 | 5;

/** How a login was judged; without a code it is not answered at all. */
export type LoginVerdict =
  | { readonly granted: true; readonly accountName: string }
  | { readonly granted: false; readonly code: RefusalCode | undefined };

interface Refusal {
  readonly code: RefusalCode | undefined;
  loginsLeft: number;
}

interface Failures {
  count: number;
  lastMs: number;
}

/** Kapua's defaults (esf.md §5.1). */
const FAILURES_BEFORE_LOCK = 3;
const FAILURES_FORGOTTEN_MS = 3_600_000;
const LOCK_MS = 10_800_000;

export interface LoginAttempt {
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
}

/** A request serves again, so that provisioning can be practised twice on one gateway. */
export class ProvisionRequests {
  readonly provisioningAccount: string;
  readonly #book: RequestBook;
  /** By client id: devices that have said that they installed their configuration; only these may log in to their account. */
  readonly #members = new Map<string, TargetAccess>();
  readonly #refusals = new Map<string, Refusal>();
  /** By username. */
  readonly #failures = new Map<string, Failures>();
  readonly #nowMs: () => number;

  constructor(provisioningAccount: string, book: RequestBook, nowMs: () => number) {
    this.provisioningAccount = provisioningAccount;
    this.#nowMs = nowMs;
    this.#book = book;
  }

  /** Only one that a device may use now. */
  find(clientId: string): StoredRequest | undefined {
    const request = this.#book.find(clientId);
    return request !== undefined && isUsable(request, this.#nowMs()) ? request : undefined;
  }

  confirm(clientId: string): void {
    const request = this.#book.find(clientId);
    if (request === undefined) return;
    this.#members.set(clientId, request.target);
    this.#book.noteAttempt(request, 'COMPLETED', 'configuration installed');
  }

  /** An attempt that came as far as the platform and was not good. */
  refuseAttempt(clientId: string, log: string): void {
    const request = this.#book.find(clientId);
    if (request !== undefined) this.#book.noteAttempt(request, 'FAILED', log);
  }

  /** Lets this client not in for so many logins, whatever its credentials. Gives how to end it. */
  refuse(clientId: string, code: RefusalCode | undefined, logins: number): () => void {
    const refusal: Refusal = { code, loginsLeft: logins };
    this.#refusals.set(clientId, refusal);
    return () => {
      if (this.#refusals.get(clientId) === refusal) this.#refusals.delete(clientId);
    };
  }

  judge(login: LoginAttempt): LoginVerdict {
    const refusal = this.#refusals.get(login.clientId);
    if (refusal !== undefined && refusal.loginsLeft > 0) {
      refusal.loginsLeft -= 1;
      return { granted: false, code: refusal.code };
    }
    if (this.#isLocked(login.username)) return { granted: false, code: 5 };
    const verdict = this.#judgeCredentials(login);
    if (verdict.granted) this.#failures.delete(login.username);
    else if (verdict.code === 4) this.#countFailure(login.username);
    return verdict;
  }

  #judgeCredentials({ clientId, username, password }: LoginAttempt): LoginVerdict {
    const request = this.#book.find(clientId);
    const member = this.#members.get(clientId);
    if (member !== undefined && username === member.username && password === member.password)
      return { granted: true, accountName: member.accountName };
    if (request === undefined) return { granted: false, code: member === undefined ? 5 : 4 };
    if (username !== request.username || password !== request.password) return { granted: false, code: 4 };
    return isUsable(request, this.#nowMs()) ? { granted: true, accountName: this.provisioningAccount } : { granted: false, code: 5 };
  }

  #isLocked(username: string): boolean {
    const failures = this.#failures.get(username);
    return failures !== undefined && failures.count >= FAILURES_BEFORE_LOCK && this.#nowMs() - failures.lastMs < LOCK_MS;
  }

  #countFailure(username: string): void {
    const nowMs = this.#nowMs();
    const before = this.#failures.get(username);
    const isRecent = before !== undefined && nowMs - before.lastMs < FAILURES_FORGOTTEN_MS;
    this.#failures.set(username, { count: isRecent ? before.count + 1 : 1, lastMs: nowMs });
  }
}
