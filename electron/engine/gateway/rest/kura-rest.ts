/** The rest capability: what the station asks of Kura, by the gateway's own paths (kura.md §3.3, §3.4). */
import { AppError } from '../../../../shared/errors/app-error.ts';
import { sharedLimits } from '../call-limits.ts';
import type { DeviceFingerprints } from '../device-fingerprints.ts';
import type { CallOptions, Component, PropertyValue, Rest, SystemProperties, TrustedCertificate } from '../gateway.ts';
import type { RestTarget } from '../open-gateway.ts';
import {
  componentPidsSchema,
  componentsSchema,
  keystoreEntriesSchema,
  keystoreEntrySchema,
  keystoresSchema,
  kuraPropertiesSchema,
  snapshotIdsSchema,
  systemPropertiesSchema,
} from './kura-answers.ts';
import { LoginPasswords } from './login-passwords.ts';
import { RestClient } from './rest-client.ts';

const properties = '/services/system/v1/properties';
const components = '/services/configuration/v2/configurableComponents';
const snapshots = '/services/configuration/v2/snapshots';
const keystores = '/services/keystores/v1';

/** A view that logs in when asked and again after `drop`. */
export class KuraRest implements Rest {
  readonly #target: RestTarget;
  readonly #fingerprints: DeviceFingerprints;
  /** Outlives the connections: a gateway that was given its new password has it after a restart, too. */
  readonly #passwords: LoginPasswords;
  #client: RestClient | undefined;
  #ended = false;

  constructor(target: RestTarget, fingerprints: DeviceFingerprints) {
    this.#target = target;
    this.#fingerprints = fingerprints;
    this.#passwords = new LoginPasswords(target);
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

  async snapshotOf(pid: string, options: CallOptions): ReturnType<Rest['snapshotOf']> {
    const limits = sharedLimits(options);
    const { ids } = await this.#live().read({ method: 'GET', path: snapshots }, snapshotIdsSchema, limits());
    const newest = ids.reduce<number | bigint | undefined>((best, id) => (best === undefined || id > best ? id : best), undefined);
    if (newest === undefined) return undefined;
    const request = { method: 'POST', path: `${snapshots}/byId`, body: { id: newest } } as const;
    const answer = await this.#live().read(request, componentsSchema, limits());
    return answer.configs.find((component) => component.pid === pid)?.properties;
  }

  async trustedCertificates(options: CallOptions): ReturnType<Rest['trustedCertificates']> {
    const limits = sharedLimits(options);
    const pids = await this.#live().read({ method: 'GET', path: keystores }, keystoresSchema, limits());
    const certificates: TrustedCertificate[] = [];
    for (const keystore of pids) {
      const path = `${keystores}/entries?keystoreServicePid=${encodeURIComponent(keystore)}`;
      const entries = await this.#live().read({ method: 'GET', path }, keystoreEntriesSchema, limits());
      for (const { alias, type, certificate } of entries) {
        if (type !== 'TRUSTED_CERTIFICATE') continue;
        const pem = certificate ?? (await this.#certificateOf({ keystore, alias }, limits()));
        if (typeof pem === 'string') certificates.push({ keystore, alias, pem });
      }
    }
    return certificates;
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

  /** Some versions leave it out of the list. */
  async #certificateOf(entry: { readonly keystore: string; readonly alias: string }, options: CallOptions) {
    const query = new URLSearchParams({ keystoreServicePid: entry.keystore, alias: entry.alias });
    const path = `${keystores}/entries/entry?${query.toString()}`;
    return (await this.#live().read({ method: 'GET', path }, keystoreEntrySchema, options)).certificate;
  }

  #live(): RestClient {
    if (this.#ended) throw new AppError('gateway/closed');
    this.#client ??= new RestClient(this.#target, this.#passwords, this.#fingerprints);
    return this.#client;
  }
}
