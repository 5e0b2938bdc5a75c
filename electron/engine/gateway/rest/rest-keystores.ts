/** A gateway's keystores over REST (kura.md §3.5). Private keys that it has never leave it. */
import type { CallOptions } from '../gateway.ts';
import { sharedLimits } from '../call-limits.ts';
import type { EntryName, InjectedKey, Keystore, KeystoreEntry, KeyPairWish } from '../kura-calls.ts';
import { keystoreEntriesSchema, keystoreEntrySchema, keystoresSchema, signingRequestSchema } from './kura-answers.ts';
import { parseAnswer } from './json-answer.ts';
import type { ConfigurationClient } from './configuration-api.ts';

const base = '/services/keystores/v1';
/** Replaces the chain of an entry where no private key is given with it. */
const privateKeyPath = '/services/keystores/v2/entries/privatekey';

/** By the client that is alive when asked. */
export class RestKeystores {
  readonly #client: () => ConfigurationClient;

  constructor(client: () => ConfigurationClient) {
    this.#client = client;
  }

  async list(options: CallOptions): Promise<readonly Keystore[]> {
    return this.#client().read({ method: 'GET', path: base }, keystoresSchema, options);
  }

  async entries(options: CallOptions): Promise<readonly KeystoreEntry[]> {
    const limits = sharedLimits(options);
    const entries: KeystoreEntry[] = [];
    for (const { pid } of await this.list(limits())) {
      const path = `${base}/entries?keystoreServicePid=${encodeURIComponent(pid)}`;
      const listed = await this.#client().read({ method: 'GET', path }, keystoreEntriesSchema, limits());
      for (const entry of listed) {
        const { alias } = entry;
        if (entry.type === 'TRUSTED_CERTIFICATE') {
          const pem = entry.certificate ?? (await this.#entry({ keystore: pid, alias }, limits())).certificate ?? undefined;
          entries.push({ kind: 'trusted', keystore: pid, alias, pem });
        } else if (entry.type === 'PRIVATE_KEY') {
          const chain = entry.certificateChain ?? (await this.#entry({ keystore: pid, alias }, limits())).certificateChain ?? [];
          entries.push({ kind: 'private-key', keystore: pid, alias, algorithm: entry.algorithm ?? '', chain });
        }
      }
    }
    return entries;
  }

  async addTrusted({ keystore, alias, pem }: EntryName & { readonly pem: string }, options: CallOptions): Promise<void> {
    await this.#client().write(
      { method: 'POST', path: `${base}/entries/certificate`, body: { keystoreServicePid: keystore, alias, certificate: pem } },
      options,
    );
  }

  async makeKeyPair(
    { keystore, alias, algorithm, sizeBits, signatureAlgorithm, subject }: KeyPairWish,
    options: CallOptions,
  ): Promise<void> {
    const body = { keystoreServicePid: keystore, alias, algorithm, size: sizeBits, signatureAlgorithm, attributes: subject };
    await this.#client().write({ method: 'POST', path: `${base}/entries/keypair`, body }, options);
  }

  async signingRequest(
    { keystore, alias, signatureAlgorithm, subject }: EntryName & { readonly signatureAlgorithm: string; readonly subject: string },
    options: CallOptions,
  ): Promise<string> {
    const path = `${base}/entries/csr`;
    const body = { keystoreServicePid: keystore, alias, signatureAlgorithm, attributes: subject };
    return parseAnswer(await this.#client().write({ method: 'POST', path, body }, options), signingRequestSchema, path).signingRequest;
  }

  async installChain({ keystore, alias, chain }: EntryName & { readonly chain: readonly string[] }, options: CallOptions): Promise<void> {
    await this.#client().write(
      { method: 'POST', path: privateKeyPath, body: { keystoreServicePid: keystore, alias, certificateChain: chain } },
      options,
    );
  }

  async installKey({ keystore, alias, privateKeyPem, chain }: InjectedKey, options: CallOptions): Promise<void> {
    const body = { keystoreServicePid: keystore, alias, privateKey: privateKeyPem, certificateChain: chain };
    await this.#client().write({ method: 'POST', path: privateKeyPath, body }, options);
  }

  async remove({ keystore, alias }: EntryName, options: CallOptions): Promise<void> {
    await this.#client().write({ method: 'DELETE', path: `${base}/entries`, body: { keystoreServicePid: keystore, alias } }, options);
  }

  /** Some versions leave certificates out of the list. */
  async #entry({ keystore, alias }: EntryName, options: CallOptions) {
    const query = new URLSearchParams({ keystoreServicePid: keystore, alias });
    return this.#client().read({ method: 'GET', path: `${base}/entries/entry?${query.toString()}` }, keystoreEntrySchema, options);
  }
}
