/** The shell behind a console's login: bash, one command line after the other, until somebody leaves. */
import type { Command } from '../commands/command.ts';
import type { Machine } from '../machine.ts';
import { toByteString } from '../shell/bytes.ts';
import { BrokenPipe } from '../shell/bytes.ts';
import { ExpansionError, FunctionReturn, LoopJump, ProcessKilled, ShellExit, signalNumber } from '../shell/control-flow.ts';
import type { ControllingTerminal } from '../shell/controlling-terminal.ts';
import { Interrupts } from '../shell/interrupts.ts';
import { Interpreter } from '../shell/interpreter.ts';
import { parseScript } from '../shell/parser.ts';
import { rootEnvironment } from '../shell/run-script.ts';
import { ShellState } from '../shell/shell-state.ts';
import { type List, ShellSyntaxError, type Unfinished } from '../shell/syntax.ts';
import { LineEditor, endOfInput } from './line-editor.ts';
import type { Terminal } from './terminal.ts';

export interface ConsoleShellOptions {
  readonly machine: Machine;
  readonly commands: ReadonlyMap<string, Command>;
  readonly terminal: Terminal;
  readonly device: string;
  /** Aborted with a ProcessKilled where the gateway loses its power. */
  readonly power: AbortSignal;
  /** A command line is about to run. */
  readonly onCommand: () => void;
}

export class ConsoleShell {
  readonly #options: ConsoleShellOptions;
  readonly #editor: LineEditor;
  readonly #state = new ShellState();
  readonly #controlling: ControllingTerminal;
  readonly #jobs = new Map<number, Promise<number>>();

  constructor(options: ConsoleShellOptions) {
    const { terminal, device, machine } = options;
    this.#options = options;
    this.#editor = new LineEditor(terminal);
    const markPastes = (isMarked: boolean) => {
      this.#editor.hasBracketedPaste = isMarked;
    };
    this.#controlling = { device, settings: terminal.settings, markPastes };
    this.#state.name = '-bash';
    for (const [name, value] of Object.entries({ ...rootEnvironment, TERM: 'vt220', SHELL: '/bin/bash' }))
      this.#state.variables.set(name, { value, exported: true });
    this.#state.set('PS1', `root@${machine.hostname}:\\w# `);
    this.#state.set('PS2', '> ');
    this.#state.descriptors = new Map([
      [0, { source: terminal }],
      [1, { sink: terminal }],
      [2, { sink: terminal }],
    ]);
  }

  /** Until `exit` or ^D. @throws ProcessKilled where the gateway loses its power. */
  async run(): Promise<void> {
    const { machine, power } = this.#options;
    const { processes } = machine;
    const environment = this.#state.environment();
    const onSignal = () => undefined;
    this.#state.processId = processes.add({ user: 'root', words: ['-bash'], environment, onSignal });
    try {
      for (let goesOn = true; goesOn; ) {
        goesOn = await this.#takeLine();
        power.throwIfAborted();
      }
    } finally {
      processes.remove(this.#state.processId);
    }
  }

  /** False where the shell ends. */
  async #takeLine(): Promise<boolean> {
    try {
      const list = await this.#readCommand();
      if (list === endOfInput) return false;
      if (list.length === 0) return true;
      this.#options.onCommand();
      return await this.#execute(list);
    } catch (error) {
      if (error instanceof ShellSyntaxError) return this.#fail(2, `syntax error: ${error.message}`);
      if (!(error instanceof ProcessKilled)) throw error;
      this.#options.power.throwIfAborted();
      this.#state.status = 128 + signalNumber('INT');
      return true;
    }
  }

  /** One line, and as many more as it takes to make it whole. */
  async #readCommand(): Promise<List | typeof endOfInput> {
    let source = '';
    let prompt = this.#prompt('PS1');
    let unfinished: Unfinished | undefined;
    for (;;) {
      const line = await this.#editor.readLine(prompt);
      if (line === endOfInput) return endOfInput;
      source += `${line}\n`;
      prompt = this.#prompt('PS2');
      // A long here-document is not read again for each of its lines.
      if (typeof unfinished === 'object' && line !== unfinished.line) continue;
      try {
        return parseScript(source);
      } catch (error) {
        if (!(error instanceof ShellSyntaxError) || error.unfinished === undefined) throw error;
        unfinished = error.unfinished;
      }
    }
  }

  #prompt(name: 'PS1' | 'PS2'): string {
    const { folder } = this.#state;
    const values: Readonly<Record<string, string>> = {
      u: 'root',
      h: this.#options.machine.hostname,
      w: folder === '/root' ? '~' : folder,
      $: '#',
    };
    return (this.#state.get(name) ?? '').replaceAll(/\\([uhw$])/g, (_whole, letter: string) => toByteString(values[letter] ?? ''));
  }

  async #execute(list: List): Promise<boolean> {
    const { machine, commands, terminal, power } = this.#options;
    const interrupted = new AbortController();
    const interrupts = new Interrupts();
    terminal.whenInterrupted(() => {
      if (!interrupts.interrupt()) interrupted.abort(new ProcessKilled('INT'));
    });
    const signal = AbortSignal.any([power, interrupted.signal]);
    const session = { machine, commands, signal, jobs: this.#jobs, terminal: this.#controlling, interrupts };
    const shell = new Interpreter(this.#state, session);
    try {
      await shell.runList(list);
      return true;
    } catch (error) {
      if (error instanceof ShellExit) return false;
      if (error instanceof FunctionReturn || error instanceof LoopJump) return true;
      if (error instanceof BrokenPipe) return this.#fail(128 + signalNumber('PIPE'));
      if (error instanceof ExpansionError) return this.#fail(1, error.message);
      throw error;
    } finally {
      terminal.whenInterrupted(() => undefined);
    }
  }

  #fail(status: number, message?: string): true {
    this.#state.status = status;
    if (message !== undefined) this.#state.sink(2).write(Buffer.from(`-bash: ${message}\n`, 'latin1'));
    return true;
  }
}
