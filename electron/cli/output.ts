/**
 * Where a command's words go. With `--json` stdout holds JSON and nothing else, and people's text goes to stderr; without, text goes
 * to stdout. Every write waits while the reader is slow, so that a stream of a million lines never piles up in memory.
 */
import type { Writable } from 'node:stream';
import { AppError } from '../../shared/errors/app-error.ts';
import { visibleText } from './visible-text.ts';

/** Thrown by a write when nobody reads stdout any more (`lineside … | head`). Ends the command without a word. */
export class OutputClosed extends Error {
  constructor() {
    super('nobody reads the output any more');
    this.name = 'OutputClosed';
  }
}

export interface OutputStreams {
  readonly stdout: Writable;
  readonly stderr: Writable;
}

export class Output {
  readonly json: boolean;
  readonly #streams: OutputStreams;
  readonly #closed = new AbortController();
  #failure: NodeJS.ErrnoException | undefined;

  constructor(streams: OutputStreams, options: { readonly json: boolean }) {
    this.json = options.json;
    this.#streams = streams;
    streams.stdout.on('error', (error: NodeJS.ErrnoException) => this.#end(error));
    streams.stderr.on('error', () => {});
  }

  /** Aborted when stdout takes nothing more. */
  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  /** One JSON object on a line of its own; `v` is added. */
  async object(value: Readonly<Record<string, unknown>>): Promise<void> {
    await this.piece(`${JSON.stringify({ v: 1, ...value })}\n`);
  }

  /** A part of a JSON object that is too big to hold. */
  async piece(jsonText: string): Promise<void> {
    if (this.json) await this.#write(this.#streams.stdout, jsonText);
  }

  /** Text on stdout as it is, JSON or not, whichever was asked for. */
  async verbatim(words: string): Promise<void> {
    await this.#write(this.#streams.stdout, words);
  }

  /** What the command was asked for, for people: nothing with `--json`. */
  async line(words = ''): Promise<void> {
    if (!this.json) await this.#write(this.#streams.stdout, `${visibleText(words)}\n`);
  }

  /** What a person wants to know besides; never on stdout. */
  async note(words: string): Promise<void> {
    await this.#write(this.#streams.stderr, `${visibleText(words)}\n`);
  }

  /** Resolves when everything written has left the process. */
  async flush(): Promise<void> {
    for (const stream of [this.#streams.stdout, this.#streams.stderr]) {
      if (!stream.destroyed) await new Promise<void>((resolve) => stream.write('', () => resolve()));
    }
    if (this.#failure !== undefined) throw this.#error();
  }

  async #write(stream: Writable, words: string): Promise<void> {
    if (stream === this.#streams.stdout && this.#failure !== undefined) throw this.#error();
    if (stream.destroyed || stream.write(words)) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        for (const event of ['drain', 'close', 'error']) stream.off(event, done);
        resolve();
      };
      for (const event of ['drain', 'close', 'error']) stream.once(event, done);
    });
  }

  #end(error: NodeJS.ErrnoException): void {
    this.#failure ??= error;
    this.#closed.abort();
  }

  /** A reader that went away is no error; a full disk is. */
  #error(): Error {
    const code = this.#failure?.code;
    if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') return new OutputClosed();
    return new AppError('file/not-writable', { params: { file: 'stdout', reason: code ?? 'unknown' }, cause: this.#failure });
  }
}
