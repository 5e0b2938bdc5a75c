/**
 * A Gateway in memory, for unit tests of steps: a file system with times, a Kura that reads its properties only when it starts, and
 * components. Anything can be made to fail at a named moment.
 */
import { createHash } from 'node:crypto';
import type {
  CallOptions,
  ExecOptions,
  ExecResult,
  Fingerprint,
  Gateway,
  Remote,
  RemoteFile,
  Rest,
  Shell,
  WrittenFile,
} from '../../electron/engine/gateway/gateway.ts';
import { parseJavaProperties } from '../../shared/formats/java-properties.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { FakeComponents } from './fake-components.ts';
import { fakeKuraCalls } from './fake-kura-calls.ts';

interface FakeFile {
  readonly bytes: Uint8Array;
  readonly mode: number;
  /** Counts events, so that every write has an order. */
  readonly time: number;
}

export interface FakeGatewayOptions {
  readonly has?: Partial<Gateway['has']>;
  readonly kuraHome?: string | undefined;
  readonly restartCommand?: readonly string[];
  readonly macAddress?: string;
  /** Where Kura keeps its files; undefined for a gateway without Kura. */
  readonly customPath?: string | undefined;
}

/** Moments at which a test may cut the line: the error is thrown before, or after, the deed. */
export type Moment = 'before write' | 'after write' | 'before restart' | 'after restart' | 'rest' | 'shell';

const SHIPPED_PATH = '/opt/eclipse/kura/framework/kura.properties';
export const CUSTOM_PATH = '/opt/eclipse/kura/user/kura_custom.properties';
const PID_FILE = '/var/run/kura.pid';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

export class FakeGateway implements Gateway {
  readonly has: Gateway['has'];
  readonly kuraHome: string | undefined;
  readonly restartCommand: readonly string[];
  readonly components = new FakeComponents();
  readonly files = new Map<string, FakeFile>();
  readonly folders = new Set<string>();
  /** Every command, write and update, in order. */
  readonly log: string[] = [];
  /** The standard input of every command that was given one, in order. */
  readonly inputs: string[] = [];
  readonly #answers = new Map<string, Partial<{ exitStatus: number; stdout: string; stderr: string }>>();
  readonly #cuts = new Map<Moment, AppError>();
  readonly #customPath: string | undefined;
  readonly #macAddress: string;
  /** What Kura has read at its last start; undefined while it does not run. */
  loaded: ReadonlyMap<string, string> | undefined;
  /** Values that win over the files, as `-D` arguments do. */
  readonly overrides = new Map<string, string>();
  /** False for a Kura before 5.4, which has no API for its properties. */
  hasSystemApi = true;
  /** False for a Kura before 5.1, whose web server answers and has no API that the station knows. */
  hasConfigurationApi = true;
  /** Paths that the login may not read. */
  readonly unreadable = new Set<string>();
  #time = 0;

