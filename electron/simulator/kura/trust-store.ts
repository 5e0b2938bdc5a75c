/** The trusted certificates of a gateway's keystores (kura.md §6). They outlive a restart, as the files do. */

export interface TrustEntry {
  readonly keystore: string;
  readonly alias: string;
  readonly pem: string;
}

export const keystorePids = ['SSLKeystore', 'HttpsKeystore', 'DMKeystore'] as const;
const OUTGOING = 'SSLKeystore';

export class TrustStore {
  #entries: readonly TrustEntry[];

  /** @param cloudCa what it comes with: the authority of its cloud */
  constructor(cloudCa: string) {
    this.#entries = [{ keystore: OUTGOING, alias: 'simulated-cloud-authority', pem: cloudCa }];
  }

  entries(): readonly TrustEntry[] {
    return this.#entries;
  }

  /** In the place of one with the same alias. */
  add(entry: TrustEntry): void {
    this.remove(entry);
    this.#entries = [...this.#entries, entry];
  }

  /** False where there was none. */
  remove({ keystore, alias }: Pick<TrustEntry, 'keystore' | 'alias'>): boolean {
    const kept = this.#entries.filter((entry) => entry.keystore !== keystore || entry.alias !== alias);
    const isThere = kept.length < this.#entries.length;
    this.#entries = kept;
    return isThere;
  }

  /** What outgoing TLS connections are checked with, as one PEM text. */
  outgoing(): string {
    return this.#entries
      .filter(({ keystore }) => keystore === OUTGOING)
      .map(({ pem }) => pem)
      .join('\n');
  }
}
