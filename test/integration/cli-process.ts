/** The real command line in a folder of its own, with a home of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { type JsonLine, LinesideProcess } from '../support/lineside.ts';

const MAIN = resolve(import.meta.dirname, '../../electron/cli/main.ts');

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** For one test file; what is started in it is ended by `close`. */
export class CommandLine {
  readonly folder: string;
  readonly #started: LinesideProcess[] = [];

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(): Promise<CommandLine> {
    return new CommandLine(await mkdtemp(join(tmpdir(), 'lineside-cli-')));
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  get environment(): Readonly<Record<string, string>> {
    return { LINESIDE_HOME: this.path('home'), LANG: 'C.UTF-8', LC_ALL: '', LC_MESSAGES: '' };
  }

  /** A stream of JSON lines to listen to. */
  start(words: readonly string[]): LinesideProcess {
    const started = new LinesideProcess([...words, '--json'], { environment: this.environment });
    this.#started.push(started);
    return started;
  }

  run(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
    return this.runWith('', words, environment);
  }

  /** @param input What the command finds on its standard input. */
  async runWith(input: string, words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
    const child = spawn(process.execPath, [MAIN, ...words], {
      cwd: this.folder,
      env: { ...process.env, ...this.environment, ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { status: status as number | null, stdout, stderr };
  }

  async close(): Promise<void> {
    await Promise.all(this.#started.map((started) => started.stop('SIGKILL')));
    await rm(this.folder, { recursive: true, force: true });
  }
}

export function objects({ stdout }: Pick<Ended, 'stdout'>): readonly JsonLine[] {
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as JsonLine);
}

/** The one object that a command without a stream prints. */
export function object(ended: Ended): JsonLine {
  const all = objects(ended);
  const [only] = all;
  if (only === undefined || all.length > 1) throw new Error(`${all.length} objects: ${ended.stdout} ${ended.stderr}`);
  return only;
}
