/** The shell capability over SSH: a view that connects when asked and again after `drop`. */
import { AppError } from '../../../../shared/errors/app-error.ts';
import { abortedBy, limitSignal, sharedLimits, withinLimits } from '../call-limits.ts';
import type { DeviceFingerprints } from '../device-fingerprints.ts';
import type { CallOptions, ExecOptions, ExecResult, Shell } from '../gateway.ts';
import type { SshTarget } from '../open-gateway.ts';
import { CommandTurn } from './command-turn.ts';
import { countEarlierJobs } from './earlier-jobs.ts';
import { looksExpired, probeCommand, runsCommands } from './expired-password.ts';
import { jobMark } from './job-mark.ts';
import { readRemoteFile, writeRemoteFile } from './remote-files.ts';
import { commandTimeout, runSshCommand } from './ssh-command.ts';
import type { SshConnection } from './ssh-connection.ts';

export class SshShell implements Shell {
  readonly transport = 'ssh';
  readonly #target: SshTarget;
  readonly #fingerprints: DeviceFingerprints;
  /** Servers may allow a single session (MaxSessions), and some dropbears take no channel while another one's program ends. */
  readonly #command = new CommandTurn();
  /** Settles when the attempt to connect that is under way has ended, so that two callers do not make two connections. */
  #turn: Promise<unknown> = Promise.resolve();
  #connection: SshConnection | undefined;
  #jobName: string | undefined;
  #life = new AbortController();
  #ended = false;

  constructor(target: SshTarget, fingerprints: DeviceFingerprints) {
    this.#target = target;
    this.#fingerprints = fingerprints;
  }

  /** Makes sure that there is a living connection. Errors as `connectSsh`. */
  async connect(options: CallOptions): Promise<SshConnection> {
    if (this.#ended) throw new AppError('gateway/closed');
    const life = this.#life.signal;
    const connected = this.#turn.then(async () => {
      if (this.#connection?.lost !== undefined) await this.#connection.close();
      if (this.#connection !== undefined && this.#connection.lost === undefined) return this.#connection;
      const signal = AbortSignal.any([options.signal, life]);
      // With the first gateway, not with every start of the station.
      const { connectSsh } = await import('./ssh-connect.ts');
      this.#connection = await connectSsh(this.#target, this.#fingerprints, { ...options, signal });
      return this.#connection;
    });
    this.#turn = connected.catch(() => undefined);
    const tooLate = () => new AppError('ssh/unreachable', { params: { ...this.#where(), reason: 'timeout' } });
    return withinLimits(connected, limitSignal(options), () => abortedBy(options) ?? tooLate());
  }

  /** As `Shell.exec`, and `ssh/password-change-needed` where the login is let in and nothing is carried out for it. */
  async exec(command: readonly string[], options: ExecOptions): Promise<ExecResult> {
    const limits = sharedLimits(options);
    const endTurn = await this.#command.take(limitSignal(options), () => abortedBy(options) ?? commandTimeout(command, options));
    try {
      const connection = await this.connect(limits());
      const run = (words: readonly string[], more: ExecOptions) =>
        runSshCommand(connection, words, { ...more, ...limits(), mark: jobMark(connection.id, this.#jobName) });
      const result = await run(command, options);
      if (looksExpired(result) && !runsCommands(await run(probeCommand, limits()))) {
        const { host, user } = this.#target;
        throw new AppError('ssh/password-change-needed', { params: { host, user } });
      }
      return result;
    } finally {
      endTurn();
    }
  }

  readFile(...[path, options]: Parameters<Shell['readFile']>): ReturnType<Shell['readFile']> {
    return readRemoteFile((command, limits) => this.exec(command, limits), path, options);
  }

  writeFileAtomic(...[path, bytes, options]: Parameters<Shell['writeFileAtomic']>): ReturnType<Shell['writeFileAtomic']> {
    return writeRemoteFile((command, limits) => this.exec(command, limits), { path, bytes }, options);
  }

  /** The name must have passed `checkedJobName`. */
  nameJobs(name: string): void {
    this.#jobName = name;
  }

  /** As `Gateway.earlierJobs`. */
  async earlierJobs(options: CallOptions): Promise<number> {
    return this.#jobName === undefined ? 0 : countEarlierJobs((command, limits) => this.exec(command, limits), options);
  }

  /** Closes the connection; commands under way end with `ssh/connection-lost`. */
  async drop(): Promise<void> {
    this.#life.abort(new AppError('ssh/connection-lost', { params: this.#where() }));
    this.#life = new AbortController();
    // In its turn, so that a connection asked for from now on is a new one and is not closed with the old.
    this.#turn = this.#turn.then(async () => {
      await this.#connection?.close();
      this.#connection = undefined;
    });
    await this.#turn;
  }

  /** As `drop`, for good: whoever still holds this view gets `gateway/closed`. */
  async close(): Promise<void> {
    this.#ended = true;
    await this.drop();
  }

  #where(): Readonly<Record<'host' | 'port', string>> {
    return { host: this.#target.host, port: String(this.#target.port) };
  }
}
