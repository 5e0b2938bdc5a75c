/** The door to the shell: runs one script as `sh -c` does on the simulated gateway. */
import type { Command } from '../commands/command.ts';
import type { Machine } from '../machine.ts';
import type { ByteSink, ByteSource } from './bytes.ts';
import { ProcessKilled } from './control-flow.ts';
import { Interpreter } from './interpreter.ts';
import { interruptibleSource } from './interruption.ts';
import { parseScript } from './parser.ts';
import { ShellState } from './shell-state.ts';
import { ShellSyntaxError } from './syntax.ts';

export interface ScriptRun {
  readonly machine: Machine;
  readonly commands: ReadonlyMap<string, Command>;
  /** A byte string. */
  readonly source: string;
  readonly stdin: ByteSource;
  readonly stdout: ByteSink;
  readonly stderr: ByteSink;
  readonly user: string;
  /** Aborted with a ProcessKilled where the gateway loses its power. */
  readonly signal: AbortSignal;
}

/** What a login gives root. */
export const rootEnvironment: Readonly<Record<string, string>> = {
  HOME: '/root',
  USER: 'root',
  LOGNAME: 'root',
  SHELL: '/bin/sh',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  PWD: '/root',
};

/** Gives the exit status. @throws ProcessKilled where it was ended from outside. */
export async function runScript(run: ScriptRun): Promise<number> {
  const { machine } = run;
  const killed = new AbortController();
  const signal = AbortSignal.any([run.signal, killed.signal]);
  const state = new ShellState();
  state.descriptors = new Map([
    [0, { source: interruptibleSource(run.stdin, signal) }],
    [1, { sink: run.stdout }],
    [2, { sink: run.stderr }],
  ]);
  for (const [name, value] of Object.entries(rootEnvironment)) state.variables.set(name, { value, exported: true });
  const onSignal = (name: string) => killed.abort(new ProcessKilled(name));
  state.processId = machine.processes.add({ user: run.user, words: ['sh', '-c', run.source], environment: state.environment(), onSignal });
  const shell = new Interpreter(state, { machine, commands: run.commands, signal, jobs: new Map() });
  try {
    return await shell.runToEnd(parseScript(run.source));
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    shell.complain(`1: ${error.message}`);
    return 2;
  } finally {
    machine.processes.remove(state.processId);
  }
}
