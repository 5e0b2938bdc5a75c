/** The person at the command's own terminal. Questions go to stderr, so that stdout stays what the command was asked for. */
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { AppError } from '../../shared/errors/app-error.ts';

/** The part of a terminal's input that this needs. */
export interface TerminalInput extends Readable {
  readonly isTTY?: boolean | undefined;
  setRawMode?(isRaw: boolean): unknown;
}

const INTERRUPT = '\u0003';
const END_OF_INPUT = '\u0004';
const ERASE = new Set(['\u007f', '\b']);

export class Terminal {
  readonly #input: TerminalInput;
  readonly #output: Writable;

  /** Undefined where nobody sits at it. */
  static of(input: TerminalInput | undefined, output: Writable): Terminal | undefined {
    return input?.isTTY === true ? new Terminal(input, output) : undefined;
  }

  private constructor(input: TerminalInput, output: Writable) {
    this.#input = input;
    this.#output = output;
  }

  say(words: string): void {
    this.#output.write(`${words}\n`);
  }

  /** One line. Ctrl+C reaches the process as ever, because the terminal itself gathers the line. */
  async ask(question: string, signal: AbortSignal): Promise<string> {
    const lines = createInterface({ input: this.#input, output: this.#output, terminal: false });
    try {
      return await lines.question(question, { signal });
    } finally {
      lines.close();
    }
  }

  /** One line that nobody sees. `run/aborted` where the person gives up. */
  async askHidden(question: string): Promise<string> {
    // Before the question: whoever answers it at once must not be seen, either.
    this.#input.setRawMode?.(true);
    this.#output.write(question);
    try {
      return await this.#hiddenLine();
    } finally {
      this.#input.setRawMode?.(false);
      this.#input.pause();
      this.#output.write('\n');
    }
  }

  #hiddenLine(): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    let typed = '';
    const take = (bytes: Buffer | string) => {
      for (const key of bytes.toString()) {
        if (key === '\r' || key === '\n') return resolve(typed);
        if (key === INTERRUPT || key === END_OF_INPUT) return reject(new AppError('run/aborted'));
        typed = ERASE.has(key) ? typed.slice(0, -1) : typed + key;
      }
    };
    const giveUp = () => reject(new AppError('run/aborted'));
    this.#input.on('data', take);
    this.#input.once('end', giveUp);
    this.#input.resume();
    return promise.finally(() => {
      this.#input.off('data', take);
      this.#input.off('end', giveUp);
    });
  }
}
