/** The remote capability: what the station asks of Kura over a broker, by the apps that the gateway has (kura.md §4). */
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { abortedBy, sharedLimits } from '../call-limits.ts';
import type { CallOptions, Component, PropertyValue, Remote, Rest, SystemProperties, TrustedCertificate } from '../gateway.ts';
import type {
  ComponentUpdate,
  EntryName,
  Generation,
  InjectedKey,
  InstalledPackage,
  Keystore,
  KeystoreEntry,
  KeyPairWish,
  KuraCall,
  KuraCommand,
  KuraCommandEnd,
  PackageOrder,
  SnapshotComponent,
} from '../kura-calls.ts';
import type { RemoteAnswer, RemoteOrder } from '../remote-request.ts';
import type { ConfigurationApi } from '../rest/configuration-api.ts';
import { configurationV2 } from '../rest/configuration-v2.ts';
import { kuraPropertiesSchema, systemPropertiesSchema } from '../rest/kura-answers.ts';
import { RestKeystores } from '../rest/rest-keystores.ts';
import { RemoteClient } from './remote-client.ts';
import { runRemoteCommand } from './remote-command.ts';
import { configurationV1 } from './remote-configuration-v1.ts';
import { canRemotely, findRemoteFacts, type RemoteFacts } from './remote-facts.ts';
import type { RemoteLink } from './remote-link.ts';
import { installPackageRemotely, readPackages } from './remote-packages.ts';
import { RemoteSession } from './remote-session.ts';
import type { RemoteAddress } from './remote-topics.ts';

const properties = '/services/system/v1/properties';
const WATCH_MS = 5000;
const POLL_MS = 500;

/** A view of one gateway; the link that it speaks over belongs to all gateways of the broker. */
export class KuraRemote implements Remote {
  readonly #session: RemoteSession;
  readonly #client: RemoteClient;
  readonly #keystores: RestKeystores;
  #facts: RemoteFacts | undefined;
  #ended = false;
  /** Ends hearing the account's births; undefined until they were asked for. */
  #watching: Promise<(() => void) | undefined> | undefined;

  /** Throws `remote/bad-address`, `remote/client-id-of-a-device`. */
  constructor(link: RemoteLink, address: RemoteAddress) {
    this.#session = new RemoteSession(link, address);
    this.#client = new RemoteClient(this.#session);
    this.#keystores = new RestKeystores(() => this.#client);
  }

  get address(): RemoteAddress {
    return this.#session.address;
  }

  get generation(): Generation {
    return this.#facts?.generation ?? 'unknown';
  }

  can(call: KuraCall): boolean {
    return this.#facts !== undefined && canRemotely(this.#facts, call);
  }

