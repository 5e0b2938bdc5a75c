/** One command on one channel: what it printed, how it ended, and its end where nobody waits any more. */
import { setTimeout as delay } from 'node:timers/promises';
import type { ClientChannel } from 'ssh2';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { abortedBy, limitSignal, withinLimits } from '../call-limits.ts';
import type { ExecOptions, ExecResult } from '../gateway.ts';
import { markedCommand } from './command-kill.ts';
import { OutputCollector } from './output-collector.ts';
import { quoteCommand } from './quote.ts';
import type { SshConnection } from './ssh-connection.ts';

const defaultMaxOutputBytes = 1024 * 1024;
/** How long a cancelled caller waits to know that its command is gone from the gateway. */
const killPatienceMs = 2000;
const killAgainMs = 100;

export interface JobOptions extends ExecOptions {
  /** From `jobMark`: of this command only. */
  readonly mark: string;
}

/** As `Shell.exec`, for one command. */
export async function runSshCommand(connection: SshConnection, command: readonly string[], options: JobOptions): Promise<ExecResult> {
  const limits = limitSignal(options);
  const late = () => abortedBy(options) ?? commandTimeout(command, options);
  const marked = markedCommand(command, options.mark);
  // `exec` lets the program take the login shell's place: then the gateway reports its own end, and a signal as a signal.
  const opening = connection.openCommand(`exec ${quoteCommand(marked.command)}`);
  let output: OutputCollector | undefined;
  try {
    const channel = await withinLimits(opening, limits, late);
    output = new OutputCollector(channel, options.maxOutputBytes ?? defaultMaxOutputBytes);
    channel.end(options.stdin === undefined ? undefined : Buffer.from(options.stdin));
    const { exitStatus, signal = '–' } = await withinLimits(output.ended, limits, late);
    if (connection.lost !== undefined) throw connection.lost;
    if (exitStatus === undefined) throw new AppError('shell/no-exit-status', { params: { command: programOf(command), signal } });
    return { exitStatus, stdout: output.stdout(), stderr: output.stderr() };
  } catch (error) {
    const patience = delay(killPatienceMs, undefined, { ref: false });
    if (output?.isClosed !== true) await Promise.race([stopCommand(connection, opening, marked.killCommand), patience]);
    throw error;
  }
}

/**
 * Kills, as far as the gateway lets us, until the channel closes; then closes it whether or not that worked. Again and again, because
 * the program may only just be starting; and also where the channel opens only after its caller has given up. Never throws.
 */
async function stopCommand(connection: SshConnection, opening: Promise<ClientChannel>, killCommand: readonly string[]): Promise<void> {
  const giveUpAtMs = performance.now() + killPatienceMs;
  const channel = await opening.catch(() => undefined);
  if (channel === undefined) return;
  const gone = new AbortController();
  const closed = channelClosed(channel).then(() => gone.abort());
  do {
    await killOnGateway(connection, killCommand);
    await Promise.race([closed, delay(killAgainMs, undefined, { ref: false })]);
  } while (!gone.signal.aborted && connection.lost === undefined && performance.now() < giveUpAtMs);
  if (!gone.signal.aborted && connection.lost === undefined) channel.close();
}

async function killOnGateway(connection: SshConnection, killCommand: readonly string[]): Promise<void> {
  try {
    const channel = await connection.openCommand(quoteCommand(killCommand));
    channel.end();
    await channelClosed(channel);
  } catch {
    // A gateway that opens no second channel, or is gone: closing the first is then all there is.
  }
}

/** A channel says that it is closed only once its output was read to the end, by whomever. */
function channelClosed(channel: ClientChannel): Promise<void> {
  channel.resume();
  channel.stderr.resume();
  return new Promise((resolve) => channel.once('close', () => resolve()));
}

export function commandTimeout(command: readonly string[], { timeoutMs }: ExecOptions): AppError {
  return new AppError('shell/timeout', { params: { command: programOf(command), seconds: String(Math.round(timeoutMs / 100) / 10) } });
}

/** Only the program is named in errors: arguments may hold what must not be shown. */
function programOf(command: readonly string[]): string {
  return command[0] ?? '';
}
