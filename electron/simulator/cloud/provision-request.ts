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

/** How a login was judged; the number is the CONNACK code (MQTT 3.1.1 §3.2.2.3, as Kapua uses them, esf.md §5.1). */
export type LoginVerdict = { readonly granted: true; readonly accountName: string } | { readonly granted: false; readonly code: 2 | 4 | 5 };

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

  constructor(provisioningAccount: string, requests: readonly ProvisionRequest[]) {
    this.provisioningAccount = provisioningAccount;
    this.#byClientId = new Map(requests.map((request) => [request.clientId, request]));
  }

  find(clientId: string): ProvisionRequest | undefined {
    return this.#byClientId.get(clientId);
  }

  confirm(clientId: string): void {
    this.#confirmed.add(clientId);
  }

  judge({ clientId, username, password }: LoginAttempt): LoginVerdict {
    const request = this.find(clientId);
    if (request === undefined) return { granted: false, code: 5 };
    if (username === request.username && password === request.password) return { granted: true, accountName: this.provisioningAccount };
    const { target } = request;
    const isMember = this.#confirmed.has(clientId) && username === target.username && password === target.password;
    if (isMember) return { granted: true, accountName: target.accountName };
    return { granted: false, code: 4 };
  }
}
