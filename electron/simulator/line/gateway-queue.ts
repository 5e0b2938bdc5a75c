/** The gateways that wait beside the bench. Keys take time, so the next few are made ahead. */
import type { GatewayIdentity } from '../gateway/identity.ts';
import type { SimulatedGateway } from '../gateway/simulated-gateway.ts';

export type MakeGateway = (identity: GatewayIdentity) => Promise<SimulatedGateway>;

export class GatewayQueue {
  readonly #identities: GatewayIdentity[];
  readonly #make: MakeGateway;
  readonly #ahead: number;
  readonly #ready: Promise<SimulatedGateway>[] = [];

  /** @param ahead how many gateways are made before they are asked for */
  constructor(identities: readonly GatewayIdentity[], make: MakeGateway, ahead: number) {
    this.#identities = [...identities];
    this.#make = make;
    this.#ahead = ahead;
    this.#prepare();
  }

  /** How many gateways are left. */
  get waiting(): number {
    return this.#identities.length + this.#ready.length;
  }

  /** The next gateway in the order of the batch; undefined where none is left. */
  async take(): Promise<SimulatedGateway | undefined> {
    const next = this.#ready.shift();
    this.#prepare();
    return next;
  }

  /** Makes no further ones; resolves when none is being made any more. */
  async close(): Promise<void> {
    this.#identities.length = 0;
    await Promise.allSettled(this.#ready.splice(0));
  }

  #prepare(): void {
    while (this.#ready.length < this.#ahead) {
      const identity = this.#identities.shift();
      if (identity === undefined) return;
      const making = this.#make(identity);
      // Whoever takes it hears of a failure; until then nobody does.
      making.catch(() => undefined);
      this.#ready.push(making);
    }
  }
}
