/** One place on the simulated bench: fixed ports, and at most one gateway behind them. */
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SimulationEvent } from '../events.ts';
import type { BrokerAnswer, FaultPlace } from '../faults/strike.ts';
import type { SimulatedGateway } from '../gateway/simulated-gateway.ts';
import { HeldLine } from './held-line.ts';
import { LanePort } from './lane-port.ts';

export interface LanePorts {
  readonly ssh: LanePort;
  readonly https: LanePort;
  /** A console server's: it is open whether or not a gateway is at the other end of its cable. */
  readonly console: LanePort;
}

export interface LaneOptions {
  readonly name: string;
  readonly onEvent: (event: SimulationEvent) => void;
  /** As `FaultPlace.refuseAtBroker`, for one gateway. */
  readonly refuseAtBroker: (gateway: SimulatedGateway, answer: BrokerAnswer, logins: number) => () => void;
}

export class Lane {
  readonly name: string;
  readonly ports: LanePorts;
  readonly #options: LaneOptions;
  #gateway: SimulatedGateway | undefined;
  #isOn = false;
  #isHttpsUp = false;
  #isRefusing = false;
  #cable = new HeldLine();
  /** Where a gateway went whose address changed. */
  #elsewhere: Pick<LanePorts, 'ssh' | 'https'> | undefined;
  #boot: NodeJS.Timeout | undefined;
  #onBoardSwap: () => void = () => undefined;

  private constructor(ports: LanePorts, options: LaneOptions) {
    this.name = options.name;
    this.ports = ports;
    this.#options = options;
  }

  static async reserve(options: LaneOptions): Promise<Lane> {
    const [ssh, https, console] = await Promise.all([LanePort.reserve(), LanePort.reserve(), LanePort.reserve()]);
    const lane = new Lane({ ssh, https, console }, options);
    await console.open((socket) => lane.#onConsole(socket));
    return lane;
  }

  get gateway(): SimulatedGateway | undefined {
    return this.#gateway;
  }

  /** The listener puts another board into this place. */
  whenBoardIsSwapped(listener: () => void): void {
    this.#onBoardSwap = listener;
  }

  /** Resolves when the gateway can be reached. */
  async plugIn(gateway: SimulatedGateway): Promise<void> {
    this.#gateway = gateway;
    this.#isRefusing = false;
    this.#cable = new HeldLine();
    const { serialNumber, macAddress } = gateway.identity;
    gateway.faults.begin(this.#faultPlace(gateway));
    this.#switchOn(gateway, 'ready');
    await this.#adjustPorts();
    this.#options.onEvent({ event: 'plugged-in', lane: this.name, serialNumber, macAddress });
  }

  /** Pulls the plug, if anything is plugged in. Resolves when the ports refuse. */
  async unplug(verdict: string): Promise<void> {
    const gateway = this.#gateway;
    await this.#takeOut();
    if (gateway === undefined) return;
    this.#options.onEvent({ event: 'unplugged', lane: this.name, serialNumber: gateway.identity.serialNumber, verdict });
  }

  /** The same without telling anybody, and for good: the end of the simulation, or of the gateways. */
  async remove(): Promise<void> {
    await this.#takeOut();
    await this.ports.console.close();
  }

  /** An empty lane refuses; its console server still answers, with nobody behind it. */
  leaveEmpty(): Promise<void> {
    return this.#takeOut();
  }

  async #takeOut(): Promise<void> {
    const gateway = this.#gateway;
    this.#gateway = undefined;
    gateway?.faults.end();
    gateway?.unplug();
    this.#isOn = false;
    this.#isHttpsUp = false;
    clearTimeout(this.#boot);
    const { console } = this.ports;
    console.cut();
    const left = this.#elsewhere;
    this.#elsewhere = undefined;
    await Promise.all([this.#adjustPorts(), left?.ssh.close(), left?.https.close()]);
  }

  #switchOn(gateway: SimulatedGateway, boot: 'ready' | 'booting'): void {
    this.#isOn = true;
    gateway.faults.power();
    if (this.#gateway !== gateway) return;
    const onHttps = (isUp: boolean) => {
      this.#isHttpsUp = isUp;
      void this.#adjustPorts().catch(() => this.#tellLostPort(gateway));
    };
    gateway.plugIn({ onHttps, report: (report) => this.#options.onEvent({ ...this.#placeOf(gateway), ...report }) }, boot);
  }

  #placeOf(gateway: SimulatedGateway): { readonly lane: string; readonly serialNumber: string } {
    return { lane: this.name, serialNumber: gateway.identity.serialNumber };
  }

  #tellLostPort(gateway: SimulatedGateway): void {
    this.#options.onEvent({ event: 'port-lost', ...this.#placeOf(gateway), port: this.ports.https.port });
  }

  /** Opens and closes until every port is as it should be. */
  async #adjustPorts(): Promise<void> {
    const gateway = this.#gateway;
    const { ssh, https } = this.#elsewhere ?? this.ports;
    const isReachable = gateway !== undefined && this.#isOn && !this.#isRefusing;
    const closed = this.#elsewhere === undefined ? [] : [this.ports.ssh.close(), this.ports.https.close()];
    await Promise.all([
      ...closed,
      isReachable ? ssh.open((socket) => gateway.acceptSsh(this.#carried(gateway, socket))) : ssh.close(),
      isReachable && this.#isHttpsUp ? https.open((socket) => gateway.acceptHttps(this.#carried(gateway, socket))) : https.close(),
    ]);
  }

  #onConsole(socket: Socket): void {
    const gateway = this.#gateway;
    if (gateway !== undefined) gateway.console.attach(this.#carried(gateway, socket));
    // Nobody answers on a loose cable; what is typed is lost.
    else socket.resume();
  }

  /** Only a gateway that will be slow or silent needs more than the socket itself. */
  #carried(gateway: SimulatedGateway, socket: Socket): Duplex {
    gateway.faults.contact();
    return gateway.faults.has('slow', 'silent') ? this.#cable.carry(socket) : socket;
  }

  #cutConnections(): void {
    const { ssh, https } = this.#elsewhere ?? this.ports;
    for (const port of [ssh, https, this.ports.console]) port.cut();
  }

  #reboot(gateway: SimulatedGateway, offMs: number): void {
    gateway.unplug();
    this.#isOn = false;
    void this.#adjustPorts();
    clearTimeout(this.#boot);
    this.#boot = setTimeout(() => {
      this.#options.onEvent({ event: 'rebooted', ...this.#placeOf(gateway) });
      this.#switchOn(gateway, 'booting');
      void this.#adjustPorts().catch(() => this.#tellLostPort(gateway));
    }, offMs);
  }

  #swapBoard(gateway: SimulatedGateway): void {
    gateway.unplug();
    this.#isOn = false;
    void this.#adjustPorts();
    this.#onBoardSwap();
  }

