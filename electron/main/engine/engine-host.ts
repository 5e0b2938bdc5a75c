/** The engine's life: forked, watched, started again after a crash, ended with the app. */
import { type ChildProcess, fork } from 'node:child_process';
import type { Failure } from '../../../shared/domain/problem.ts';
import { ENGINE_CLOSE_MS } from '../../../shared/rpc/close-times.ts';
import type { ClientMessage, ServerMessage } from '../../../shared/rpc/messages.ts';
import { withoutCoreDumps } from '../../core-dumps.ts';
import type { Log } from '../../log/log.ts';
import type { EngineLocation } from './engine-location.ts';
import { createRestartPolicy, MAX_RESTARTS } from './restart-policy.ts';

const RESTART_DELAY_MS = 200;
/** As the engine's own arguments have it. */
const KEY_ON_STDIN = '--key-on-stdin';

export interface EngineHostOptions {
  readonly location: EngineLocation;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** The station key, where it had to be unwrapped. It goes through a pipe: arguments and environment can be read by others. */
  readonly stationKey?: string | undefined;
  /** Everything for the window: frames of the engine, and `host` frames while there is no engine. */
  readonly onFrame: (frame: ServerMessage) => void;
  readonly log?: Log | undefined;
}

export class EngineHost {
  readonly #options: EngineHostOptions;
  readonly #mayRestart = createRestartPolicy();
  #child: ChildProcess | undefined;
  #stopping = false;
  /** Set while no engine runs; told again to a window that comes later. */
  #absence: Extract<ServerMessage, { kind: 'host' }> | undefined;

  constructor(options: EngineHostOptions) {
    this.#options = options;
  }

  start(): void {
    const { location, args, environment, stationKey } = this.#options;
    const { execPath, execArgv } = withoutCoreDumps(location.nodePath);
    const child = fork(location.script, stationKey === undefined ? args : [...args, KEY_ON_STDIN], {
      execPath,
      execArgv: [...execArgv],
      env: environment,
      serialization: 'advanced',
      stdio: [stationKey === undefined ? 'ignore' : 'pipe', 'inherit', 'inherit', 'ipc'],
    });
    // An engine that ends before it reads is told by its end.
    child.stdin?.on('error', () => undefined).end(stationKey);
    this.#child = child;
    this.#absence = undefined;
    child.on('message', (frame) => this.#heard(frame as ServerMessage));
    child.once('exit', (code, signal) => this.#ended(child, signal ?? String(code)));
    child.once('error', (error) => this.#ended(child, 'code' in error ? String(error.code) : error.name));
  }

  get isRunning(): boolean {
    return this.#child !== undefined;
  }

  /** Frames for an engine that is not there are lost; the window's client asks again after the next greeting. */
  send(frame: ClientMessage): void {
    if (this.#absence !== undefined) this.#options.onFrame(this.#absence);
    else if (this.#child?.connected === true) this.#child.send(frame);
  }

  /** Resolves when the engine is gone. Losing its channel is how it learns that it shall settle and close. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child === undefined) return;
    const { promise: exited, resolve } = Promise.withResolvers<void>();
    child.once('exit', () => resolve());
    const killer = setTimeout(() => child.kill('SIGKILL'), ENGINE_CLOSE_MS);
    if (child.connected) child.disconnect();
    await exited;
    clearTimeout(killer);
  }

  /** An engine that says `fault` knows that another start would end the same way. */
  #heard(frame: ServerMessage): void {
    if (frame.kind === 'host') this.#absence = frame;
    this.#options.onFrame(frame);
  }

  #ended(child: ChildProcess, reason: string): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    if (this.#stopping || this.#absence?.state === 'fault') return;
    const again = this.#mayRestart(performance.now());
    const failure: Failure = again
      ? { code: 'engine/stopped', params: { reason }, chain: [] }
      : { code: 'engine/keeps-stopping', params: { reason, times: String(MAX_RESTARTS + 1) }, chain: [] };
    this.#absence = { kind: 'host', state: again ? 'restarting' : 'fault', failure };
    this.#options.log?.write({ level: 'error', room: 'engine-host', message: this.#absence.state, facts: { reason } });
    this.#options.onFrame(this.#absence);
    if (again) setTimeout(() => this.#startAgain(), RESTART_DELAY_MS);
  }

  #startAgain(): void {
    if (!this.#stopping) this.start();
  }
}
