/** The rest capability: what the station asks of Kura, by the paths that the gateway's generation has (kura.md §3). */
import type { GatewayWay } from '../../../../shared/domain/gateway-software.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { sharedLimits } from '../call-limits.ts';
import type { DeviceFingerprints } from '../device-fingerprints.ts';
import type { CallOptions, Component, PropertyValue, Rest, SystemProperties, TrustedCertificate } from '../gateway.ts';
import type {
  ComponentUpdate,
  EntryName,
  Generation,
  InjectedKey,
  Keystore,
  KeystoreEntry,
  KeyPairWish,
  InstalledPackage,
  KuraCall,
  KuraCommand,
  KuraCommandEnd,
  PackageOrder,
  SnapshotComponent,
} from '../kura-calls.ts';
import type { RestTarget } from '../open-gateway.ts';
import type { ConfigurationApi } from './configuration-api.ts';
import { configurationV1 } from './configuration-v1.ts';
import { configurationV2 } from './configuration-v2.ts';
import { kuraPropertiesSchema, systemPropertiesSchema } from './kura-answers.ts';
import { RestConnection } from './rest-connection.ts';
import { RestKeystores } from './rest-keystores.ts';
import { orderPackageOverRest, packagesOverRest, runCommandOverRest } from './rest-software.ts';

const properties = '/services/system/v1/properties';

/** A view that logs in when asked and again after `drop`. */
export class KuraRest implements Rest {
  readonly #connection: RestConnection;
  readonly #keystores: RestKeystores;

  constructor(target: RestTarget, fingerprints: DeviceFingerprints) {
    this.#connection = new RestConnection(target, fingerprints);
    this.#keystores = new RestKeystores(() => this.#connection.live());
  }

  get generation(): Generation {
    return this.#connection.generation;
  }

  can(call: KuraCall): boolean {
    return this.#connection.can(call);
  }

  /** The way in. */
  async login(options: CallOptions): Promise<GatewayWay> {
    return this.#connection.login(options);
  }

  async systemProperties(options: CallOptions): Promise<SystemProperties> {
    const limits = await this.#ready('system-properties', options);
    return this.#connection.live().read({ method: 'GET', path: `${properties}/framework` }, systemPropertiesSchema, limits());
  }

