/**
 * A gateway's connection to the broker that its MqttDataTransport names, kept up as DataService does (kura.md §5): made when the framework
 * starts or the settings change, where `connect.auto-on-startup` says so, and made again after a loss.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { MqttClient } from 'mqtt';
import type { MessageForm } from '../../engine/gateway/remote/message-bytes.ts';
import type { ConnectionReport } from '../events.ts';
import type { Fault } from '../faults/fault-file.ts';
import type { Values } from '../kura/definitions.ts';
import { dataServicePid, transportPid } from '../kura/ordinary-components.ts';
import { openLink } from '../provisioning/mqtt-link.ts';
import { RemoteDevice } from './remote-device.ts';
import type { RemoteKura } from './remote-kura.ts';
import { type RemoteTrouble, troublesInTurn } from './remote-trouble.ts';

/** What goes wrong with a gateway at its broker. */
export interface ConnectionTroubles {
  /** So many of its connections are cut, each a moment after its birth. */
  drops: number;
  /** It tells each birth twice, as QoS 1 allows. */
  readonly birthTwice: boolean;
  /** Before each connection. */
  readonly slowMs: number;
  /** What goes wrong with the next request. */
  readonly ofRequest: () => RemoteTrouble | undefined;
}

export function connectionTroubles(faults: readonly Fault[]): ConnectionTroubles {
  const ofRequest = troublesInTurn(faults.filter((fault) => fault.fault === 'remote-answers'));
  const troubles = { drops: 0, birthTwice: false, slowMs: 0, ofRequest };
  for (const fault of faults) {
    if (fault.fault === 'broker-drop') troubles.drops += fault.times;
    if (fault.fault === 'birth-twice') troubles.birthTwice = true;
    if (fault.fault === 'broker-slow') troubles.slowMs = fault.delayMs;
  }
  return troubles;
}

export interface LastingConnectionOptions {
  readonly kura: RemoteKura;
  /** Of the cloud connection. */
  readonly suffix: string;
  readonly macAddress: string;
  /** What it trusts now, as PEM. */
  readonly trusted: () => string;
  readonly troubles: ConnectionTroubles;
  /** In the place of `connect.retry-interval`, which is a minute. */
  readonly retryMs: number;
  readonly onChange: (report: ConnectionReport) => void;
}

const CONNECT_MS = 10_000;
const DROP_MS = 30;
const GOODBYE_MS = 5000;
const FORM: MessageForm = { encoding: 'kura-protobuf', gzip: true };

export class LastingConnection {
  readonly #options: LastingConnectionOptions;
  #keeping = new AbortController();
  /** One after the other: a connection is left before the next is made. */
  #turn: Promise<void> = Promise.resolve();
  #changing: NodeJS.Immediate | undefined;

  constructor(options: LastingConnectionOptions) {
    this.#options = options;
    const { components } = options.kura;
    for (const pid of [transportPid(options.suffix), dataServicePid(options.suffix)]) components.onUpdated(pid, () => this.#change());
    this.#keeping.abort();
  }

  /** With the framework. */
  start(): void {
    this.#keep();
  }

  /** The power goes: nobody says goodbye. */
  stop(): void {
    clearImmediate(this.#changing);
    this.#keeping.abort('vanish');
  }

  /** Both components may be of one update. */
  #change(): void {
    clearImmediate(this.#changing);
    this.#changing = setImmediate(() => {
      this.#keeping.abort('leave');
      this.#keep();
    });
  }

  #keep(): void {
    const keeping = new AbortController();
    this.#keeping = keeping;
    this.#turn = this.#turn.then(() => this.#keepUp(keeping.signal)).catch((error: unknown) => this.#options.kura.log(String(error)));
  }

  async #keepUp(signal: AbortSignal): Promise<void> {
    const { kura, suffix, retryMs, troubles } = this.#options;
    if (kura.components.values(dataServicePid(suffix)).get('connect.auto-on-startup')?.value !== true) return;
    while (!signal.aborted) {
      await pause(troubles.slowMs, signal);
      try {
        await this.#connectOnce(signal);
      } catch (error) {
        if (!signal.aborted) kura.log(`Cannot connect: ${error instanceof Error ? error.message : String(error)}`);
      }
      await pause(retryMs, signal);
    }
  }

  /** From the connection to its end. */
  async #connectOnce(signal: AbortSignal): Promise<void> {
    const { kura, suffix, macAddress, trusted, troubles, onChange } = this.#options;
    const text = (name: string) => textOf(kura.components.values(transportPid(suffix)), name);
    const clientId = text('client-id') || macAddress;
    const target = { brokerUrl: text('broker-url'), clientId, username: text('username'), password: text('password') };
    const device = new RemoteDevice({
      kura,
      account: text('topic.context.account-name'),
      clientId,
      form: FORM,
      trouble: troubles.ofRequest,
      nowMs: Date.now,
    });
    const options = { trustedCa: trusted(), connectTimeoutMs: CONNECT_MS, signal };
    const client = await openLink({ ...target, will: device.will }, options);
    client.on('error', () => undefined);
    const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
    const work = async () => {
      await device.start(client);
      onChange({ event: 'connected', brokerUrl: target.brokerUrl });
      if (troubles.birthTwice) {
        await device.sayBirth();
        onChange({ event: 'birth-again', brokerUrl: target.brokerUrl });
      }
      if (troubles.drops > 0) dropSoon(client, troubles);
      await aborted(signal);
    };
    try {
      // What is under way when a connection breaks gets no answer at all.
      await Promise.race([closed, work()]);
    } finally {
      // A goodbye waits for answers to what was said before, and on a broken line they never come.
      await Promise.race([closed, delay(GOODBYE_MS, undefined, { ref: false }), end(device, client, signal)]);
      release(device, client);
      onChange({ event: 'disconnected', brokerUrl: target.brokerUrl });
    }
  }
}

async function end(device: RemoteDevice, client: MqttClient, signal: AbortSignal): Promise<void> {
  if (signal.reason === 'leave' && client.connected) await device.leave().catch(() => undefined);
}

function release(device: RemoteDevice, client: MqttClient): void {
  device.stop();
  client.stream.destroy();
  client.end(true);
}

function dropSoon(client: MqttClient, troubles: ConnectionTroubles): void {
  troubles.drops -= 1;
  setTimeout(() => client.stream.destroy(), DROP_MS);
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch(() => undefined);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function textOf(values: Values, name: string): string {
  const value = values.get(name)?.value;
  return typeof value === 'string' ? value : '';
}
