/** A gateway whose shell answers as a test says: for the runner, which must not care what a command means. */
import type { ExecResult, Fingerprint, Gateway, Remote, Rest, Shell } from '../../electron/engine/gateway/gateway.ts';
import { AppError } from '../../shared/errors/app-error.ts';

export type Script = (command: readonly string[]) => Promise<number> | number;

export class ScriptedGateway implements Gateway {
  readonly has = { shell: true, rest: false, remote: false };
  readonly kuraHome = undefined;
  readonly restartCommand = ['true'];
  readonly commands: string[] = [];
  drops = 0;
  /** What `earlierJobs` gives. */
  running = 0;
  readonly #script: Script;
  readonly #fingerprint: string;
  #judge: (seen: Fingerprint) => void = () => undefined;
  #isConnected = false;
  #refuses: () => boolean = () => false;

  /** `script` gives each command's exit status, or throws what the transport would. */
  constructor(script: Script, fingerprint = 'SHA256:scripted') {
    this.#script = script;
    this.#fingerprint = fingerprint;
  }

  /** As a real gateway does, asks at each first contact whether it is let in, before anything is sent. */
  async shell(): Promise<Shell> {
    if (this.#refuses()) throw new AppError('ssh/wrong-login');
    if (!this.#isConnected) this.#judge({ fact: 'ssh-host-key', fingerprint: this.#fingerprint });
    this.#isConnected = true;
    return {
      transport: 'ssh',
      exec: (command) => this.#exec(command),
      readFile: async () => undefined,
      writeFileAtomic: () => Promise.reject(new AppError('gateway/no-shell')),
    };
  }

  rest(): Promise<Rest> {
    return Promise.reject(new AppError('gateway/no-rest'));
  }

  remote(): Promise<Remote> {
    return Promise.reject(new AppError('gateway/no-remote'));
  }

  /** From when on its shell lets nobody in. */
  refusingShell(refuses: () => boolean): this {
    this.#refuses = refuses;
    return this;
  }

  /** Who judges the next first contact. */
  meet(judge: (seen: Fingerprint) => void): this {
    this.#judge = judge;
    this.#isConnected = false;
    return this;
  }

  software(): ReturnType<Gateway['software']> {
    return { generation: 'unknown', ways: ['ssh'] };
  }

  fingerprints(): readonly Fingerprint[] {
    return [{ fact: 'ssh-host-key', fingerprint: this.#fingerprint }];
  }

  boardNames(): readonly string[] {
    return [];
  }

  async untilGone(): Promise<void> {}

  nameJobs(): void {}

  async earlierJobs(): Promise<number> {
    return this.running;
  }

  async drop(): Promise<void> {
    this.drops += 1;
    this.#isConnected = false;
  }

  async close(): Promise<void> {}

  async #exec(command: readonly string[]): Promise<ExecResult> {
    this.commands.push(command.join(' '));
    return { exitStatus: await this.#script(command), stdout: new Uint8Array(), stderr: new Uint8Array() };
  }
}
