/** Runs the real command line as a child process, as a person or a script would. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const ENTRY = resolve(import.meta.dirname, '../../electron/cli/main.ts');

export interface LinesideOptions {
  /** Program and arguments to run it under, e.g. strace. */
  readonly under?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** One line of `--json` output. */
export type JsonLine = Readonly<Record<string, unknown>>;

export class LinesideProcess {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly lines: JsonLine[] = [];
  /** Exit status, or undefined where a signal ended it; output is complete by then. */
  readonly ended: Promise<number | undefined>;
  stderr = '';
  readonly #waiting = new Set<() => void>();
  #isOver = false;

  constructor(words: readonly string[], options: LinesideOptions = {}) {
    const [program, ...before] = options.under ?? [];
    const command = [...before, ...(program === undefined ? [] : [process.execPath]), ENTRY, ...words];
    this.child = spawn(program ?? process.execPath, command, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', ...options.environment },
    });
    createInterface({ input: this.child.stdout }).on('line', (line) => this.#take(line));
    this.child.stderr.on('data', (bytes: Buffer) => {
      this.stderr += bytes.toString();
    });
    this.ended = once(this.child, 'close').then(([status]) => {
      this.#isOver = true;
      this.#tell();
      return typeof status === 'number' ? status : undefined;
    });
  }

  /** The first line, past or future, that `matches`; rejects where the program ends without one. */
  async line(matches: (line: JsonLine) => boolean): Promise<JsonLine> {
    for (;;) {
      const found = this.lines.find(matches);
      if (found !== undefined) return found;
      if (this.#isOver) throw new Error(`ended without the awaited line\n${JSON.stringify(this.lines.slice(-3))}\n${this.stderr}`);
      await new Promise<void>((wake) => this.#waiting.add(wake));
    }
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | undefined> {
    if (!this.#isOver) this.child.kill(signal);
    return this.ended;
  }

  #take(line: string): void {
    this.lines.push(JSON.parse(line) as JsonLine);
    this.#tell();
  }

  #tell(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}

export interface LinesideResult {
  readonly status: number | undefined;
  readonly lines: readonly JsonLine[];
  readonly stderr: string;
}

/** Runs a command with `--json` to its end. */
export async function lineside(words: readonly string[], options: LinesideOptions = {}): Promise<LinesideResult> {
  const running = new LinesideProcess([...words, '--json'], options);
  const status = await running.ended;
  return { status, lines: running.lines, stderr: running.stderr };
}