  async kuraProperties(options: CallOptions): Promise<Readonly<Record<string, string>>> {
    const limits = await this.#ready('system-properties', options);
    const request = { method: 'GET', path: `${properties}/kura` } as const;
    return (await this.#connection.live().read(request, kuraPropertiesSchema, limits())).kuraProperties;
  }

  async componentPids(options: CallOptions): ReturnType<Rest['componentPids']> {
    return this.#configured('components', options, (api, call) => api.pids(call));
  }

  async components(options: CallOptions): Promise<readonly Component[]> {
    return this.#configured('components', options, (api, call) => api.all(call));
  }

  async component(pid: string, options: CallOptions): Promise<Component> {
    const found = await this.#configured('components', options, (api, call) => api.one(pid, call));
    if (found === undefined) throw new AppError('rest/component-not-found', { params: { pid } });
    return found;
  }

  async updateComponent(pid: string, changed: Readonly<Record<string, PropertyValue>>, options: CallOptions): Promise<void> {
    await this.#configured('update', options, (api, call) => api.update([{ pid, properties: changed }], call));
  }

  async updateComponents(updates: readonly ComponentUpdate[], options: CallOptions): Promise<void> {
    try {
      await this.#configured('update', options, (api, call) => api.update(updates, call));
    } catch (thrown) {
      throw asPartly(thrown);
    }
  }

  async snapshotIds(options: CallOptions): Promise<readonly bigint[]> {
    const ids = await this.#configured('snapshots', options, (api, call) => api.snapshotIds(call));
    return ids.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  }

  async snapshot(id: bigint, options: CallOptions): Promise<readonly SnapshotComponent[]> {
    const components = await this.#configured('snapshots', options, (api, call) => api.snapshot(id, call)).catch((thrown: unknown) => {
      // A gateway that has the path at all says by 404 that it does not have the number; up to 5.6 an empty list says it.
      if (thrown instanceof AppError && thrown.code === 'rest/not-found') return [];
      throw thrown;
    });
    if (components.length === 0) throw noSuchSnapshot(id);
    return components;
  }

  async snapshotOf(pid: string, options: CallOptions): ReturnType<Rest['snapshotOf']> {
    const limits = sharedLimits(options);
    const newest = (await this.snapshotIds(limits())).at(-1);
    if (newest === undefined) return undefined;
    return (await this.snapshot(newest, limits())).find((component) => component.pid === pid)?.properties;
  }

  async writeSnapshot(options: CallOptions): Promise<bigint> {
    return this.#configured('snapshots', options, (api, call) => api.writeSnapshot(call));
  }

  /** The number is asked for first: what a gateway does with one that it does not have is not known of every version. */
  async rollBack(id: bigint, options: CallOptions): Promise<bigint | undefined> {
    const limits = await this.#ready('rollback', options);
    if (!(await this.snapshotIds(limits())).includes(id)) throw noSuchSnapshot(id);
    await this.#configured('rollback', limits(), (api, call) => api.rollBack(id, call));
    const newest = await this.snapshotIds(limits()).catch(() => undefined);
    return newest?.at(-1);
  }

  async keystores(options: CallOptions): Promise<readonly Keystore[]> {
    const limits = await this.#ready('keystores', options);
    return this.#keystores.list(limits());
  }

  async keystoreEntries(options: CallOptions): Promise<readonly KeystoreEntry[]> {
    const limits = await this.#ready('keystores', options);
    return this.#keystores.entries(limits());
  }

  async trustedCertificates(options: CallOptions): ReturnType<Rest['trustedCertificates']> {
    const entries = await this.keystoreEntries(options);
    return entries.flatMap((entry): readonly TrustedCertificate[] =>
      entry.kind === 'trusted' && entry.pem !== undefined ? [{ keystore: entry.keystore, alias: entry.alias, pem: entry.pem }] : [],
    );
  }

  async addTrusted(entry: EntryName & { readonly pem: string }, options: CallOptions): Promise<void> {
    const limits = await this.#ready('keystores', options);
    await this.#keystores.addTrusted(entry, limits());
  }

  async makeKeyPair(wish: KeyPairWish, options: CallOptions): Promise<void> {
    const limits = await this.#ready('key-pairs', options);
    await this.#keystores.makeKeyPair(wish, limits());
  }

  async signingRequest(
    entry: EntryName & { readonly signatureAlgorithm: string; readonly subject: string },
    options: CallOptions,
  ): Promise<string> {
    const limits = await this.#ready('key-pairs', options);
    return this.#keystores.signingRequest(entry, limits());
  }

  async installChain(entry: EntryName & { readonly chain: readonly string[] }, options: CallOptions): Promise<void> {
    const limits = await this.#ready('install-chain', options);
    await this.#keystores.installChain(entry, limits());
  }

  async installKey(entry: InjectedKey, options: CallOptions): Promise<void> {
    const limits = await this.#ready('install-chain', options);
    await this.#keystores.installKey(entry, limits());
  }

  async removeEntry(entry: EntryName, options: CallOptions): Promise<void> {
    const limits = await this.#ready('keystores', options);
    await this.#keystores.remove(entry, limits());
  }

  async runCommand(command: KuraCommand, options: CallOptions): Promise<KuraCommandEnd> {
    const limits = await this.#ready('commands', options);
    if (command.stdin !== undefined) throw new AppError('gateway/cannot', { params: { call: 'commands', generation: this.generation } });
    return runCommandOverRest(this.#connection.live(), command, limits());
  }

  async installedPackages(options: CallOptions): Promise<readonly InstalledPackage[]> {
    const limits = await this.#ready('packages', options);
    return packagesOverRest(this.#connection.live(), limits());
  }

  async installPackage(order: PackageOrder, options: CallOptions): Promise<void> {
    const limits = await this.#ready('packages', options);
    await orderPackageOverRest(this.#connection.live(), order, limits());
  }

  /** Forgets session and connections without a word to the gateway, which was restarted. */
  drop(): void {
    this.#connection.drop();
  }

  /** Logs out and closes for good: whoever still holds this view gets `gateway/closed`. */
  async close(): Promise<void> {
    await this.#connection.close();
  }

  /** What is left of the call's time, once the gateway was found to have the call. `gateway/cannot` */
  async #ready(call: KuraCall, options: CallOptions): Promise<() => CallOptions> {
    const limits = sharedLimits(options);
    await this.#connection.require(call, limits);
    return limits;
  }

  async #configured<Value>(
    call: KuraCall,
    options: CallOptions,
    use: (api: ConfigurationApi, call: CallOptions) => Promise<Value>,
  ): Promise<Value> {
    const limits = await this.#ready(call, options);
    const client = this.#connection.live();
    return use(this.#connection.facts?.configuration === 'v1' ? configurationV1(client) : configurationV2(client), limits());
  }
}

function noSuchSnapshot(id: bigint): AppError {
  return new AppError('gateway/no-such-snapshot', { params: { snapshot: String(id) } });
}

/** A batch's list of failures says that the rest was written; a refusal without one, that nothing was. */
function asPartly(thrown: unknown): unknown {
  if (!(thrown instanceof AppError) || thrown.code !== 'rest/refused') return thrown;
  const failed = thrown.params['failures'] ?? '';
  return /^(?:update:|snapshot)/.test(failed) ? new AppError('rest/update-partly-failed', { params: { failed }, cause: thrown }) : thrown;
}
