/** One place on the simulated bench: two fixed ports, and at most one gateway behind them. */
import type { SimulationEvent } from '../events.ts';
import type { SimulatedGateway } from '../gateway/simulated-gateway.ts';
import { LanePort } from './lane-port.ts';

export class Lane {
  readonly name: string;
  readonly ssh: LanePort;
  readonly https: LanePort;
  readonly #onEvent: (event: SimulationEvent) => void;
  #gateway: SimulatedGateway | undefined;

  private constructor(ports: { readonly ssh: LanePort; readonly https: LanePort }, options: LaneOptions) {
    this.name = options.name;
    this.ssh = ports.ssh;
    this.https = ports.https;
    this.#onEvent = options.onEvent;
  }

  static async reserve(options: LaneOptions): Promise<Lane> {
    const [ssh, https] = await Promise.all([LanePort.reserve(), LanePort.reserve()]);
    return new Lane({ ssh, https }, options);
  }

  get gateway(): SimulatedGateway | undefined {
    return this.#gateway;
  }

  /** Resolves when the gateway can be reached. */
  async plugIn(gateway: SimulatedGateway): Promise<void> {
    this.#gateway = gateway;
    const { serialNumber, macAddress } = gateway.identity;
    let opened = Promise.resolve();
    const onHttps = (isOpen: boolean) => {
      opened = isOpen ? this.https.open((socket) => gateway.acceptHttps(socket)) : this.https.close();
      opened.catch(() => this.#onEvent({ event: 'port-lost', lane: this.name, serialNumber, port: this.https.port }));
    };
    gateway.plugIn({ onHttps, report: (report) => this.#onEvent({ lane: this.name, serialNumber, ...report }) });
    await Promise.all([opened, this.ssh.open((socket) => gateway.acceptSsh(socket))]);
    this.#onEvent({ event: 'plugged-in', lane: this.name, serialNumber, macAddress });
  }

  /** Pulls the plug, if anything is plugged in. Resolves when the ports refuse. */
  async unplug(verdict: string): Promise<void> {
    const gateway = this.#gateway;
    await this.remove();
    if (gateway === undefined) return;
    this.#onEvent({ event: 'unplugged', lane: this.name, serialNumber: gateway.identity.serialNumber, verdict });
  }

  /** The same without telling anybody: the end of the simulation. */
  async remove(): Promise<void> {
    const gateway = this.#gateway;
    this.#gateway = undefined;
    gateway?.unplug();
    await Promise.all([this.ssh.close(), this.https.close()]);
  }
}

export interface LaneOptions {
  readonly name: string;
  readonly onEvent: (event: SimulationEvent) => void;
}
