/** One link for each broker and login, shared by all gateways behind it; it stays for a moment after the last, who may come again. */
import { RemoteLink } from './remote-link.ts';
import type { RemoteLinkOptions } from './link-options.ts';

export interface HeldLink {
  readonly link: RemoteLink;
  release(): Promise<void> | void;
}

/** Gives a link that somebody else keeps open as long as it is held. */
export type HoldLink = () => Promise<HeldLink>;

interface SharedLink {
  readonly link: RemoteLink;
  holders: number;
  leaving: NodeJS.Timeout | undefined;
}

/** A lane that waits for its gateway asks again and again, each time as a new gateway. */
const LINGER_MS = 10_000;

export class RemoteLinks {
  readonly #shared = new Map<string, SharedLink>();
  readonly #lingerMs: number;

  constructor(lingerMs = LINGER_MS) {
    this.#lingerMs = lingerMs;
  }

  /** Throws what `new RemoteLink` throws. */
  hold(options: RemoteLinkOptions): HeldLink {
    const { url, caPem, localAddress, family, user, password, clientId, allowPlain } = options;
    const key = JSON.stringify([url, caPem, localAddress, family, user, password, clientId, allowPlain]);
    const shared = this.#shared.get(key) ?? { link: new RemoteLink(options), holders: 0, leaving: undefined };
    this.#shared.set(key, shared);
    shared.holders += 1;
    clearTimeout(shared.leaving);
    let isHeld = true;
    const release = () => {
      if (isHeld) this.#release(key, shared);
      isHeld = false;
    };
    return { link: shared.link, release };
  }

  /** For good, whoever still holds one. */
  async close(): Promise<void> {
    const all = [...this.#shared.values()];
    this.#shared.clear();
    for (const { leaving } of all) clearTimeout(leaving);
    await Promise.all(all.map(({ link }) => link.close()));
  }

  #release(key: string, shared: SharedLink): void {
    shared.holders -= 1;
    if (shared.holders > 0) return;
    shared.leaving = setTimeout(() => {
      if (this.#shared.get(key) === shared) this.#shared.delete(key);
      void shared.link.close();
    }, this.#lingerMs);
    shared.leaving.unref();
  }
}
