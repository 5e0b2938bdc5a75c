/** A simulated gateway that goes where its MqttDataTransport says, with or without a word, as Kura's DataService does (kura.md §5). */
import { EventEmitter, once } from 'node:events';
import { LightGateway, type LightGatewayOptions } from '../../electron/simulator/remote/light-gateway.ts';
import { transportPid } from '../../electron/simulator/kura/ordinary-components.ts';

/** `goodbye`: leaves before it has answered, as Kura does. `silent`: its line breaks instead, and it comes nowhere. `stuck`: says goodbye and arrives nowhere. */
export type WayToLeave = 'goodbye' | 'silent' | 'stuck';

export class MovingGateway {
  readonly #options: LightGatewayOptions;
  readonly #way: WayToLeave;
  readonly #events = new EventEmitter();
  readonly here: LightGateway;
  /** Where it went. */
  there: LightGateway | undefined;

  constructor(options: LightGatewayOptions, way: WayToLeave = 'goodbye') {
    this.#options = options;
    this.#way = way;
    this.here = new LightGateway(options);
    const { components } = this.here;
    const values = Object.entries({
      'broker-url': options.brokerUrl,
      'topic.context.account-name': options.account,
      'client-id': options.clientId,
      username: options.username,
    }).map(([name, value]) => [name, { type: 'STRING', value }] as const);
    components.update([{ pid: transportPid(''), properties: new Map(values) }], true);
    components.onUpdated(transportPid(''), () => void this.#move().catch((error: unknown) => this.#events.emit('error', error)));
  }

  connect(): Promise<void> {
    return this.here.connect();
  }

  text(name: string): string {
    return String(this.here.components.values(transportPid('')).get(name)?.value ?? '');
  }

  /** Resolves once it is at its new broker. */
  async arrived(): Promise<void> {
    if (this.there === undefined) await once(this.#events, 'arrived');
  }

  async arrive(): Promise<void> {
    const there = new LightGateway({
      ...this.#options,
      brokerUrl: this.text('broker-url'),
      account: this.text('topic.context.account-name'),
      clientId: this.text('client-id'),
      username: this.text('username'),
      password: this.text('password'),
    });
    await there.connect();
    this.there = there;
    this.#events.emit('arrived');
  }

  close(): void {
    this.here.vanish();
    this.there?.vanish();
  }

  async #move(): Promise<void> {
    if (this.#way === 'silent') return this.here.vanish();
    await this.here.leave();
    if (this.#way === 'goodbye') await this.arrive();
  }
}
