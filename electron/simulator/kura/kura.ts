/** The Java process that Kura or ESF is: starts, reads its files, answers, stops. */
import { setTimeout as delay } from 'node:timers/promises';
import { FileSystemError } from '../file-system/file-nodes.ts';
import type { Machine, ServiceManager } from '../machine.ts';
import { ProcessKilled } from '../shell/control-flow.ts';
import { ComponentStore, type Snapshot } from './component-store.ts';
import type { ComponentTemplate } from './definitions.ts';
import { type Properties, type RunProvider, loadProperties, resolveFramework, resolveProperty } from './kura-properties.ts';
import { KURA_LOG, KURA_PID_FILE, type KuraLayout } from './layout.ts';
import { snapshotFile } from './snapshot-file.ts';

/** Which parts of the time a restart takes: until the old process is gone, until the new one answers. */
const STOPPING_SHARE = 0.3;

export interface KuraOptions {
  readonly layout: KuraLayout;
  readonly templates: readonly ComponentTemplate[];
  /** From `systemctl restart` until Kura answers again. */
  readonly restartMs: number;
  /** Runs a command line as Kura's user. */
  readonly runProvider: RunProvider;
  /** Aborted when the gateway loses its power. */
  readonly power: () => AbortSignal;
  /** Called when Kura answers, and when it stops answering. */
  readonly onRunning: () => void;
  readonly onStopped: () => void;
}

export class Kura {
  readonly components: ComponentStore;
  readonly #machine: Omit<Machine, 'services'>;
  readonly #options: KuraOptions;
  #properties: Properties = new Map();
  #process: { readonly id: number; readonly startedMs: number } | undefined;
  #isRunning = false;
  /** Ends a start that is under way. */
  #start = new AbortController();

  constructor(machine: Omit<Machine, 'services'>, options: KuraOptions) {
    this.#machine = machine;
    this.#options = options;
    this.components = new ComponentStore({
      templates: options.templates,
      nowMs: machine.nowMs,
      keepSnapshot: (snapshot, forget) => this.#keepSnapshot(snapshot, forget),
      log: (line) => this.log(line),
    });
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** `kura.*` and the rest as the files gave them at the last start. */
  get properties(): Properties {
    return this.#properties;
  }

  framework(): Promise<Readonly<Record<string, string>>> {
    return resolveFramework(this.#properties, this.#options.runProvider);
  }

  /** What `SystemService.getSerialNumber()` answers. */
  async serialNumber(): Promise<string> {
    return (await resolveProperty(this.#properties, 'kura.serialNumber', this.#options.runProvider)) ?? 'UNKNOWN';
  }

  log(line: string): void {
    const stamp = new Date(this.#machine.nowMs()).toISOString().replace('Z', '').replace('.', ',');
    const append = this.#machine.fileSystem.openForWriting(KURA_LOG, { mode: 0o644, append: true });
    append(Buffer.from(`${stamp} [kura] INFO  ${line}\n`));
  }

  /** Starts the process; what it needs until it answers goes on behind the promise. */
  start(bootMs = this.#options.restartMs * (1 - STOPPING_SHARE)): void {
    if (this.#process !== undefined) return;
    const { layout } = this.#options;
    const words = [
      '/usr/bin/java',
      `-Dkura.configuration=file:${layout.factoryProperties}`,
      `-Dkura.custom.configuration=file:${layout.customProperties}`,
      '-jar',
      `${layout.home}/plugins/org.eclipse.equinox.launcher.jar`,
    ];
    const id = this.#machine.processes.add({ user: 'kurad', words, environment: new Map(), onSignal: (signal) => this.#onSignal(signal) });
    this.#process = { id, startedMs: this.#machine.nowMs() };
    this.#machine.fileSystem.write(KURA_PID_FILE, Buffer.from(`${id}\n`));
    this.#start = new AbortController();
    if (bootMs === 0) this.#boot();
    else void this.#bootLater(bootMs, AbortSignal.any([this.#start.signal, this.#options.power()]));
  }

  /** Ends the process at once; sessions and what no snapshot has are gone. */
  stop(): void {
    const process = this.#process;
    if (process === undefined) return;
    this.#process = undefined;
    this.#start.abort();
    this.#machine.processes.remove(process.id);
    this.#machine.fileSystem.removeTree(KURA_PID_FILE);
    if (!this.#isRunning) return;
    this.#isRunning = false;
    this.#options.onStopped();
  }

  /** What systemd does with `kura.service`, and says of it. */
  services(): ServiceManager {
    return {
      act: async (verb, unit) => {
        if (unit !== 'kura') return false;
        if (verb !== 'start') {
          this.stop();
          await delay(this.#options.restartMs * STOPPING_SHARE, undefined, { signal: this.#options.power() }).catch(() => {
            throw new ProcessKilled('KILL');
          });
        }
        if (verb !== 'stop') this.start();
        return true;
      },
      show: (unit) => (unit === 'kura' ? this.#unitFacts() : undefined),
    };
  }

  #unitFacts(): Readonly<Record<string, string>> {
    const process = this.#process;
    const started = process === undefined ? '' : new Date(process.startedMs).toUTCString().replace('GMT', 'UTC');
    return {
      Id: 'kura.service',
      LoadState: 'loaded',
      ActiveState: process === undefined ? 'inactive' : 'active',
      SubState: process === undefined ? 'dead' : 'running',
      MainPID: String(process?.id ?? 0),
      ExecMainStartTimestamp: started,
      ExecMainStartTimestampMonotonic: process === undefined ? '0' : String(Math.round(process.startedMs * 1000)),
      UnitFileState: 'enabled',
    };
  }

  /** SIGKILL counts as a failure, after which systemd starts it again. */
  #onSignal(signal: string): void {
    this.stop();
    if (signal === 'KILL') this.start(this.#options.restartMs);
  }

  async #bootLater(bootMs: number, signal: AbortSignal): Promise<void> {
    try {
      await delay(bootMs, undefined, { signal });
    } catch {
      return;
    }
    this.#boot();
  }

  #boot(): void {
    this.#properties = loadProperties(this.#machine.fileSystem, this.#options.layout, (line) => this.log(line));
    this.components.loadLatestSnapshot();
    this.log(`Kura version ${this.#properties.get('kura.version') ?? ''} is starting`);
    this.#isRunning = true;
    this.#options.onRunning();
  }

  #keepSnapshot(snapshot: Snapshot, forget: readonly number[]): void {
    const { fileSystem } = this.#machine;
    const pathOf = (id: number) => `${this.#options.layout.snapshots}/snapshot_${id}.xml`;
    fileSystem.write(pathOf(snapshot.id), snapshotFile(snapshot.components), 0o600);
    Object.assign(fileSystem.get(pathOf(snapshot.id)), { owner: 'kurad', group: 'kurad' });
    for (const id of forget) {
      try {
        fileSystem.remove(pathOf(id));
      } catch (error) {
        if (!(error instanceof FileSystemError)) throw error;
      }
    }
  }
}
