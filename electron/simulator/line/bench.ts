/** All lanes, the queue beside them, and the swapping of gateways. */
import { setTimeout as delay } from 'node:timers/promises';
import type { GatewayQueue } from './gateway-queue.ts';
import type { Lane } from './lane.ts';

export interface BenchOptions {
  readonly lanes: readonly Lane[];
  readonly queue: GatewayQueue;
  /** How long a hand needs from one plug to the next. */
  readonly swapPauseMs: number;
}

export class Bench {
  readonly #lanes: ReadonlyMap<string, Lane>;
  readonly #queue: GatewayQueue;
  readonly #swapPauseMs: number;
  readonly #closing = new AbortController();
  /** One swap at a time per lane. */
  readonly #swaps = new Map<string, Promise<unknown>>();

  constructor({ lanes, queue, swapPauseMs }: BenchOptions) {
    this.#lanes = new Map(lanes.map((lane) => [lane.name, lane]));
    this.#queue = queue;
    this.#swapPauseMs = swapPauseMs;
    for (const lane of lanes)
      lane.whenBoardIsSwapped(() => void this.#inTurn(lane.name, () => this.#exchange(lane)).catch(() => undefined));
  }

  /** Puts the first gateways in; lanes for which there is none refuse. */
  async fill(): Promise<void> {
    await Promise.all([...this.#lanes.values()].map((lane) => this.#plugNext(lane)));
  }

  /** Serial number by lane; null where nothing is plugged in. */
  plugged(): Readonly<Record<string, string | null>> {
    return Object.fromEntries([...this.#lanes].map(([name, lane]) => [name, lane.gateway?.identity.serialNumber ?? null]));
  }

  get waiting(): number {
    return this.#queue.waiting;
  }

  /** Takes the gateway out and plugs the next one in; false where none is left, undefined for a lane that does not exist. */
  async swap(laneName: string, verdict: string): Promise<boolean | undefined> {
    const lane = this.#lanes.get(laneName);
    if (lane === undefined) return undefined;
    return this.#inTurn(laneName, () => this.#swap(lane, verdict));
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#swaps.values());
    await Promise.all([this.#queue.close(), ...[...this.#lanes.values()].map((lane) => lane.remove())]);
  }

  #inTurn<Result>(laneName: string, work: () => Promise<Result>): Promise<Result> {
    const swapping = (this.#swaps.get(laneName) ?? Promise.resolve()).then(work);
    this.#swaps.set(
      laneName,
      swapping.catch(() => undefined),
    );
    return swapping;
  }

  /** A hand takes the wrong board: the one that was here waits at the end of the queue. */
  async #exchange(lane: Lane): Promise<void> {
    const { gateway } = lane;
    if (gateway === undefined) return;
    await lane.unplug('swapped');
    const next = await this.#queue.takeOrStranger();
    this.#queue.putBack(gateway);
    this.#closing.signal.throwIfAborted();
    await lane.plugIn(next);
  }

  async #swap(lane: Lane, verdict: string): Promise<boolean> {
    await lane.unplug(verdict);
    await delay(this.#swapPauseMs, undefined, { signal: this.#closing.signal });
    return this.#plugNext(lane);
  }

  async #plugNext(lane: Lane): Promise<boolean> {
    const next = await this.#queue.take();
    if (next === undefined) {
      // At the beginning its ports are still held open.
      await lane.leaveEmpty();
      return false;
    }
    this.#closing.signal.throwIfAborted();
    await lane.plugIn(next);
    return true;
  }
}
