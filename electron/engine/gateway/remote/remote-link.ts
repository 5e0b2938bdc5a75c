/**
 * The station at one broker: one connection for all its gateways there. It connects when somebody asks, subscribes once for each account,
 * and connects again after a loss; what was under way then is lost for those who waited, and never sent again.
 */
import { AppError } from '../../../../shared/errors/app-error.ts';
import { abortedBy, limitSignal, sharedLimits, withinLimits } from '../call-limits.ts';
import type { CallOptions } from '../gateway.ts';
import { placeOf } from './broker-address.ts';
import { LinkDoor, type LinkTimes } from './link-door.ts';
import type { LinkConnection } from './link-connection.ts';
import { linkPlace, type LinkPlace, type RemoteLinkOptions } from './link-options.ts';
import { LinkWatch, type LifecycleListener } from './link-watch.ts';
import type { LifecycleMessage } from './lifecycle.ts';
import { PendingRequests } from './pending-requests.ts';
import { lifecycleFilter, parseControlTopic, type RemoteAddress, replyTopic, requesterFilters } from './remote-topics.ts';

export interface Exchange {
  readonly account: string;
  readonly app: string;
  /** Of the request. */
  readonly topic: string;
  readonly requestId: string;
  readonly payload: Uint8Array;
  /** What to say where no answer came in time. */
  readonly late: () => AppError;
}

export interface LinkCounts {
  /** Answers to requests that are not, or no longer, the station's. */
  readonly unexpectedReplies: number;
  /** Lost connections since the link was made. */
  readonly losses: number;
}

export class RemoteLink {
  readonly #place: LinkPlace;
  readonly #door: LinkDoor;
  readonly #pending = new PendingRequests();
  readonly #watch = new LinkWatch();
  /** Accounts, and filters of lifecycle messages, that this connection has subscribed or is about to. */
  readonly #subscribing = new Map<string, Promise<void>>();
  readonly #subscribed = new Set<string>();
  #unexpectedReplies = 0;
  #losses = 0;
  #returning: NodeJS.Timeout | undefined;

  /** Connects nothing yet. Throws `broker/bad-url`, `remote/plain-url`, `remote/bad-address`. */
  constructor(options: RemoteLinkOptions, times: Partial<LinkTimes> = {}) {
    this.#place = linkPlace(options);
    this.#door = new LinkDoor(this.#place, { onMessage: (topic, payload) => this.#hear(topic, payload), onEnd: () => this.#lost() }, times);
  }

  /** The station's own id, which stands in requests as `requester.client.id`. */
  get clientId(): string {
    return this.#place.clientId;
  }

