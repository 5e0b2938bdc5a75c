/** What a command is: its words, its options, and the function that does it. */
import type { Language, TextKey } from '../../shared/texts/text.ts';
import type { Log } from '../log/log.ts';
import type { ParsedArguments } from './parsed-arguments.ts';
import type { ExitStatus } from './exit-status.ts';
import type { Output } from './output.ts';
import type { Terminal } from './terminal.ts';

export interface OptionDefinition {
  readonly type: 'string' | 'boolean';
  /** One letter, for `-h`. */
  readonly short?: string;
  /** May be given more than once. */
  readonly multiple?: true;
  readonly required?: true;
  /** What stands for the value in the usage line: FILE, NAME, N. */
  readonly value?: string;
  readonly about: TextKey;
}

export interface OperandDefinition {
  /** As in the usage line: FILE, BATCH. */
  readonly name: string;
  readonly required: boolean;
  /** Only of the last one: there may be more of it. */
  readonly many?: true;
}

/** One file each in `commands/`. */
export interface Command {
  /** One word or two: `run`, `recipe check`. */
  readonly name: string;
  readonly about: TextKey;
  readonly operands: readonly OperandDefinition[];
  readonly options: Readonly<Record<string, OptionDefinition>>;
  /**
   * What Ctrl+C does. `at-once`: there is nothing to finish. Otherwise the command hears `call.stop` and ends in order, and a
   * second one ends it at once; `at-boundary` says so, because that can take a while.
   */
  readonly stops: 'at-once' | 'in-order' | 'at-boundary';
  /** Imports the rooms that it works with itself, so that no other command waits for them (quick start). */
  run(call: Call): Promise<ExitStatus>;
}

/** What a command is given. */
export interface Call {
  readonly given: ParsedArguments;
  readonly output: Output;
  readonly language: Language;
  readonly environment: NodeJS.ProcessEnv;
  readonly linesideVersion: string;
  /** Undefined where nobody sits at one. */
  readonly terminal: Terminal | undefined;
  /** Aborted by Ctrl+C, by the system's request to end, and when nobody reads the output any more. */
  readonly stop: AbortSignal;
  /** The station's, where there is a station. */
  readonly log?: Log | undefined;
}
