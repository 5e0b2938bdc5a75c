/** The login of a lane's gateway over REST, and what was found to answer there. */
import type { GatewayWay, Generation } from '../../../../shared/domain/gateway-software.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { sharedLimits } from '../call-limits.ts';
import type { DeviceFingerprints } from '../device-fingerprints.ts';
import type { CallOptions } from '../gateway.ts';
import type { KuraCall } from '../kura-calls.ts';
import type { RestTarget } from '../open-gateway.ts';
import { LoginPasswords } from './login-passwords.ts';
import { RestClient } from './rest-client.ts';
import { canOver, findRestFacts, type RestFacts } from './rest-facts.ts';

/** A Kura that is starting has its services one after another: what it lacks is asked for once more, but not at every call. */
const FACTS_MAY_GROW_AFTER_MS = 2000;

export class RestConnection {
  readonly #target: RestTarget;
  readonly #fingerprints: DeviceFingerprints;
  /** Outlives the connections: a gateway that was given its new password has it after a restart, too. */
  readonly #passwords: LoginPasswords;
  #client: RestClient | undefined;
  #facts: RestFacts | undefined;
  #factsFoundAtMs = 0;
  #generation: Generation = 'unknown';
  /** One search at a time: callers that come meanwhile share it. */
  #finding: Promise<RestFacts> | undefined;
  #ended = false;

  constructor(target: RestTarget, fingerprints: DeviceFingerprints) {
    this.#target = target;
    this.#fingerprints = fingerprints;
    this.#passwords = new LoginPasswords(target);
  }

  /** Undefined before the first login, and after `drop`. */
  get facts(): RestFacts | undefined {
    return this.#facts;
  }

  /** The last that was found: a gateway that is just restarting has not become another. */
  get generation(): Generation {
    return this.#generation;
  }

  can(call: KuraCall): boolean {
    return this.#facts !== undefined && canOver(this.#facts, call);
  }

  /** Logs in and finds out what answers, where that is not known yet. */
  async login(options: CallOptions): Promise<GatewayWay> {
    const limits = sharedLimits(options);
    let login = await this.live().login(limits());
    const mayBeNewer = login.kind === 'session' && this.#facts?.generation !== 'kura-5.4';
    if (this.#facts === undefined || mayBeNewer) {
      await this.#findFacts(limits);
      // The questions may have shown that this way in is none.
      login = await this.live().login(limits());
    }
    if (login.kind === 'certificate' || (login.kind === 'session' && login.by === 'certificate')) return 'rest-certificate';
    return login.kind === 'session' ? 'rest-session' : 'rest-basic';
  }

  /**
   * `gateway/cannot` where the gateway's generation does not have the call. Where nothing at all was found the question itself is let
   * through: its answer says more (`rest/not-found` from an old Kura, or from one that is still starting).
   */
  async require(call: KuraCall, limits: () => CallOptions): Promise<void> {
    await this.login(limits());
    if (this.can(call)) return;
    if (performance.now() - this.#factsFoundAtMs > FACTS_MAY_GROW_AFTER_MS) {
      this.live().forgetLogin();
      await this.#findFacts(limits);
    }
    const generation = this.#facts?.generation ?? 'unknown';
    if (!this.can(call) && generation !== 'unknown') throw new AppError('gateway/cannot', { params: { call, generation } });
  }

  live(): RestClient {
    if (this.#ended) throw new AppError('gateway/closed');
    this.#client ??= new RestClient(this.#target, this.#passwords, this.#fingerprints);
    return this.#client;
  }

  drop(): void {
    this.#client?.destroy();
    this.#client = undefined;
    this.#facts = undefined;
  }

  async close(): Promise<void> {
    this.#ended = true;
    const client = this.#client;
    this.#client = undefined;
    await client?.close();
  }

  async #findFacts(limits: () => CallOptions): Promise<void> {
    const client = this.live();
    this.#finding ??= client
      .login(limits())
      .then((login) => findRestFacts(client, login, limits))
      .finally(() => (this.#finding = undefined));
    const facts = await this.#finding;
    if (client !== this.#client) return;
    this.#facts = facts;
    if (facts.generation !== 'unknown') this.#generation = facts.generation;
    this.#factsFoundAtMs = performance.now();
  }
}
