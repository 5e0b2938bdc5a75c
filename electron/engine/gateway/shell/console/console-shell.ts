/** The shell capability over a console: a view that logs in when asked and again after `drop`. */
import { setTimeout as delay } from 'node:timers/promises';
import { AppError, toAppError } from '../../../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../../../shared/errors/codes.ts';
import { abortedBy, limitSignal, sharedLimits, withinLimits } from '../../call-limits.ts';
import type { CallOptions, ExecOptions, ExecResult, Shell } from '../../gateway.ts';
import type { ConsoleTarget } from '../../open-gateway.ts';
import { CommandTurn } from '../command-turn.ts';
import { countEarlierJobs } from '../earlier-jobs.ts';
import { jobMark } from '../job-mark.ts';
import { readRemoteFile, writeRemoteFile } from '../remote-files.ts';
import { portName } from '../serial/find-port.ts';
import { commandTimeout } from '../ssh-command.ts';
import { boardNames, type BoardMarks, mayBeSameBoard, readBoardMarks } from './board-marks.ts';
import { runConsoleCommand } from './console-command.ts';
import { connectConsole, type ConsoleConnection } from './console-connect.ts';
import { logOut } from './log-out.ts';

/** What another attempt can only make worse: accounts lock. */
const lasting: ReadonlySet<ErrorCode> = new Set(['console/wrong-login', 'console/new-password-refused', 'console/become-refused']);
/** So soon after a logout nobody has restarted the gateway. */
const momentMs = 1000;
const lookMs = 1500;
const lookPatienceMs = 4000;

export class ConsoleShell implements Shell {
  readonly transport: 'serial' | 'tcp';
  readonly #target: ConsoleTarget;
  readonly #command = new CommandTurn();
  /** Settles when the attempt to connect that is under way has ended, so that two callers do not open one port twice. */
  #turn: Promise<unknown> = Promise.resolve();
  #connection: ConsoleConnection | undefined;
  #refusal: AppError | undefined;
  #password: string | undefined;
  #marks: BoardMarks | undefined;
  #leftAtMs: number | undefined;
  #jobName: string | undefined;
  #life = new AbortController();
  #ended = false;

  constructor(target: ConsoleTarget) {
    this.#target = target;
    this.#password = target.password;
    this.transport = target.line.kind;
  }

  /** Makes sure that somebody is logged in. Errors as `connectConsole`, and `console/another-board`. */
  async connect(options: CallOptions): Promise<ConsoleConnection> {
    if (this.#ended) throw new AppError('gateway/closed');
    const life = this.#life.signal;
    const connected = this.#turn.then(async () => {
      if (this.#refusal !== undefined) throw this.#refusal;
      if (this.#connection?.session.lost !== undefined) await this.#letGo();
      this.#connection ??= await this.#logIn({ ...options, signal: AbortSignal.any([options.signal, life]) });
      return this.#connection;
    });
    this.#turn = connected.catch(() => undefined);
    const tooLate = () => new AppError('console/silent', { params: { place: this.#place() } });
    // The attempt itself says better why its time was not enough.
    const limits = limitSignal({ ...options, timeoutMs: options.timeoutMs + lookMs });
    return withinLimits(connected, limits, () => abortedBy(options) ?? tooLate());
  }

  async exec(command: readonly string[], options: ExecOptions): Promise<ExecResult> {
    const limits = sharedLimits(options);
    const endTurn = await this.#command.take(limitSignal(options), () => abortedBy(options) ?? commandTimeout(command, options));
    try {
      const { session } = await this.connect(limits());
      return await runConsoleCommand(session, command, { ...options, ...limits(), mark: jobMark(session.id, this.#jobName) });
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

  /** As `Gateway.boardNames`. */
  boardNames(): readonly string[] {
    return this.#marks === undefined ? [] : boardNames(this.#marks);
  }

  /** As `Gateway.untilGone`. */
  async untilGone(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.#connection !== undefined && this.#connection.session.lost === undefined) {
      await delay(lookMs, undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) await this.#look().catch(() => undefined);
    }
  }

  async #look(): Promise<void> {
    const endTurn = await this.#command.take(this.#life.signal, () => new AppError('gateway/closed'));
    const session = this.#connection?.session;
    const isHere = session === undefined || (await session.isHere(lookPatienceMs));
    if (!isHere) session.lose(new AppError('console/connection-lost', { params: { place: this.#place() } }));
    endTurn();
  }

  /** Logs out and lets go of the port; commands under way end with `console/connection-lost`. */
  async drop(): Promise<void> {
    this.#life.abort(new AppError('console/connection-lost', { params: { place: this.#place() } }));
    this.#life = new AbortController();
    // In its turn, so that a login asked for from now on is a new one.
    this.#turn = this.#turn.then(() => this.#letGo());
    await this.#turn;
  }

  /** As `drop`, for good: whoever still holds this view gets `gateway/closed`. */
  async close(): Promise<void> {
    this.#ended = true;
    await this.drop();
  }

  async #logIn(options: CallOptions): Promise<ConsoleConnection> {
    const limits = sharedLimits(options);
    try {
      const isAtLogin = this.#leftAtMs !== undefined && performance.now() - this.#leftAtMs < momentMs;
      const connection = await connectConsole({ ...this.#target, password: this.#password }, { ...limits(), isAtLogin });
      this.#connection = connection;
      this.#password = connection.password;
      await this.#recognise(connection, limits());
      return connection;
    } catch (thrown) {
      const error = toAppError(thrown);
      if (lasting.has(error.code)) this.#refusal = error;
      await this.#letGo();
      throw error;
    }
  }

  /** A console shows no key: what the board tells of itself has to fit what it told before. */
  async #recognise({ session, line }: ConsoleConnection, options: CallOptions): Promise<void> {
    const run = (command: readonly string[], limits: CallOptions) =>
      runConsoleCommand(session, command, { ...limits, mark: jobMark(session.id, undefined) });
    const marks = await readBoardMarks(run, options);
    if (this.#marks !== undefined && !mayBeSameBoard(this.#marks, marks)) {
      throw new AppError('console/another-board', { params: { place: line.place } });
    }
    this.#marks = marks;
  }

  async #letGo(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    if (connection === undefined) return;
    const { session, line } = connection;
    const wasLost = session.lost !== undefined;
    session.lose(new AppError('console/connection-lost', { params: { place: line.place } }));
    const isAtLogin = !wasLost && (await logOut(session, line));
    this.#leftAtMs = isAtLogin ? performance.now() : undefined;
    await line.close();
  }

  #place(): string {
    const { line } = this.#target;
    return line.kind === 'serial' ? portName(line.port) : `${line.host}:${line.port}`;
  }
}
