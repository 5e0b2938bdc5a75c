/**
 * What the station asks of Kura, whichever way in there is: the same calls over HTTPS (`Rest`) and over MQTT (`Remote`). What a
 * generation or a way in lacks is an AppError `gateway/cannot` that names the call, thrown before anything is sent (kura.md §3.1).
 */
import type { Generation } from '../../../shared/domain/gateway-software.ts';
import type { KuraCall } from '../../../shared/domain/kura-call.ts';
import type { CallOptions, Component, PropertyValue } from './component.ts';

export type { Generation } from '../../../shared/domain/gateway-software.ts';
export type { KuraCall } from '../../../shared/domain/kura-call.ts';

/** One component of a snapshot: no definition, passwords in clear. For comparing in memory, never to be shown (kura.md §3.3). */
export interface SnapshotComponent {
  readonly pid: string;
  readonly properties: Readonly<Record<string, PropertyValue>>;
}

/** A component to write, whole or in part: properties that are left out keep their value. */
export interface ComponentUpdate {
  readonly pid: string;
  readonly properties: Readonly<Record<string, PropertyValue>>;
}

export interface Keystore {
  readonly pid: string;
  readonly type: string;
  readonly size: number;
}

export type KeystoreEntry =
  | { readonly kind: 'trusted'; readonly keystore: string; readonly alias: string; readonly pem: string | undefined }
  | {
      readonly kind: 'private-key';
      readonly keystore: string;
      readonly alias: string;
      readonly algorithm: string;
      /** PEM, leaf first. */
      readonly chain: readonly string[];
    };

export interface EntryName {
  readonly keystore: string;
  readonly alias: string;
}

/** In memory only: never to be logged, journaled or shown. */
export interface InjectedKey extends EntryName {
  readonly privateKeyPem: string;
  readonly chain: readonly string[];
}

/** Made on the gateway, which keeps the private key; RSA or DSA is what it offers (kura.md §3.5). */
export interface KeyPairWish extends EntryName {
  readonly algorithm: 'RSA' | 'DSA';
  readonly sizeBits: number;
  readonly signatureAlgorithm: string;
  /** Distinguished name, `CN=…, O=…`. */
  readonly subject: string;
}

/** One program with its arguments as data, run by the gateway's command user (kura.md §4.2). In memory only: may hold secrets. */
export interface KuraCommand {
  readonly program: string;
  readonly arguments: readonly string[];
  readonly stdin?: string | undefined;
  readonly workingDirectory?: string | undefined;
  /** The command password of the gateway, where it has one. */
  readonly password?: string | undefined;
  /** After which the gateway ends the program; where the way in cannot carry it, the gateway's own limit counts. */
  readonly timeoutSeconds?: number | undefined;
}

export interface KuraCommandEnd {
  readonly exitStatus: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The gateway ended it. */
  readonly timedOut: boolean;
}

export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
}

/** A deployment package that the gateway fetches by itself. */
export interface PackageOrder extends InstalledPackage {
  readonly url: string;
  /** Hexadecimal digits; the gateway compares them where the way in carries them (MQTT does, REST does not). */
  readonly sha256: string | undefined;
  readonly onProgress: (percent: number) => void;
}

/** The rest of what a gateway's Kura offers beside `Rest`'s first calls; 64-bit numbers are bigints, both ways. */
export interface KuraCalls {
  readonly generation: Generation;
  /** By what the generation and the way in have; a call that is not named is `gateway/cannot`. */
  can(call: KuraCall): boolean;
  /** All of them, with definitions. */
  components(options: CallOptions): Promise<readonly Component[]>;
  /** As one `_update` with a snapshot; what it names as failed is `rest/update-partly-failed`: the rest was written. */
  updateComponents(updates: readonly ComponentUpdate[], options: CallOptions): Promise<void>;
  /** Oldest first. */
  snapshotIds(options: CallOptions): Promise<readonly bigint[]>;
  /** `gateway/no-such-snapshot` where the gateway does not have it. */
  snapshot(id: bigint, options: CallOptions): Promise<readonly SnapshotComponent[]>;
  /** Keeps the present configuration as a snapshot; its id. */
  writeSnapshot(options: CallOptions): Promise<bigint>;
  /** `undefined` where the way in answers before it knows the new snapshot's id: read back. */
  rollBack(id: bigint, options: CallOptions): Promise<bigint | undefined>;
  keystores(options: CallOptions): Promise<readonly Keystore[]>;
  keystoreEntries(options: CallOptions): Promise<readonly KeystoreEntry[]>;
  /** Puts a trusted certificate there; one with the same alias is replaced. */
  addTrusted(entry: EntryName & { readonly pem: string }, options: CallOptions): Promise<void>;
  makeKeyPair(wish: KeyPairWish, options: CallOptions): Promise<void>;
  /** PEM of a PKCS#10 request for the pair's public key, signed by the gateway. */
  signingRequest(
    entry: EntryName & { readonly signatureAlgorithm: string; readonly subject: string },
    options: CallOptions,
  ): Promise<string>;
  /** Leaf first, for the pair that the gateway made: the key stays as it is (keystores/v2). */
  installChain(entry: EntryName & { readonly chain: readonly string[] }, options: CallOptions): Promise<void>;
  /** A private key made elsewhere, PKCS#8, with its chain, leaf first; one with the same alias is replaced (keystores/v2, as `install-chain`). */
  installKey(entry: InjectedKey, options: CallOptions): Promise<void>;
  removeEntry(entry: EntryName, options: CallOptions): Promise<void>;
  /** `remote/commands-disabled` where the gateway runs none. An exit status of any kind is an answer. */
  runCommand(command: KuraCommand, options: CallOptions): Promise<KuraCommandEnd>;
  /** Deployment packages; undefined where this version does not tell. */
  installedPackages(options: CallOptions): Promise<readonly InstalledPackage[] | undefined>;
  /** Resolves when the gateway says that it is done (MQTT) or has taken the order (REST): the list of packages proves it. */
  installPackage(order: PackageOrder, options: CallOptions): Promise<void>;
}
