/** Who wants to hear what comes over a link beside answers: gateways that come and go, and notices of their apps. */
import type { GatewayFacts, LifecycleMessage } from './lifecycle.ts';
import { lifecycleOf } from './lifecycle.ts';
import type { ControlTopic, RemoteAddress } from './remote-topics.ts';

export interface LifecycleListener {
  readonly onMessage: (message: LifecycleMessage) => void;
  /** The connection was lost: messages may be missing until it stands again. */
  readonly onGap?: () => void;
}

/** In the place of an account, as MQTT has it: whatever the login may hear. */
export const ALL_ACCOUNTS = '+';

type NoticeListener = (payload: Buffer, resource: string) => void;

export class LinkWatch {
  readonly #lifecycle = new Map<string, Set<LifecycleListener>>();
  readonly #notices = new Map<string, Set<NoticeListener>>();
  readonly #last = new Map<string, LifecycleMessage>();

  onLifecycle(account: string, listener: LifecycleListener): () => void {
    return added(this.#lifecycle, account, listener);
  }

  onNotice(from: RemoteAddress, app: string, listener: NoticeListener): () => void {
    return added(this.#notices, noticeKey(from, app), listener);
  }

  accounts(): readonly string[] {
    return [...this.#lifecycle.keys()];
  }

  lastOf({ account, clientId }: RemoteAddress): LifecycleMessage | undefined {
    return this.#last.get(`${account}/${clientId}`);
  }

  hear(topic: ControlTopic, text: string, payload: Buffer): void {
    if (topic.kind === 'notify') {
      for (const listener of this.#notices.get(noticeKey(topic, topic.app)) ?? []) listener(payload, topic.resource);
    }
    const message = topic.kind === 'lifecycle' ? lifecycleOf(text, payload) : undefined;
    if (message === undefined) return;
    this.#last.set(`${message.account}/${message.clientId}`, this.#withEarlierFacts(message));
    const ofAll = this.#lifecycle.get(ALL_ACCOUNTS) ?? [];
    for (const listener of [...(this.#lifecycle.get(message.account) ?? []), ...ofAll]) listener.onMessage(message);
  }

  /** What was known of who is there is not known any more. */
  missed(): void {
    this.#last.clear();
    for (const listeners of this.#lifecycle.values()) for (const { onGap } of listeners) onGap?.();
  }

  end(): void {
    this.#lifecycle.clear();
    this.#notices.clear();
  }

  /** One that goes says little: what it said when it came still holds for how it is spoken to. */
  #withEarlierFacts(message: LifecycleMessage): LifecycleMessage {
    if (message.kind === 'birth' || message.kind === 'apps') return message;
    const facts: GatewayFacts = this.lastOf(message)?.facts ?? message.facts;
    return { ...message, facts };
  }
}

function noticeKey({ account, clientId }: RemoteAddress, app: string): string {
  return `${account}/${clientId}/${app}`;
}

function added<Listener>(all: Map<string, Set<Listener>>, key: string, listener: Listener): () => void {
  const listeners = all.get(key) ?? new Set();
  listeners.add(listener);
  all.set(key, listeners);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && all.get(key) === listeners) all.delete(key);
  };
}
