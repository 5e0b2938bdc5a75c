/** What a running shell remembers: variables, positional parameters, functions, options, folder, open descriptors. */
import { type ByteSink, type ByteSource, nowhere, sourceOf } from './bytes.ts';
import type { Command } from './syntax.ts';

export interface Variable {
  readonly value: string;
  readonly exported: boolean;
}

/** An open file, pipe or channel; what it cannot do is left out. */
export interface Descriptor {
  readonly source?: ByteSource;
  readonly sink?: ByteSink;
  /** Of a named pipe. */
  readonly close?: () => void;
}

export type Descriptors = ReadonlyMap<number, Descriptor>;

export interface ShellOptions {
  /** `set -e` */
  readonly exitOnError: boolean;
  /** `set -u` */
  readonly unsetIsError: boolean;
  /** `set -f` */
  readonly noPathnames: boolean;
}

export class ShellState {
  variables = new Map<string, Variable>();
  functions = new Map<string, Command>();
  /** Commands by signal name; `EXIT` runs, and `INT` on a console. */
  traps = new Map<string, string>();
  /** `$1` and on. */
  positional: readonly string[] = [];
  /** `$0` */
  name = 'sh';
  options: ShellOptions = { exitOnError: false, unsetIsError: false, noPathnames: false };
  /** True while something depends on the status of what runs; then `set -e` does nothing. */
  inCondition = false;
  folder = '/root';
  umask = 0o022;
  descriptors: Descriptors = new Map();
  /** `$?` */
  status = 0;
  /** `$$` */
  processId = 0;
  /** `$!` */
  backgroundId: number | undefined;

  /** A subshell's copy: it changes nothing of the shell it came from, and has no traps. */
  copy(): ShellState {
    const copy = new ShellState();
    Object.assign(copy, this);
    copy.variables = new Map(this.variables);
    copy.functions = new Map(this.functions);
    copy.traps = new Map();
    return copy;
  }

  get(name: string): string | undefined {
    return this.variables.get(name)?.value;
  }

  set(name: string, value: string): void {
    this.variables.set(name, { value, exported: this.variables.get(name)?.exported ?? false });
  }

  export(name: string): void {
    this.variables.set(name, { value: this.get(name) ?? '', exported: true });
  }

  /** What a command started from here gets as its environment. */
  environment(): ReadonlyMap<string, string> {
    const exported = [...this.variables].filter(([, variable]) => variable.exported);
    return new Map(exported.map(([name, variable]) => [name, variable.value]));
  }

  source(descriptor: number): ByteSource {
    return this.descriptors.get(descriptor)?.source ?? sourceOf(Buffer.alloc(0));
  }

  sink(descriptor: number): ByteSink {
    return this.descriptors.get(descriptor)?.sink ?? nowhere;
  }
}
