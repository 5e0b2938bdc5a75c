/** The gateway's lasting connection to the account it belongs to: MqttDataTransport and DataService (kura.md §5). */
import type { MqttClient } from 'mqtt';
import type { MessageForm } from '../../engine/gateway/remote/message-bytes.ts';
import type { Values } from '../kura/definitions.ts';
import { dataServicePid, transportPid } from '../kura/ordinary-components.ts';
import { RemoteDevice } from '../remote/remote-device.ts';
import type { RemoteKura } from '../remote/remote-kura.ts';
import { openLink } from './mqtt-link.ts';

export interface AccountConnectionOptions {
  readonly kura: RemoteKura;
  /** Of the cloud connection. */
  readonly suffix: string;
  readonly trustedCa: string;
  readonly macAddress: string;
  /** From then on the gateway expects signed control messages and drops all others without a word (seed document; esf.md §6). */
  readonly isProvisioned: () => boolean;
  /** It tells its birth twice, as QoS 1 allows. */
  readonly birthTwice: boolean;
}

const FORM: MessageForm = { encoding: 'kura-protobuf', gzip: true };

export class AccountConnection {
  readonly #options: AccountConnectionOptions;
  #client: MqttClient | undefined;
  #device: RemoteDevice | undefined;
  #opening = new AbortController();

  constructor(options: AccountConnectionOptions) {
    this.#options = options;
  }

  /** At the start of the framework: only where the data service says so. */
  start(): void {
    const { kura, suffix } = this.#options;
    if (kura.components.values(dataServicePid(suffix)).get('connect.auto-on-startup')?.value === true) this.connect();
  }

  /** Connects with the transport's present settings, in place of the connection there was. Failures are logged, not retried. */
  connect(): void {
    this.stop();
    const opening = new AbortController();
    this.#opening = opening;
    this.#connect(opening.signal).catch((error: unknown) => {
      if (!opening.signal.aborted) this.#options.kura.log(`Cannot connect: ${error instanceof Error ? error.message : String(error)}`);
    });
  }

  stop(): void {
    this.#opening.abort();
    this.#device?.stop();
    this.#client?.end(true);
    this.#client = undefined;
  }

  async #connect(signal: AbortSignal): Promise<void> {
    const { kura, suffix, trustedCa, macAddress, birthTwice } = this.#options;
    const values = kura.components.values(transportPid(suffix));
    const text = (name: string) => textOf(values, name);
    const accountName = text('topic.context.account-name');
    const clientId = text('client-id') || macAddress;
    const target = { brokerUrl: text('broker-url'), clientId, username: text('username'), password: text('password') };
    const client = await openLink(target, { trustedCa, connectTimeoutMs: 10_000, signal });
    if (signal.aborted) {
      client.end(true);
      return;
    }
    this.#client = client;
    client.on('error', () => undefined);
    const options = { kura, account: accountName, clientId, form: FORM, isSigned: () => this.#isTaken(), nowMs: Date.now };
    const device = new RemoteDevice(options);
    this.#device = device;
    await device.start(client);
    if (birthTwice) await device.sayBirth();
    kura.log(`Connected to account ${accountName}`);
  }

  /** What a signature looks like is not public, so there is none that a provisioned gateway would take here. */
  #isTaken(): boolean {
    const { kura, isProvisioned } = this.#options;
    if (isProvisioned()) kura.log('Message verification failed! Not valid signature or message not signed.');
    return !isProvisioned();
  }
}

function textOf(values: Values, name: string): string {
  const value = values.get(name)?.value;
  return typeof value === 'string' ? value : '';
}
