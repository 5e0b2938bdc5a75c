/** What a command of the simulated gateway gets and gives. */
import { FileSystemError } from '../file-system/file-nodes.ts';
import { absolutePath } from '../file-system/paths.ts';
import type { Machine } from '../machine.ts';
import type { ByteSink, ByteSource } from '../shell/bytes.ts';
import type { ControllingTerminal } from '../shell/controlling-terminal.ts';

export interface Invocation {
  /** As it was called; begins its messages. */
  readonly name: string;
  /** Byte strings. */
  readonly args: readonly string[];
  readonly stdin: ByteSource;
  readonly stdout: ByteSink;
  readonly stderr: ByteSink;
  readonly machine: Machine;
  /** Where the session has one. */
  readonly terminal: ControllingTerminal | undefined;
  readonly folder: string;
  readonly umask: number;
  readonly environment: ReadonlyMap<string, string>;
  /** Aborted when the process is killed or the gateway loses its power. */
  readonly signal: AbortSignal;
  /** Runs another command with the same surroundings, changed where `over` says so. */
  readonly run: (words: readonly string[], over?: InvocationChange) => Promise<number>;
  /** Runs a script as `sh` would; `name` is its `$0`. */
  readonly runScript: (source: string, name: string, args: readonly string[]) => Promise<number>;
}

export interface InvocationChange {
  readonly stdin?: ByteSource;
  readonly environment?: ReadonlyMap<string, string>;
  readonly signal?: AbortSignal;
}

/** Gives the exit status. */
export type Command = (invocation: Invocation) => number | Promise<number>;

export type CommandGroup = Readonly<Record<string, Command>>;

export function print(invocation: Invocation, byteString: string): void {
  invocation.stdout.write(Buffer.from(byteString, 'latin1'));
}

/** Writes `name: message` to the error output and gives the status to end with. */
export function fail(invocation: Invocation, message: string, status = 1): number {
  invocation.stderr.write(Buffer.from(`${invocation.name}: ${message}\n`, 'latin1'));
  return status;
}

/** The absolute form of a path argument. */
export function pathOf(invocation: Invocation, path: string): string {
  return path === '' ? '' : absolutePath(path, invocation.folder);
}

/**
 * Does something with each operand. What the file system refuses is reported as `name: <operand>: <reason>` and the rest goes on;
 * the status is that of the last failure.
 */
export async function forEachOperand(
  invocation: Invocation,
  operands: readonly string[],
  action: (operand: string) => void | number | Promise<void | number>,
): Promise<number> {
  let status = 0;
  for (const operand of operands) {
    try {
      const result = await action(operand);
      if (typeof result === 'number' && result !== 0) status = result;
    } catch (error) {
      if (!(error instanceof FileSystemError)) throw error;
      status = fail(invocation, `${operand}: ${error.message}`);
    }
  }
  return status;
}
