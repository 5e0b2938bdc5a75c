/** The rest capability: what the station asks of Kura, by the gateway's own paths (kura.md §3.3, §3.4). */
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { DeviceFingerprints } from '../device-fingerprints.ts';
import type { CallOptions, Component, PropertyValue, Rest, SystemProperties } from '../gateway.ts';
import type { RestTarget } from '../open-gateway.ts';
import { componentPidsSchema, componentsSchema, kuraPropertiesSchema, systemPropertiesSchema } from './kura-answers.ts';
import { RestClient } from './rest-client.ts';

const properties = '/services/system/v1/properties';
const components = '/services/configuration/v2/configurableComponents';

/** A view that logs in when asked and again after `drop`. */
export class KuraRest implements Rest {
  readonly #target: RestTarget;
  readonly #fingerprints: DeviceFingerprints;
  #client: RestClient | undefined;
  #ended = false;

  constructor(target: RestTarget, fingerprints: DeviceFingerprints) {
    this.#target = target;
    this.#fingerprints = fingerprints;
  }

  async login(options: CallOptions): Promise<void> {
    await this.#live().login(options);
  }

  async systemProperties(options: CallOptions): Promise<SystemProperties> {
    return this.#live().read({ method: 'GET', path: `${properties}/framework` }, systemPropertiesSchema, options);
  }

  async kuraProperties(options: CallOptions): Promise<Readonly<Record<string, string>>> {
    const answer = await this.#live().read({ method: 'GET', path: `${properties}/kura` }, kuraPropertiesSchema, options);
    return answer.kuraProperties;
  }

  async componentPids(options: CallOptions): ReturnType<Rest['componentPids']> {
    const answer = await this.#live().read({ method: 'GET', path: `${components}/pidsWithFactory` }, componentPidsSchema, options);
    return answer.components;
  }

  async component(pid: string, options: CallOptions): Promise<Component> {
    const request = { method: 'POST', path: `${components}/configurations/byPid`, body: { pids: [pid] } } as const;
    const answer = await this.#live().read(request, componentsSchema, options);
    const found = answer.configs.find((component) => component.pid === pid);
    if (found === undefined) throw new AppError('rest/component-not-found', { params: { pid } });
    return found;
  }

  async updateComponent(pid: string, changed: Readonly<Record<string, PropertyValue>>, options: CallOptions): Promise<void> {
    const body = { configs: [{ pid, properties: changed }], takeSnapshot: true };
    await this.#live().write({ method: 'PUT', path: `${components}/configurations/_update`, body }, options);
  }

  /** Forgets session and connections without a word to the gateway, which was restarted. */
  drop(): void {
    this.#client?.destroy();
    this.#client = undefined;
  }

  /** Logs out and closes for good: whoever still holds this view gets `gateway/closed`. */
  async close(): Promise<void> {
    this.#ended = true;
    const client = this.#client;
    this.#client = undefined;
    await client?.close();
  }

  #live(): RestClient {
    if (this.#ended) throw new AppError('gateway/closed');
    this.#client ??= new RestClient(this.#target, this.#fingerprints);
    return this.#client;
  }
}
