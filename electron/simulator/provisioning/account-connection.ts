/** The gateway's lasting connection to the account it belongs to: MqttDataTransport and DataService (kura.md §5). */
import type { MqttClient } from 'mqtt';
import { topics } from '../cloud/provisioning-messages.ts';
import type { ComponentStore } from '../kura/component-store.ts';
import type { Values } from '../kura/definitions.ts';
import { dataServicePid, transportPid } from '../kura/ordinary-components.ts';
import { openLink } from './mqtt-link.ts';

export interface AccountConnectionOptions {
  readonly components: ComponentStore;
  /** Of the cloud connection. */
  readonly suffix: string;
  readonly trustedCa: string;
  readonly macAddress: string;
  readonly log: (line: string) => void;
}

export class AccountConnection {
  readonly #options: AccountConnectionOptions;
  #client: MqttClient | undefined;
  #opening = new AbortController();

  constructor(options: AccountConnectionOptions) {
    this.#options = options;
  }

  /** At the start of the framework: only where the data service says so. */
  start(): void {
    const { components, suffix } = this.#options;
    if (components.values(dataServicePid(suffix)).get('connect.auto-on-startup')?.value === true) this.connect();
  }

  /** Connects with the transport's present settings, in place of the connection there was. Failures are logged, not retried. */
  connect(): void {
    this.stop();
    const opening = new AbortController();
    this.#opening = opening;
    this.#connect(opening.signal).catch((error: unknown) => {
      if (!opening.signal.aborted) this.#options.log(`Cannot connect: ${error instanceof Error ? error.message : String(error)}`);
    });
  }

  stop(): void {
    this.#opening.abort();
    this.#client?.end(true);
    this.#client = undefined;
  }

  async #connect(signal: AbortSignal): Promise<void> {
    const { components, suffix, trustedCa, macAddress, log } = this.#options;
    const values = components.values(transportPid(suffix));
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
    await client.publishAsync(topics.birth(accountName, clientId), JSON.stringify({ display_name: clientId }), { qos: 1 });
    log(`Connected to account ${accountName}`);
  }
}

function textOf(values: Values, name: string): string {
  const value = values.get(name)?.value;
  return typeof value === 'string' ? value : '';
}
