/** One command through the agent: what it printed, how it ended, and its end where nobody waits any more. */
import { AppError } from '../../../../../shared/errors/app-error.ts';
import { abortedBy, limitSignal } from '../../call-limits.ts';
import type { ExecResult } from '../../gateway.ts';
import { markedCommand } from '../command-kill.ts';
import { quoteCommand, quoteWord } from '../quote.ts';
import { commandTimeout, type JobOptions } from '../ssh-command.ts';
import type { AgentAnswer, AgentSession } from './agent-session.ts';

const defaultMaxOutputBytes = 1024 * 1024;
/** How long a cancelled caller waits to know that its command is gone from the gateway. */
const killPatienceMs = 4000;
/** Shorter words cost less than a name for them. */
const shortestNamed = 200;
const mostNamedChars = 256 * 1024;

/**
 * As `Shell.exec`, for one command. A shell tells a program that a signal ended only by a status above 128: so such a one counts as none.
 */
export async function runConsoleCommand(session: AgentSession, command: readonly string[], options: JobOptions): Promise<ExecResult> {
  const limits = limitSignal(options);
  const marked = markedCommand(command, options.mark);
  const maxOutputBytes = options.maxOutputBytes ?? defaultMaxOutputBytes;
  let answer: AgentAnswer | undefined;
  try {
    const program = await programOf(session, marked.command, limits);
    answer = await session.run({ program, stdin: options.stdin, maxOutputBytes, limits });
  } catch (error) {
    if (!limits.aborted || session.lost !== undefined) throw session.lost ?? error;
    await endOnGateway(session, marked.killCommand);
    throw abortedBy(options) ?? commandTimeout(command, options);
  }
  const params = { command: command[0] ?? '', signal: '–' };
  if (answer === undefined) throw new AppError('shell/no-exit-status', { params });
  const { status, isTooLong, stdout, stderr } = answer;
  if (isTooLong || stdout.length + stderr.length > maxOutputBytes) {
    throw new AppError('shell/output-too-long', { params: { limit: `${Math.round(maxOutputBytes / 1024)} KiB` } });
  }
  if (status > 128 && status <= 192) throw new AppError('shell/no-exit-status', { params: { ...params, signal: String(status - 128) } });
  return { exitStatus: status, stdout, stderr };
}

/** `$y` is the gateway's setsid, where it has one: then the command has no terminal that it could ask or read from. */
async function programOf(session: AgentSession, command: readonly string[], limits: AbortSignal): Promise<string> {
  const words: string[] = [];
  for (const word of command) words.push(word.length < shortestNamed ? quoteWord(word) : await namedWord(session, word, limits));
  return `exec $y ${words.join(' ')}`;
}

const names = new WeakMap<AgentSession, Map<string, string>>();

/** Scripts are sent once in a session: afterwards their name stands for them. */
async function namedWord(session: AgentSession, word: string, limits: AbortSignal): Promise<string> {
  const known = names.get(session) ?? new Map<string, string>();
  names.set(session, known);
  const earlier = known.get(word);
  if (earlier !== undefined) return earlier;
  const namedChars = [...known.keys()].reduce((sum, { length }) => sum + length, word.length);
  if (namedChars > mostNamedChars) return quoteWord(word);
  const variable = `lineside_${known.size + 1}`;
  await session.evaluate(`${variable}=${quoteWord(word)}`, limits);
  known.set(word, `"$${variable}"`);
  return `"$${variable}"`;
}

/** As far as the gateway lets us. Never throws. */
async function endOnGateway(session: AgentSession, killCommand: readonly string[]): Promise<void> {
  const limits = AbortSignal.timeout(killPatienceMs);
  try {
    await session.run({ program: `exec ${quoteCommand(killCommand)}`, stdin: undefined, maxOutputBytes: 4096, limits });
  } catch {
    // A session that does not answer any more: the next one will count what still runs.
  }
}
