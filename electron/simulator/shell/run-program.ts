/** Starts what is neither function nor builtin: a command of the gateway, or a script file on its disk. Each is a process of its own. */
import type { Invocation, InvocationChange } from '../commands/command.ts';
import { UnknownOption } from '../commands/options.ts';
import { FileSystemError } from '../file-system/file-nodes.ts';
import { absolutePath } from '../file-system/paths.ts';
import { BrokenPipe } from './bytes.ts';
import { ProcessKilled, signalNumber } from './control-flow.ts';
import { interruptibleSink, interruptibleSource } from './interruption.ts';
import { parseScript } from './parser.ts';
import type { ShellProcess } from './shell-process.ts';
import { ShellSyntaxError } from './syntax.ts';

const STATUS_NOT_FOUND = 127;
const STATUS_NOT_EXECUTABLE = 126;
const PROGRAM_FOLDER = /^(?:\/usr)?\/s?bin\//;
/** Built into real shells, or replaced by the program they start: no process of their own. */
const NO_PROCESS: ReadonlySet<string> = new Set(['[', 'echo', 'env', 'false', 'kill', 'nohup', 'printf', 'setsid', 'test', 'true']);

export async function runProgram(words: readonly string[], shell: ShellProcess, change: InvocationChange = {}): Promise<number> {
  const [name = ''] = words;
  const { commands } = shell.session;
  const plain = name.replace(PROGRAM_FOLDER, '');
  const command = plain === name && name.includes('/') ? undefined : commands.get(plain);
  if (command === undefined) return runFile(words, shell, change);
  if (NO_PROCESS.has(plain)) return invoke(words, shell, change);
  return asProcess({ words, shell, change }, (own) => invoke(words, shell, own));
}

interface Start {
  readonly words: readonly string[];
  readonly shell: ShellProcess;
  readonly change: InvocationChange;
}

/** Runs something that a signal can end by itself; then its status is 128 and the signal's number, as for real shells. */
async function asProcess(
  { words, shell, change }: Start,
  run: (own: InvocationChange & { readonly processId: number }) => Promise<number>,
): Promise<number> {
  const { processes } = shell.session.machine;
  const killed = new AbortController();
  const environment = change.environment ?? shell.state.environment();
  const onSignal = (name: string) => killed.abort(new ProcessKilled(name));
  const processId = processes.add({ user: 'root', words, environment, parentId: shell.state.processId, onSignal });
  const signal = AbortSignal.any([change.signal ?? shell.session.signal, killed.signal]);
  try {
    return await run({ ...change, environment, signal, processId });
  } catch (error) {
    if (error instanceof BrokenPipe) return 128 + signalNumber('PIPE');
    if (error instanceof ProcessKilled && error === killed.signal.reason) return 128 + signalNumber(error.signal);
    throw error;
  } finally {
    processes.remove(processId);
  }
}

async function invoke(
  words: readonly string[],
  shell: ShellProcess,
  change: InvocationChange & { readonly processId?: number },
): Promise<number> {
  const [name = '', ...args] = words;
  const signal = change.signal ?? shell.session.signal;
  const environment = change.environment ?? shell.state.environment();
  const invocation: Invocation = {
    name: name.split('/').at(-1) ?? name,
    args,
    stdin: interruptibleSource(change.stdin ?? shell.state.source(0), signal),
    stdout: interruptibleSink(shell.state.sink(1), signal),
    stderr: interruptibleSink(shell.state.sink(2), signal),
    machine: shell.session.machine,
    terminal: shell.session.terminal,
    folder: shell.state.folder,
    umask: shell.state.umask,
    environment,
    signal,
    run: (inner, over = {}) => runProgram(inner, shell, { ...change, ...over }),
    runScript: (source, scriptName, scriptArgs) =>
      runScript({ source, name: scriptName, args: scriptArgs }, shell, { ...change, environment, signal }),
  };
  const command = shell.session.commands.get(name.replace(PROGRAM_FOLDER, ''));
  try {
    return (await command?.(invocation)) ?? STATUS_NOT_FOUND;
  } catch (error) {
    // A SyntaxError is a regular expression that is none.
    const isReported = error instanceof UnknownOption || error instanceof FileSystemError || error instanceof SyntaxError;
    if (!isReported) throw error;
    invocation.stderr.write(Buffer.from(`${invocation.name}: ${error.message}\n`, 'latin1'));
    return 1;
  }
}

async function runFile(words: readonly string[], shell: ShellProcess, change: InvocationChange): Promise<number> {
  const [name = '', ...args] = words;
  const file = name.includes('/') ? shell.session.machine.fileSystem.find(absolutePath(name, shell.state.folder)) : undefined;
  if (file === undefined) {
    shell.complain(`1: ${name}: not found`);
    return STATUS_NOT_FOUND;
  }
  if (file.type !== 'file' || (file.mode & 0o111) === 0) {
    shell.complain(`1: ${name}: Permission denied`);
    return STATUS_NOT_EXECUTABLE;
  }
  const script = { source: file.bytes.toString('latin1'), name, args };
  return asProcess({ words, shell, change }, (own) => runScript(script, shell, own));
}

interface Script {
  readonly source: string;
  readonly name: string;
  readonly args: readonly string[];
}

/** A script in a shell of its own, which has the environment but not the other variables of the one that starts it. */
async function runScript(script: Script, shell: ShellProcess, change: InvocationChange & { readonly processId?: number }): Promise<number> {
  const descriptors = new Map(shell.state.descriptors);
  if (change.stdin !== undefined) descriptors.set(0, { source: change.stdin });
  const inner = shell.fork(descriptors, change.signal);
  const { state } = inner;
  state.variables = new Map([...(change.environment ?? [])].map(([name, value]) => [name, { value, exported: true }]));
  state.functions.clear();
  state.options = { exitOnError: false, unsetIsError: false, noPathnames: false };
  state.inCondition = false;
  state.name = script.name;
  state.positional = script.args;
  if (change.processId !== undefined) state.processId = change.processId;
  try {
    return await inner.runToEnd(parseScript(script.source));
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    inner.complain(`1: ${error.message}`);
    return 2;
  }
}
