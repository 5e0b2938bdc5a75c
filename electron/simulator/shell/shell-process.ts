/** A running shell as its builtins and the programs it starts see it. */
import type { Command as MachineCommand } from '../commands/command.ts';
import type { Machine } from '../machine.ts';
import type { ControllingTerminal } from './controlling-terminal.ts';
import type { Interrupts } from './interrupts.ts';
import type { Descriptors, ShellState } from './shell-state.ts';
import type { List } from './syntax.ts';

/** What all shells of one session share. */
export interface Session {
  readonly machine: Machine;
  readonly commands: ReadonlyMap<string, MachineCommand>;
  readonly signal: AbortSignal;
  /** Lists started with `&`, by process id. */
  readonly jobs: Map<number, Promise<number>>;
  /** Of a session on a console. */
  readonly terminal?: ControllingTerminal;
  readonly interrupts?: Interrupts;
}

export interface ShellProcess {
  readonly state: ShellState;
  readonly session: Session;
  /** Runs a list here; gives the status of its last command. */
  runList(list: List): Promise<number>;
  /** Runs a list as all that this shell does: `exit` ends it, its `EXIT` trap runs. */
  runToEnd(list: List): Promise<number>;
  /** Runs one command with words already expanded. */
  runWords(words: readonly string[]): Promise<number>;
  /** A subshell with other descriptors, ended by `signal` where that is not the session's. */
  fork(descriptors: Descriptors, signal?: AbortSignal): ShellProcess;
  /** Writes a message as the shell's own to its error output. */
  complain(message: string): void;
}