  constructor(options: FakeGatewayOptions = {}) {
    this.has = { shell: true, rest: true, remote: false, ...options.has };
    this.kuraHome = options.kuraHome;
    this.restartCommand = options.restartCommand ?? ['systemctl', 'restart', 'kura'];
    this.#customPath = 'customPath' in options ? options.customPath : CUSTOM_PATH;
    this.#macAddress = options.macAddress ?? '02:00:00:00:00:07';
    this.put('/sys/class/net/eth0/address', `${this.#macAddress.toLowerCase()}\n`);
    if (this.#customPath === undefined) return;
    this.folders.add('/opt/eclipse/kura');
    this.put(SHIPPED_PATH, 'kura.name=Eclipse Kura\nkura.model.name=device_name\nkura.primary.network.interface=eth0\n');
    this.startKura();
  }

  put(path: string, content: string, mode = 0o600): void {
    this.files.set(path, { bytes: latin1(content), mode, time: this.#tick() });
  }

  text(path: string): string | undefined {
    const file = this.files.get(path);
    return file === undefined ? undefined : String.fromCharCode(...file.bytes);
  }

  /** Scripts a command by its words. */
  answer(command: string, answer: Partial<{ exitStatus: number; stdout: string; stderr: string }>): void {
    this.#answers.set(command, answer);
  }

  /** Cuts the line at a moment, once. */
  cut(
    moment: Moment,
    code: 'ssh/connection-lost' | 'rest/unreachable' | 'shell/timeout' | 'rest/not-found' | 'rest/wrong-login' = 'ssh/connection-lost',
  ): void {
    this.#cuts.set(moment, new AppError(code, { params: { host: 'fake' } }));
  }

  startKura(): void {
    if (this.#customPath === undefined) return;
    const values = [SHIPPED_PATH, this.#customPath].flatMap((path) => [
      ...parseJavaProperties(this.files.get(path)?.bytes ?? new Uint8Array()).values,
    ]);
    this.loaded = new Map([...values, ...this.overrides]);
    this.put(
      '/proc/321/cmdline',
      ['java', `-Dkura.configuration=file:${SHIPPED_PATH}`, `-Dkura.custom.configuration=file:${this.#customPath}`, '-jar'].join('\0'),
    );
    this.put(PID_FILE, '321\n');
  }

  stopKura(): void {
    this.loaded = undefined;
    this.files.delete('/proc/321/cmdline');
  }

  async shell(): Promise<Shell> {
    if (!this.has.shell) throw new AppError('gateway/no-shell');
    this.#heed('shell');
    return {
      transport: 'ssh',
      exec: async (command, options) => this.#exec(command, options),
      readFile: async (path) => this.#readFile(path),
      writeFileAtomic: async (path, bytes, options) => this.#write(path, bytes, options.modeIfNew ?? 0o600),
    };
  }

  async rest(_options?: CallOptions): Promise<Rest> {
    if (!this.has.rest) throw new AppError('gateway/no-rest');
    this.#heed('rest');
    if (this.loaded === undefined) throw new AppError('rest/unreachable', { params: { host: 'fake' } });
    const loaded = this.loaded;
    const framework = {
      serialNumber: loaded.get('kura.serialNumber') ?? 'UNKNOWN',
      modelName: loaded.get('kura.model.name') ?? 'UNKNOWN',
      primaryMacAddress: this.#macAddress.toUpperCase(),
    };
    return {
      ...fakeKuraCalls(),
      systemProperties: async () => this.#ofSystemApi(framework),
      kuraProperties: async () => Object.fromEntries([...loaded].filter(([key]) => key.startsWith('kura.'))),
      ...this.components.rest((entry) => this.log.push(entry)),
      ...(this.hasConfigurationApi
        ? {}
        : { componentPids: () => Promise.reject(new AppError('rest/not-found', { params: { path: 'configuration' } })) }),
    };
  }

  /** The same Kura behind a broker. */
  async remote(): Promise<Remote> {
    if (!this.has.remote) throw new AppError('gateway/no-remote');
    const overRest = new FakeGateway({ has: { rest: true } });
    Object.assign(overRest, { loaded: this.loaded, components: this.components, hasSystemApi: this.hasSystemApi });
    const request = () => Promise.reject(new AppError('gateway/no-remote'));
    return {
      ...(await overRest.rest()),
      address: { account: 'fake', clientId: 'FAKE' },
      request,
      onNotice: () => () => undefined,
      birthProperties: () => undefined,
    };
  }

  #ofSystemApi<Value>(value: Value): Value {
    if (!this.hasSystemApi) throw new AppError('rest/not-found', { params: { path: 'system' } });
    return value;
  }

  software(): ReturnType<Gateway['software']> {
    return { generation: 'kura-5.4', ways: [] };
  }

  fingerprints(): readonly Fingerprint[] {
    return [];
  }

  boardNames(): readonly string[] {
    return [];
  }

  async untilGone(): Promise<void> {}

  nameJobs(): void {}

  async earlierJobs(): Promise<number> {
    return 0;
  }

  async drop(part: 'rest' | 'all' = 'all'): Promise<void> {
    this.log.push(`drop ${part}`);
  }

  async close(): Promise<void> {
    this.log.push('close');
  }

  #exec(command: readonly string[], { signal, stdin }: ExecOptions): ExecResult {
    signal.throwIfAborted();
    const words = command.join(' ');
    this.log.push(words);
    if (stdin !== undefined) this.inputs.push(new TextDecoder().decode(stdin));
    const scripted = this.#answers.get(words);
    if (scripted !== undefined) return result(scripted);
    if (words === this.restartCommand.join(' ')) return this.#restart();
    if (words.startsWith('systemctl is-active')) return result({ exitStatus: this.loaded === undefined ? 3 : 0 });
    return result(this.#program(command));
  }

  #restart(): ExecResult {
    this.#heed('before restart');
    this.startKura();
    this.#heed('after restart');
    return result({});
  }

  #program([name, ...words]: readonly string[]): Partial<{ exitStatus: number; stdout: string }> {
    const path = words.at(-1) ?? '';
    if (name === 'cat') return this.files.has(path) ? { stdout: this.text(path) ?? '' } : { exitStatus: 1 };
    if (name === 'mkdir') this.folders.add(path);
    if (name === 'mkdir') return {};
    if (name === 'test' && words[1] === '-nt') return { exitStatus: this.#timeOf(words[0]) > this.#timeOf(words[2]) ? 0 : 1 };
    if (name === 'test') return { exitStatus: this.folders.has(path) || this.files.has(path) ? 0 : 1 };
    return { exitStatus: 127 };
  }

  #timeOf(path: string | undefined): number {
    return this.files.get(path ?? '')?.time ?? 0;
  }

  #readFile(path: string): RemoteFile | undefined {
    if (this.unreadable.has(path)) throw new AppError('file/not-permitted', { params: { path } });
    const file = this.files.get(path);
    return file === undefined
      ? undefined
      : { bytes: file.bytes, sha256: sha256(file.bytes), mode: file.mode, owner: 'kurad', group: 'kurad' };
  }

  #write(path: string, bytes: Uint8Array, modeIfNew: number): WrittenFile {
    this.#heed('before write');
    this.log.push(`write ${path}`);
    this.files.set(path, { bytes, mode: this.files.get(path)?.mode ?? modeIfNew, time: this.#tick() });
    this.#heed('after write');
    return { sha256: sha256(bytes) };
  }

  #tick(): number {
    this.#time += 1;
    return this.#time;
  }

  #heed(moment: Moment): void {
    const error = this.#cuts.get(moment);
    this.#cuts.delete(moment);
    if (error !== undefined) throw error;
  }
}

function result({ exitStatus = 0, stdout = '', stderr = '' }: Partial<{ exitStatus: number; stdout: string; stderr: string }>): ExecResult {
  return { exitStatus, stdout: encode(stdout), stderr: encode(stderr) };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
