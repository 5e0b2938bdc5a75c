/**
 * The connected device seen through its capabilities. Steps ask for a capability and never know the transport; what a gateway
 * cannot do is an AppError `gateway/no-shell`, `gateway/no-rest`, `gateway/no-remote` or `gateway/cannot`.
 */
import type { GatewaySoftware } from '../../../shared/domain/gateway-software.ts';
import type { CallOptions, Component, PropertyValue } from './component.ts';
import type { KuraCalls } from './kura-calls.ts';

export type { AttributeDefinition, CallOptions, Component, PropertyValue } from './component.ts';
import type { RemoteAnswer, RemoteOrder } from './remote-request.ts';

export interface ExecOptions extends CallOptions {
  /** Data for the command's standard input: the way for values that must not be in an argument list. */
  readonly stdin?: Uint8Array;
  /** More than this is `shell/output-too-long`. Default 1 MiB. */
  readonly maxOutputBytes?: number;
}

export interface ExecResult {
  /** Always a number: a command that ended without one is `shell/no-exit-status`, never success (lab.md §2). */
  readonly exitStatus: number;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
}

export interface RemoteFile {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** Permission bits, e.g. 0o640. */
  readonly mode: number;
  readonly owner: string;
  readonly group: string;
}

export interface WrittenFile {
  /** Of the file as read back from the device after the rename. */
  readonly sha256: string;
  /** Where the previous content is kept; undefined where there was none. */
  readonly backupPath?: string;
}

export interface Shell {
  readonly transport: 'ssh' | 'serial' | 'tcp';
  /** Runs a program with arguments passed as data: every word is quoted, nothing is spliced into a shell line. */
  exec(command: readonly string[], options: ExecOptions): Promise<ExecResult>;
  /** Undefined where the file does not exist. */
  readFile(path: string, options: CallOptions): Promise<RemoteFile | undefined>;
  /**
   * Replaces a file so that a power cut leaves the old or the new content whole: temporary file in the same folder, owner and
   * mode of the old one kept, fsync of file and folder, backup, rename, read back and compared by hash.
   */
  writeFileAtomic(path: string, bytes: Uint8Array, options: CallOptions & { readonly modeIfNew?: number }): Promise<WrittenFile>;
}

export interface TrustedCertificate {
  readonly keystore: string;
  readonly alias: string;
  readonly pem: string;
}

/** What `system/v1/properties/framework` answers, texts only, by its own names (serialNumber, primaryMacAddress, …). */
export type SystemProperties = Readonly<Record<string, string>>;

export interface Rest extends KuraCalls {
  systemProperties(options: CallOptions): Promise<SystemProperties>;
  /** Raw `kura.*` properties as the files give them. */
  kuraProperties(options: CallOptions): Promise<Readonly<Record<string, string>>>;
  componentPids(options: CallOptions): Promise<readonly { readonly pid: string; readonly factoryPid?: string | undefined }[]>;
  /** With definition. `rest/component-not-found` where the gateway leaves it out of its answer. */
  component(pid: string, options: CallOptions): Promise<Component>;
  /** One `_update` with a snapshot; merges, so properties that are left out keep their value. */
  updateComponent(pid: string, properties: Readonly<Record<string, PropertyValue>>, options: CallOptions): Promise<void>;
  /**
   * The component as the newest snapshot has it, passwords in clear (kura.md §3.3): for comparing in memory, never to be shown. Undefined
   * where the snapshot has no such component.
   */
  snapshotOf(pid: string, options: CallOptions): Promise<Readonly<Record<string, PropertyValue>> | undefined>;
  /** Of all keystores (kura.md §3.5). `gateway/cannot` where this generation has none to ask. */
  trustedCertificates(options: CallOptions): Promise<readonly TrustedCertificate[]>;
}

/** Kura over a broker (kura.md §4): the same calls, by the same names, and whatever else its apps answer. */
export interface Remote extends Rest {
  readonly address: { readonly account: string; readonly clientId: string };
  /**
   * One request, sent once. Any `response.code` is an answer. `remote/no-reply` and `remote/link-lost` leave open whether the gateway did
   * what was asked.
   */
  request(order: RemoteOrder, options: CallOptions): Promise<RemoteAnswer>;
  /** What an app tells of its own accord while it works on a request; gives how to end it. */
  onNotice(app: string, listener: (payload: Uint8Array, resource: string) => void): () => void;
  /** What its last birth message said, by the names of `systemProperties`; undefined where the station heard none. */
  birthProperties(): SystemProperties | undefined;
}

export interface Fingerprint {
  readonly fact: 'ssh-host-key' | 'tls-certificate';
  readonly fingerprint: string;
}

export interface Gateway {
  readonly has: { readonly shell: boolean; readonly rest: boolean; readonly remote: boolean };
  readonly kuraHome: string | undefined;
  /** As the lane says; undefined where the device has to be asked (`restartCommandOf`). */
  readonly restartCommand: readonly string[] | undefined;
  /**
   * Connects when first asked and again after `drop`; the same device must answer (`gateway/fingerprint-changed`). A Shell or Rest that
   * is still held after `drop` or a lost connection connects afresh at its next call; after `close` it is `gateway/closed`.
   */
  shell(options: CallOptions): Promise<Shell>;
  /** Logs in when first asked and again where the session has ended. */
  rest(options: CallOptions): Promise<Rest>;
  /** Connects to the broker and finds the gateway there when first asked, and again after `drop`. */
  remote(options: CallOptions): Promise<Remote>;
  /** What was found out of its software so far, and the ways that were used; asks nothing. */
  software(): GatewaySoftware;
  /** What the device showed of itself so far, for its passport. */
  fingerprints(): readonly Fingerprint[];
  /**
   * What tells this board from the others of an order where no key does: opaque texts, of which one that returns means the same board.
   * They prove nothing and are never stored. Empty for a gateway that is not reached over a console.
   */
  boardNames(): readonly string[];
  /**
   * Resolves when a console's session ends, because the gateway was unplugged, restarted or swapped, or when the signal aborts; at once
   * where there is no such session. Cheaper than logging in again and again to see whether the gateway is still the same.
   */
  untilGone(signal: AbortSignal): Promise<void>;
  /**
   * From now on every command on the gateway, with all it starts, bears this name, by which a later connection, or a later start of
   * the station, finds what still runs. 1 to 64 letters, digits and hyphens, such as a run's id; anything else is a RangeError.
   */
  nameJobs(name: string): void;
  /**
   * How many processes of earlier connections still bear the name given to `nameJobs`; what this connection started is not counted.
   * 0 where no name was given and on a gateway without shell or without /proc. Not seen is what cleared its environment (sudo) and,
   * unless the login is root, what belongs to another user. A service that a command itself leaves behind counts while it runs;
   * one started by systemd or `service` does not. Errors as `Shell.exec`, and `shell/bad-output` where the gateway cannot look.
   */
  earlierJobs(options: CallOptions): Promise<number>;
  /**
   * Closes connections that a restart has made stale; the next call connects afresh. `rest`: only those of Kura, where the gateway itself
   * stayed up. Default: all.
   */
  drop(part?: 'rest' | 'all'): Promise<void>;
  close(): Promise<void>;
}
