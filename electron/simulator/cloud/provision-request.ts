/** What the cloud knows of each device before it comes: its provision request, and the account it will move to (esf.md §4.1). */

export interface ProvisionRequest {
  /** "must match exactly the values that the device will use to connect the first time" */
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
  /** Undefined where the request was made without one. */
  readonly activationKey: string | undefined;
  /** Credentials in the account that owns the device. */
  readonly target: { readonly accountName: string; readonly username: string; readonly password: string };
}

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

/** All requests of one simulated cloud. A request serves again, so that provisioning can be practised twice on one gateway. */
export class ProvisionRequests {
  readonly provisioningAccount: string;
  readonly #byClientId: ReadonlyMap<string, ProvisionRequest>;
  /** Devices that have said that they installed their configuration; only these may log in to their account. */
  readonly #confirmed = new Set<string>();
  readonly #refusals = new Map<string, Refusal>();
  /** By username. */
  readonly #failures = new Map<string, Failures>();
  readonly #nowMs: () => number;

  constructor(provisioningAccount: string, requests: readonly ProvisionRequest[], nowMs: () => number) {
    this.provisioningAccount = provisioningAccount;
    this.#nowMs = nowMs;
    this.#byClientId = new Map(requests.map((request) => [request.clientId, request]));
  }

  find(clientId: string): ProvisionRequest | undefined {
    return this.#byClientId.get(clientId);
  }

  confirm(clientId: string): void {
    this.#confirmed.add(clientId);
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
    const request = this.find(clientId);
    if (request === undefined) return { granted: false, code: 5 };
    if (username === request.username && password === request.password) return { granted: true, accountName: this.provisioningAccount };
    const { target } = request;
    const isMember = this.#confirmed.has(clientId) && username === target.username && password === target.password;
    if (isMember) return { granted: true, accountName: target.accountName };
    return { granted: false, code: 4 };
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
