/**
 * What was heard of each gateway at one broker, folded message by message: who is connected, since when, and how often each kind of
 * message came. A birth that comes again within one connection (Kura sends it anew when its applications change, and QoS 1 may
 * deliver one twice, kura.md §4.3) is a repeat and no second birth.
 */
import type { BirthFacts, WatchedClient, WatchMessage } from '../../../../shared/contract/watch.ts';

export interface LifecycleNews {
  readonly account: string;
  readonly clientId: string;
  /** `taken-over`: somebody else came with its client id, and the broker dropped it. */
  readonly kind: 'birth' | 'apps' | 'disconnect' | 'last-will' | 'taken-over';
  /** Of births and apps whose payload could be read. */
  readonly facts?: BirthFacts | undefined;
}

export interface HeardClient extends Omit<WatchedClient, 'unitId' | 'identifier'> {
  /** Counts each of its connections, so that whoever waits can tell a new one from the one that was there. */
  readonly connection: number;
}

export interface HeardMessage {
  readonly message: WatchMessage['message'];
  readonly client: HeardClient;
  readonly at: string;
}

/** Beyond these the ones that were silent longest are forgotten: whoever may publish could otherwise fill the memory. */
const MAX_CLIENTS = 20_000;
const NOTHING_YET = { births: 0, repeats: 0, apps: 0, disconnects: 0, lastWills: 0, takeovers: 0 };

export class LifecycleLedger {
  /** The one that was heard last stands last. */
  readonly #clients = new Map<string, HeardClient>();
  readonly #listeners = new Set<(heard: HeardMessage) => void>();

  /** @param at UTC, ISO 8601 */
  hear(news: LifecycleNews, at: string): HeardMessage {
    const key = keyOf(news);
    const before = this.#clients.get(key) ?? newClient(news);
    const message = messageOf(news, before);
    const client = after(before, { news, message, at });
    this.#clients.delete(key);
    this.#clients.set(key, client);
    const [oldest] = this.#clients.keys();
    if (this.#clients.size > MAX_CLIENTS && oldest !== undefined) this.#clients.delete(oldest);
    const heard = { message, client, at };
    for (const listener of this.#listeners) listener(heard);
    return heard;
  }

  /** Messages may be missing from now on: whoever was connected may have gone, and its next birth is a new one. */
  gap(): void {
    for (const [key, client] of this.#clients) {
      if (client.state === 'connected') this.#clients.set(key, { ...client, state: 'expected' });
    }
  }

  /** As last heard; undefined where nothing ever was. */
  client(account: string, clientId: string): HeardClient | undefined {
    return this.#clients.get(keyOf({ account, clientId }));
  }

  clients(): readonly HeardClient[] {
    return [...this.#clients.values()];
  }

  onHeard(listener: (heard: HeardMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves with the client once it is as wanted, at once where it is already; rejects with the signal's reason. */
  async until(
    { account, clientId }: Pick<LifecycleNews, 'account' | 'clientId'>,
    isWanted: (client: HeardClient) => boolean,
    signal: AbortSignal,
  ): Promise<HeardClient> {
    signal.throwIfAborted();
    const now = this.client(account, clientId);
    if (now !== undefined && isWanted(now)) return now;
    const { promise, resolve, reject } = Promise.withResolvers<HeardClient>();
    const forget = this.onHeard(({ client }) => {
      if (client.account === account && client.clientId === clientId && isWanted(client)) resolve(client);
    });
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    try {
      return await promise;
    } finally {
      forget();
      signal.removeEventListener('abort', abort);
    }
  }
}

function keyOf({ account, clientId }: Pick<LifecycleNews, 'account' | 'clientId'>): string {
  return `${account}/${clientId}`;
}

function newClient({ account, clientId }: LifecycleNews): HeardClient {
  return { account, clientId, state: 'expected', counts: NOTHING_YET, connection: 0 };
}

function messageOf({ kind }: LifecycleNews, { state }: HeardClient): WatchMessage['message'] {
  return kind === 'birth' && state === 'connected' ? 'birth-again' : kind;
}

const COUNT_OF = {
  birth: 'births',
  'birth-again': 'repeats',
  apps: 'apps',
  disconnect: 'disconnects',
  'last-will': 'lastWills',
  'taken-over': 'takeovers',
} as const satisfies Record<WatchMessage['message'], keyof HeardClient['counts']>;

const STATE_AFTER = {
  birth: 'connected',
  'birth-again': 'connected',
  apps: undefined,
  disconnect: 'disconnected',
  'last-will': 'lost',
  'taken-over': undefined,
} as const satisfies Record<WatchMessage['message'], HeardClient['state'] | undefined>;

function after(
  before: HeardClient,
  { news, message, at }: { readonly news: LifecycleNews; readonly message: WatchMessage['message']; readonly at: string },
): HeardClient {
  const count = COUNT_OF[message];
  const birth = news.facts ?? before.birth;
  return {
    account: before.account,
    clientId: before.clientId,
    state: STATE_AFTER[message] ?? before.state,
    ...(birth === undefined ? {} : { birth }),
    counts: { ...before.counts, [count]: before.counts[count] + 1 },
    firstAt: before.firstAt ?? at,
    lastAt: at,
    connection: before.connection + (message === 'birth' ? 1 : 0),
  };
}