  async #moveAway(gateway: SimulatedGateway): Promise<void> {
    const [ssh, https] = await Promise.all([LanePort.reserve(), LanePort.reserve()]);
    if (this.#gateway !== gateway) {
      await Promise.all([ssh.close(), https.close()]);
      return;
    }
    this.#elsewhere = { ssh, https };
    this.#isRefusing = false;
    await this.#adjustPorts();
    this.#options.onEvent({ event: 'moved', ...this.#placeOf(gateway), sshPort: ssh.port, httpsPort: https.port });
  }

  #faultPlace(gateway: SimulatedGateway): FaultPlace {
    const refuse = (isRefused: boolean) => {
      this.#isRefusing = isRefused;
      void this.#adjustPorts().catch(() => this.#tellLostPort(gateway));
    };
    return {
      report: (report) => this.#options.onEvent({ ...this.#placeOf(gateway), ...report }),
      slowDown: (delayMs) => this.#cable.slowDown(delayMs),
      hold: (isHeld) => this.#cable.hold(isHeld),
      cutConnections: () => this.#cutConnections(),
      refuseConnections: refuse,
      reboot: (offMs) => this.#reboot(gateway, offMs),
      swapBoard: () => this.#swapBoard(gateway),
      changeCertificate: () => gateway.changeCertificate(),
      changeHostKey: () => {
        gateway.changeHostKey();
        this.ports.ssh.cut();
      },
      moveAway: () => {
        refuse(true);
        void this.#moveAway(gateway).catch(() => this.#tellLostPort(gateway));
      },
      refuseAtBroker: (answer, logins) => this.#options.refuseAtBroker(gateway, answer, logins),
      makeNoise: (everyMs) => gateway.console.makeNoise(everyMs),
    };
  }
}
