/** The window's engine as a process of its own, spoken to as main does: with a journal that commands beside it name, too. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { EngineEvent } from '../../shared/contract/contract.ts';
import { connect, type EngineClient } from '../../shared/rpc/client.ts';

const ENTRY = resolve(import.meta.dirname, '../../electron/engine/entry.ts');

export class EngineProcess {
  readonly child: ChildProcess;
  readonly client: EngineClient;
  readonly appended: EngineEvent<'journal.appended'> = [];
  readonly lines: EngineEvent<'line.changed'>[] = [];

  /** Resolves when it has the journal. */
  static async start(journalFile: string, options: { readonly stationFile?: string; readonly environment?: NodeJS.ProcessEnv } = {}) {
    const station = options.stationFile === undefined ? [] : ['--station', options.stationFile];
    const child = fork(ENTRY, ['--journal', journalFile, ...station], {
      execArgv: [],
      env: { ...process.env, ...options.environment },
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const engine = new EngineProcess(child);
    await engine.client.request('line.get', {});
    return engine;
  }

  private constructor(child: ChildProcess) {
    this.child = child;
    this.client = connect({
      send: (frame) => void (child.connected && child.send(frame)),
      onMessage: (hear) => void child.on('message', hear as (frame: unknown) => void),
      onClose: (hear) => void child.on('exit', hear),
    });
    this.client.on('journal.appended', (events) => void this.appended.push(...events));
    this.client.on('line.changed', (line) => void this.lines.push(line));
  }

  async kill(): Promise<void> {
    if (this.#isOver()) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  /** As when the window closes. */
  async stop(): Promise<void> {
    if (this.#isOver()) return;
    const exited = once(this.child, 'exit');
    if (this.child.connected) this.child.disconnect();
    await exited;
  }

  #isOver(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}
