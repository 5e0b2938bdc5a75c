/** The gateways that wait beside the bench. Keys take time, so the next few are made ahead. */
import type { GatewayIdentity } from '../gateway/identity.ts';
import type { SimulatedGateway } from '../gateway/simulated-gateway.ts';

export type MakeGateway = (identity: GatewayIdentity) => Promise<SimulatedGateway>;

export interface QueueOptions {
  /** In the order of the batch. */
  readonly identities: readonly GatewayIdentity[];
  readonly make: MakeGateway;
  /** How many gateways are made before they are asked for. */
  readonly ahead: number;
  /** Who a gateway is that belongs to no batch; another one at every call. */
  readonly stranger: () => GatewayIdentity;
}

export class GatewayQueue {
  readonly #identities: GatewayIdentity[];
  readonly #options: QueueOptions;
  readonly #ready: Promise<SimulatedGateway>[] = [];
  readonly #back: SimulatedGateway[] = [];

  constructor(options: QueueOptions) {
    this.#identities = [...options.identities];
    this.#options = options;
    this.#prepare();
  }

  /** How many gateways are left. */
  get waiting(): number {
    return this.#identities.length + this.#ready.length + this.#back.length;
  }

  /** The next gateway in the order of the batch, then those that were put back; undefined where none is left. */
  async take(): Promise<SimulatedGateway | undefined> {
    const next = this.#ready.shift();
    this.#prepare();
    return next ?? this.#back.shift();
  }

  async takeOrStranger(): Promise<SimulatedGateway> {
    return (await this.take()) ?? this.#options.make(this.#options.stranger());
  }

  /** A gateway that had not had its turn. */
  putBack(gateway: SimulatedGateway): void {
    this.#back.push(gateway);
  }

  /** Makes no further ones; resolves when none is being made any more. */
  async close(): Promise<void> {
    this.#identities.length = 0;
    this.#back.length = 0;
    await Promise.allSettled(this.#ready.splice(0));
  }

  #prepare(): void {
    while (this.#ready.length < this.#options.ahead) {
      const identity = this.#identities.shift();
      if (identity === undefined) return;
      const making = this.#options.make(identity);
      // Whoever takes it hears of a failure; until then nobody does.
      making.catch(() => undefined);
      this.#ready.push(making);
    }
  }
}
