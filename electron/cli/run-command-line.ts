/** One call of `lineside` from its words to its exit status. Knows no process, so that tests call it too. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError, toAppError } from '../../shared/errors/app-error.ts';
import { type Language, languages, text } from '../../shared/texts/text.ts';
import type { Log, LogEntry } from '../log/log.ts';
import { stationPaths } from '../station-folder.ts';
import { parseArguments } from './arguments.ts';
import type { Call, Command } from './command.ts';
import { type FoundCommand, findCommand, helpCommand } from './command-table.ts';
import { sayError } from './error-report.ts';
import { type ExitStatus, exitStatus, statusOfError } from './exit-status.ts';
import { chooseLanguage } from './language.ts';
import { Output, OutputClosed, type OutputStreams } from './output.ts';
import type { ParsedArguments } from './parsed-arguments.ts';
import { Terminal, type TerminalInput } from './terminal.ts';
import { listenForStop, type SignalSource } from './stop-signals.ts';

export interface Surroundings extends OutputStreams {
  readonly environment: NodeJS.ProcessEnv;
  /** Where a person may type. */
  readonly stdin?: TerminalInput;
  readonly signals: SignalSource;
  readonly linesideVersion: string;
  /** The log in this folder; without it nothing is logged. */
  readonly openLog?: ((folder: string) => Log) | undefined;
}

/** Never throws: what goes wrong is said and becomes the status. */
export async function runCommandLine(words: readonly string[], surroundings: Surroundings): Promise<ExitStatus> {
  const language = chooseLanguage(words, surroundings.environment);
  const output = new Output(surroundings, { json: optionsOf(words).includes('--json') });
  try {
    const status = await dispatch(words, { surroundings, output, language });
    await output.flush();
    return status;
  } catch (thrown) {
    return await endWith(thrown, output, language);
  }
}

interface Setting {
  readonly surroundings: Surroundings;
  readonly output: Output;
  readonly language: Language;
}

async function dispatch(words: readonly string[], setting: Setting): Promise<ExitStatus> {
  const { output, language, surroundings } = setting;
  const { leading, following } = splitLeadingOptions(words);
  if (leading.includes('--version')) return await sayVersion(output, surroundings.linesideVersion);
  const { command, rest } = chooseCommand(leading, following, language);
  const given = parseArguments(command, [...leading, ...rest], language);
  given.oneOf('language', languages);
  if (!given.has('help') || command === helpCommand) return await runCommand(command, given, setting);
  return await runCommand(helpCommand, parseArguments(helpCommand, command.name.split(' '), language), setting);
}

/** Options that stand before the command (`lineside --json status`); only those that every command knows may. */
function splitLeadingOptions(words: readonly string[]): { readonly leading: readonly string[]; readonly following: readonly string[] } {
  let end = 0;
  while (words[end]?.startsWith('-') === true) end += words[end] === '--language' ? 2 : 1;
  return { leading: words.slice(0, end), following: words.slice(end) };
}

function chooseCommand(leading: readonly string[], following: readonly string[], language: Language): FoundCommand {
  if (leading.includes('--help') || leading.includes('-h')) return { command: helpCommand, rest: following };
  if (following.length > 0) return findCommand(following, language);
  throw new AppError('cli/bad-arguments', {
    params: { problem: text(language, 'command.arguments.no-command'), help: 'lineside help' },
  });
}

async function runCommand(command: Command, given: ParsedArguments, { surroundings, output, language }: Setting): Promise<ExitStatus> {
  const listening = listenForStop(surroundings.signals, {
    atOnce: command.stops === 'at-once',
    onFirst: () => {
      if (command.stops === 'at-boundary') void output.note(text(language, 'command.stopping'));
    },
  });
  const { environment, linesideVersion, stdin, stderr } = surroundings;
  const terminal = Terminal.of(stdin, stderr);
  const call: Call = {
    given,
    output,
    language,
    environment,
    linesideVersion,
    terminal,
    stop: AbortSignal.any([listening.stop, output.closed]),
  };
  const log = stationLog(call, surroundings);
  const note = (facts: NonNullable<LogEntry['facts']>, error?: unknown) =>
    log?.write({ level: error === undefined ? 'info' : 'warning', room: 'command', message: command.name, facts, error });
  try {
    const status = await command.run({ ...call, log });
    if (command.stops !== 'at-once') note({ status });
    return status;
  } catch (thrown) {
    /* Whatever waited on the signal ends with its reason: that is the stop which was asked for, no error. */
    if (call.stop.aborted && thrown === call.stop.reason) return exitStatus.interrupted;
    if (!(thrown instanceof OutputClosed)) note({ status: statusOfError(thrown) }, thrown);
    throw thrown;
  } finally {
    listening.release();
    log?.close();
  }
}

/** Of the station that the command is about; where there is none yet, its folder is not made for a log's sake. */
function stationLog({ given, environment }: Call, { openLog }: Surroundings): Log | undefined {
  const { logFolder } = stationPaths(environment, given.text('db'));
  return existsSync(dirname(logFolder)) ? openLog?.(logFolder) : undefined;
}

async function sayVersion(output: Output, linesideVersion: string): Promise<ExitStatus> {
  await output.object({ lineside: linesideVersion, node: process.versions.node });
  await output.line(`lineside ${linesideVersion}`);
  return exitStatus.good;
}

async function endWith(thrown: unknown, output: Output, language: Language): Promise<ExitStatus> {
  if (thrown instanceof OutputClosed) return exitStatus.interrupted;
  const error = toAppError(thrown);
  try {
    await sayError(error, output, language);
    await output.flush();
  } catch {
    return statusOfError(error);
  }
  return statusOfError(error);
}

function optionsOf(words: readonly string[]): readonly string[] {
  return words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
}
