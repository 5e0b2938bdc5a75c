/** The keystores of a gateway (kura.md §6): trusted certificates and private keys. They outlive a restart, as the files do. */
import type { DeviceKey } from './device-key.ts';

export interface TrustEntry {
  readonly keystore: string;
  readonly alias: string;
  readonly pem: string;
}

export interface KeyEntry extends DeviceKey {
  readonly keystore: string;
  readonly alias: string;
}

type EntryName = Pick<TrustEntry, 'keystore' | 'alias'>;

export const keystorePids = ['SSLKeystore', 'HttpsKeystore', 'DMKeystore'] as const;
const OUTGOING = 'SSLKeystore';

export class TrustStore {
  #entries: readonly TrustEntry[];
  #keys: readonly KeyEntry[] = [];

  /** @param cloudCa what it comes with: the authority of its cloud */
  constructor(cloudCa: string) {
    this.#entries = [{ keystore: OUTGOING, alias: 'simulated-cloud-authority', pem: cloudCa }];
  }

  entries(): readonly TrustEntry[] {
    return this.#entries;
  }

  keys(): readonly KeyEntry[] {
    return this.#keys;
  }

  key(name: EntryName): KeyEntry | undefined {
    return this.#keys.find((entry) => isSame(entry, name));
  }

  /** In the place of whatever has that alias. */
  add(entry: TrustEntry): void {
    this.remove(entry);
    this.#entries = [...this.#entries, { ...entry, alias: stored(entry.alias) }];
  }

  /** In the place of whatever has that alias. */
  addKey(entry: KeyEntry): void {
    this.remove(entry);
    this.#keys = [...this.#keys, { ...entry, alias: stored(entry.alias) }];
  }

  /** False where there was none. */
  remove(name: EntryName): boolean {
    const before = this.#entries.length + this.#keys.length;
    this.#entries = this.#entries.filter((entry) => !isSame(entry, name));
    this.#keys = this.#keys.filter((entry) => !isSame(entry, name));
    return this.#entries.length + this.#keys.length < before;
  }

  /** What outgoing TLS connections are checked with, as one PEM text. */
  outgoing(): string {
    return this.#entries
      .filter(({ keystore }) => keystore === OUTGOING)
      .map(({ pem }) => pem)
      .join('\n');
  }
}

/** Java's keystores keep an alias in small letters. */
function stored(alias: string): string {
  return alias.toLowerCase();
}

function isSame(one: EntryName, other: EntryName): boolean {
  return one.keystore === other.keystore && stored(one.alias) === stored(other.alias);
}