  /** Finds the gateway and what it has, unless that is known. Throws what `findRemoteFacts` throws. */
  async greet(options: CallOptions): Promise<void> {
    if (this.#ended) throw new AppError('gateway/closed');
    if (this.#facts !== undefined) return;
    const limits = sharedLimits(options);
    await this.#watch(limits());
    this.#facts = await findRemoteFacts(this.#session, limits());
  }

  async request(order: RemoteOrder, options: CallOptions): Promise<RemoteAnswer> {
    if (this.#ended) throw new AppError('gateway/closed');
    return this.#session.request(order, options);
  }

  /** Over the link, which it may share with others. */
  get unexpectedReplies(): number {
    return this.#session.link.counts().unexpectedReplies;
  }

  onNotice(app: string, listener: (payload: Uint8Array, resource: string) => void): () => void {
    return this.#session.link.onNotice(this.address, app, listener);
  }

  birthProperties(): SystemProperties | undefined {
    const metrics = this.#session.link.lastOf(this.address)?.facts.metrics;
    if (metrics === undefined) return undefined;
    const named = Object.entries(BIRTH_NAMES).flatMap(([ours, name]) => (metrics[name] === undefined ? [] : [[ours, metrics[name]]]));
    // A disconnect message, or a last will, tells none of it.
    return named.length === 0 ? undefined : Object.fromEntries(named);
  }

  async systemProperties(options: CallOptions): Promise<SystemProperties> {
    const limits = await this.#ready('system-properties', options);
    return this.#client.read({ method: 'GET', path: `${properties}/framework` }, systemPropertiesSchema, limits());
  }

  async kuraProperties(options: CallOptions): Promise<Readonly<Record<string, string>>> {
    const limits = await this.#ready('system-properties', options);
    return (await this.#client.read({ method: 'GET', path: `${properties}/kura` }, kuraPropertiesSchema, limits())).kuraProperties;
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
    await this.updateComponents([{ pid, properties: changed }], options);
  }

  async updateComponents(updates: readonly ComponentUpdate[], options: CallOptions): Promise<void> {
    await this.#configured('update', options, (api, call) => api.update(updates, call));
  }

  async snapshotIds(options: CallOptions): Promise<readonly bigint[]> {
    const ids = await this.#configured('snapshots', options, (api, call) => api.snapshotIds(call));
    return ids.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  }

  async snapshot(id: bigint, options: CallOptions): Promise<readonly SnapshotComponent[]> {
    const limits = sharedLimits(options);
    const components = await this.#configured('snapshots', limits(), (api, call) => api.snapshot(id, call)).catch(
      async (thrown: unknown) => {
        const mayBeUnknown = thrown instanceof AppError && (thrown.code === 'remote/not-found' || thrown.code === 'remote/refused');
        if (mayBeUnknown && !(await this.snapshotIds(limits())).includes(id)) return [];
        throw thrown;
      },
    );
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

  /** CONF-V1 answers a second before it begins: the copy that a rollback leaves is waited for. */
  async rollBack(id: bigint, options: CallOptions): Promise<bigint | undefined> {
    const limits = await this.#ready('rollback', options);
    const before = await this.snapshotIds(limits());
    if (!before.includes(id)) throw noSuchSnapshot(id);
    await this.#configured('rollback', limits(), (api, call) => api.rollBack(id, call));
    while (limits().timeoutMs > POLL_MS) {
      const newest = (await this.snapshotIds(limits()).catch(() => before)).at(-1);
      if (newest !== undefined && !before.includes(newest)) return newest;
      await delay(POLL_MS, undefined, { signal: options.signal }).catch(() => {
        throw abortedBy(options) ?? new AppError('run/aborted');
      });
    }
    return undefined;
  }

  async keystores(options: CallOptions): Promise<readonly Keystore[]> {
    return this.#keystores.list((await this.#ready('keystores', options))());
  }

  async keystoreEntries(options: CallOptions): Promise<readonly KeystoreEntry[]> {
    return this.#keystores.entries((await this.#ready('keystores', options))());
  }

  async trustedCertificates(options: CallOptions): ReturnType<Rest['trustedCertificates']> {
    const entries = await this.keystoreEntries(options);
    return entries.flatMap((entry): readonly TrustedCertificate[] =>
      entry.kind === 'trusted' && entry.pem !== undefined ? [{ keystore: entry.keystore, alias: entry.alias, pem: entry.pem }] : [],
    );
  }

  async addTrusted(entry: EntryName & { readonly pem: string }, options: CallOptions): Promise<void> {
    await this.#keystores.addTrusted(entry, (await this.#ready('keystores', options))());
  }

  async makeKeyPair(wish: KeyPairWish, options: CallOptions): Promise<void> {
    await this.#keystores.makeKeyPair(wish, (await this.#ready('key-pairs', options))());
  }

  async signingRequest(...[entry, options]: Parameters<Rest['signingRequest']>): Promise<string> {
    return this.#keystores.signingRequest(entry, (await this.#ready('key-pairs', options))());
  }

  async installChain(entry: EntryName & { readonly chain: readonly string[] }, options: CallOptions): Promise<void> {
    await this.#keystores.installChain(entry, (await this.#ready('install-chain', options))());
  }

  async installKey(entry: InjectedKey, options: CallOptions): Promise<void> {
    await this.#keystores.installKey(entry, (await this.#ready('install-chain', options))());
  }

  async removeEntry(entry: EntryName, options: CallOptions): Promise<void> {
    await this.#keystores.remove(entry, (await this.#ready('keystores', options))());
  }

  async runCommand(command: KuraCommand, options: CallOptions): Promise<KuraCommandEnd> {
    const limits = await this.#ready('commands', options);
    try {
      return await runRemoteCommand(this, command, limits());
    } catch (thrown) {
      // Nothing was sent: simple JSON has no number that the gateway would take as this one.
      if (!(thrown instanceof AppError) || thrown.code !== 'remote/json-cannot-carry') throw thrown;
      return runRemoteCommand(this, { ...command, timeoutSeconds: undefined }, limits());
    }
  }

  async installedPackages(options: CallOptions): Promise<readonly InstalledPackage[] | undefined> {
    const limits = await this.#ready('packages', options);
    return readPackages(this, limits());
  }

  async installPackage(order: PackageOrder, options: CallOptions): Promise<void> {
    const limits = await this.#ready('packages', options);
    await installPackageRemotely(this, order, limits());
  }

  /** The gateway was restarted: what it has is found out anew. */
  drop(): void {
    this.#facts = undefined;
  }

  /** For good: whoever still holds this view gets `gateway/closed`. The link stays. */
  async close(): Promise<void> {
    this.#ended = true;
    (await this.#watching)?.();
  }

  /** What is left of the call's time, once the gateway was found to have the call. `gateway/cannot` */
  async #ready(call: KuraCall, options: CallOptions): Promise<() => CallOptions> {
    const limits = sharedLimits(options);
    await this.greet(limits());
    if (!this.can(call)) throw new AppError('gateway/cannot', { params: { call, generation: this.generation } });
    return limits;
  }

  async #configured<Value>(
    call: KuraCall,
    options: CallOptions,
    use: (api: ConfigurationApi, call: CallOptions) => Promise<Value>,
  ): Promise<Value> {
    const limits = await this.#ready(call, options);
    return use(this.#facts?.configuration === 'v1' ? configurationV1(this.#session) : configurationV2(this.#client), limits());
  }

  /** A broker that does not let the station hear births hides what a gateway has; then it is found out by asking. */
  async #watch(options: CallOptions): Promise<void> {
    const within = { signal: options.signal, timeoutMs: Math.min(options.timeoutMs, WATCH_MS) };
    this.#watching ??= this.#session.link
      .watchAccount(this.address.account, { onMessage: () => undefined }, within)
      .catch((thrown: unknown) => {
        if (thrown instanceof AppError && thrown.code === 'remote/topic-refused') return undefined;
        this.#watching = undefined;
        throw thrown;
      });
    await this.#watching;
  }
}

/** What a birth message calls it (kura.md §4.3), by the names of SYS-V1. */
const BIRTH_NAMES = {
  serialNumber: 'serial_number',
  modelName: 'model_name',
  modelId: 'model_id',
  partNumber: 'part_number',
  firmwareVersion: 'firmware_version',
  kuraVersion: 'kura_version',
} as const;

function noSuchSnapshot(id: bigint): AppError {
  return new AppError('gateway/no-such-snapshot', { params: { snapshot: String(id) } });
}
