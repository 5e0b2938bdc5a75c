/**
 * PINs of a call: from a file that `--pin-file` or LINESIDE_PIN_FILE names, one a line in the order in which they are asked for; from
 * standard input where the file is `-`; else from the terminal, unseen. Never from the command's words, which every program can read.
 */
import { readFileSync, statSync } from 'node:fs';
import { AppError } from '../../shared/errors/app-error.ts';
import { text } from '../../shared/texts/text.ts';
import type { Call } from './command.ts';

export const PIN_FILE_VARIABLE = 'LINESIDE_PIN_FILE';
const STANDARD_INPUT = '-';
const OTHERS = 0o077;

export class Pins {
  readonly #call: Call;
  /** Kept, because an order that an ending engine did not take is given again to the next. */
  readonly #known = new Map<string, string>();
  readonly #new = new Map<string, string>();
  #lines: string[] | undefined;

  constructor(call: Call) {
    this.#call = call;
  }

  /** The PIN of a person; asked for once. `people/pin-missing` where there is neither file nor terminal, `people/pin-file`. */
  async of(name: string): Promise<string> {
    const known = this.#known.get(name) ?? this.#fromFile(name) ?? (await this.#fromTerminal(name, 'command.pin.of'));
    this.#known.set(name, known);
    return known;
  }

  /** A PIN that somebody shall have from now on; at a terminal it is typed twice. */
  async new(name: string): Promise<string> {
    const chosen = this.#new.get(name) ?? this.#fromFile(name) ?? (await this.#chosenAtTerminal(name));
    this.#new.set(name, chosen);
    return chosen;
  }

  async #chosenAtTerminal(name: string): Promise<string> {
    const first = await this.#fromTerminal(name, 'command.pin.new');
    const again = await this.#fromTerminal(name, 'command.pin.again');
    if (first !== again) throw this.#call.given.refuse('command.pin.differ', {});
    return first;
  }

  async #fromTerminal(name: string, question: 'command.pin.of' | 'command.pin.new' | 'command.pin.again'): Promise<string> {
    const { terminal, language } = this.#call;
    if (terminal === undefined) throw new AppError('people/pin-missing', { params: { name } });
    return await terminal.askHidden(`${text(language, question, { name })} `);
  }

  #fromFile(name: string): string | undefined {
    const { given, environment } = this.#call;
    const file = given.text('pin-file') ?? environment[PIN_FILE_VARIABLE] ?? '';
    if (file === '') return undefined;
    this.#lines ??= linesOf(file);
    const line = this.#lines.shift();
    if (line === undefined) throw new AppError('people/pin-missing', { params: { name } });
    return line;
  }
}

function linesOf(file: string): string[] {
  return readPins(file)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function readPins(file: string): string {
  try {
    if (file === STANDARD_INPUT) return readFileSync(0, 'utf8');
    const { mode } = statSync(file);
    if (process.platform !== 'win32' && (mode & OTHERS) !== 0) throw new AppError('people/pin-file-open-to-others', { params: { file } });
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw new AppError('people/pin-file', { params: { file: file === STANDARD_INPUT ? 'stdin' : file, reason }, cause });
  }
}