  /** `host:port`, to be read. */
  get place(): string {
    return placeOf(this.#place.address);
  }

  get isConnected(): boolean {
    return this.#door.current !== undefined;
  }

  counts(): LinkCounts {
    return { unexpectedReplies: this.#unexpectedReplies, losses: this.#losses };
  }

  /** Connects, unless it is. Throws what openLinkConnection throws, `remote/thrown-out`, `gateway/closed`. */
  async connect(options: CallOptions): Promise<void> {
    await this.#connection(options);
  }

  /**
   * Publishes one request, once, and gives the payload of its answer. Throws what `connect` throws and `remote/topic-refused`: then nothing
   * was sent; `late()` and `remote/link-lost`: then the gateway may have heard it.
   */
  async exchange(exchange: Exchange, options: CallOptions): Promise<Buffer> {
    const connection = this.#door.current;
    if (connection !== undefined && this.#subscribed.has(exchange.account)) return this.#send(connection, exchange, options);
    const limits = sharedLimits(options);
    const opened = await this.#connection(limits());
    await this.#hearAccount(opened, exchange.account, limits());
    return this.#send(opened, exchange, limits());
  }

  /** What `app` of one gateway tells the station between answers; gives how to end it. Needs a request to the account before it hears. */
  onNotice(from: RemoteAddress, app: string, listener: (payload: Buffer, resource: string) => void): () => void {
    return this.#watch.onNotice(from, app, listener);
  }

  /**
   * Hears the gateways of an account come and go until the function that it gives is called; after a loss it connects again by itself and says
   * that messages may be missing. Throws what `connect` throws and `remote/topic-refused`.
   */
  async watchAccount(account: string, listener: LifecycleListener, options: CallOptions): Promise<() => void> {
    const stop = this.#watch.onLifecycle(account, listener);
    try {
      const limits = sharedLimits(options);
      await this.#hearLifecycle(await this.#connection(limits()), account, limits());
    } catch (error) {
      stop();
      throw error;
    }
    return stop;
  }

  /** The last that a gateway said when it came or went, as far as the account is watched. */
  lastOf(address: RemoteAddress): LifecycleMessage | undefined {
    return this.#watch.lastOf(address);
  }

  /** For good: whoever waits gets `gateway/closed`. */
  async close(): Promise<void> {
    clearTimeout(this.#returning);
    this.#watch.end();
    this.#pending.failAll(() => new AppError('gateway/closed'));
    await this.#door.close();
  }

  async #connection(options: CallOptions): Promise<LinkConnection> {
    return this.#door.current ?? this.#door.open(options);
  }

  #send(connection: LinkConnection, { account, app, topic, requestId, payload, late }: Exchange, options: CallOptions): Promise<Buffer> {
    const expected = { requestId, topic: replyTopic({ account, clientId: this.clientId }, app, requestId), late };
    const answer = this.#pending.expect(expected, options);
    if (!connection.publish(topic, payload)) this.#pending.drop(requestId, this.#linkLost());
    return answer;
  }

  #hearAccount(connection: LinkConnection, account: string, options: CallOptions): Promise<void> {
    return this.#subscribe(connection, { key: account, filters: requesterFilters({ account, clientId: this.clientId }) }, options);
  }

  #hearLifecycle(connection: LinkConnection, account: string, options: CallOptions): Promise<void> {
    const filter = lifecycleFilter(account);
    return this.#subscribe(connection, { key: filter, filters: [filter] }, options);
  }

  async #subscribe(
    connection: LinkConnection,
    { key, filters }: { readonly key: string; readonly filters: readonly string[] },
    options: CallOptions,
  ): Promise<void> {
    if (this.#subscribed.has(key)) return;
    let subscribing = this.#subscribing.get(key);
    if (subscribing === undefined) {
      subscribing = connection.subscribe(filters).then(() => void this.#subscribed.add(key));
      this.#subscribing.set(key, subscribing);
      subscribing.catch(() => undefined).finally(() => this.#subscribing.delete(key));
    }
    await withinLimits(subscribing, limitSignal(options), () => abortedBy(options) ?? this.#linkLost());
  }

  #hear(topic: string, payload: Buffer): void {
    // Answers come by the thousand: the last part of their topic is enough to find who waits for exactly this one.
    if (this.#pending.settle(topic.slice(topic.lastIndexOf('/') + 1), topic, payload)) return;
    const parsed = parseControlTopic(topic);
    if (parsed?.kind === 'reply') this.#unexpectedReplies += 1;
    else if (parsed !== undefined) this.#watch.hear(parsed, topic, payload);
  }

  #lost(): void {
    this.#losses += 1;
    this.#subscribed.clear();
    this.#subscribing.clear();
    this.#pending.failAll(() => this.#linkLost());
    this.#watch.missed();
    if (!this.#door.isClosed) this.#comeBack();
  }

  /** Only where somebody listens: without listeners the next request connects. */
  #comeBack(): void {
    clearTimeout(this.#returning);
    if (this.#watch.accounts().length === 0) return;
    this.#returning = setTimeout(() => {
      void this.#watchAgain().catch(() => this.#comeBack());
    }, this.#door.times.returnMs);
  }

  async #watchAgain(): Promise<void> {
    const limits = sharedLimits({ signal: this.#door.closing, timeoutMs: this.#door.times.connectMs });
    const connection = await this.#connection(limits());
    for (const account of this.#watch.accounts()) await this.#hearLifecycle(connection, account, limits());
  }

  #linkLost(): AppError {
    return new AppError('remote/link-lost', { params: { place: this.place } });
  }
}
