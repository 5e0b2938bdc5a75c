/** What the words after a command turned out to be. */
import type { AppError } from '../../shared/errors/app-error.ts';
import type { TextKey, TextParams } from '../../shared/texts/text.ts';

/** Makes the error that says what does not fit; `meant` is what may have been meant instead. */
export type Refusal = (problem: TextKey, params: TextParams, meant?: string) => AppError;

/** Options and operands of one call; every getter refuses what it cannot read with `cli/bad-arguments`. */
export class ParsedArguments {
  readonly #refusal: Refusal;
  readonly #options: ReadonlyMap<string, readonly string[]>;
  readonly #operands: readonly string[];

  constructor(refusal: Refusal, options: ReadonlyMap<string, readonly string[]>, operands: readonly string[]) {
    this.#refusal = refusal;
    this.#options = options;
    this.#operands = operands;
  }

  /** The operand at this place; only for operands that the definition requires. */
  operand(index: number): string {
    return this.#operands[index] ?? '';
  }

  optionalOperand(index: number): string | undefined {
    return this.#operands[index];
  }

  /** The operand at this place and all after it. */
  operandsFrom(index: number): readonly string[] {
    return this.#operands.slice(index);
  }

  has(option: string): boolean {
    return this.#options.has(option);
  }

  text(option: string): string | undefined {
    return this.#options.get(option)?.at(-1);
  }

  /** Only for options that the definition requires. */
  requiredText(option: string): string {
    return this.text(option) ?? '';
  }

  texts(option: string): readonly string[] {
    return this.#options.get(option) ?? [];
  }

  /** A whole number from 1. */
  count(option: string): number | undefined {
    const value = this.text(option);
    if (value === undefined) return undefined;
    if (!/^[1-9]\d{0,8}$/.test(value)) throw this.#refusal('command.arguments.not-a-count', { option, value });
    return Number(value);
  }

  oneOf<Choice extends string>(option: string, choices: readonly Choice[]): Choice | undefined {
    const value = this.text(option);
    const chosen = choices.find((choice) => choice === value);
    if (value !== undefined && chosen === undefined)
      throw this.#refusal('command.arguments.not-a-choice', { option, value, choices: choices.join(', ') });
    return chosen;
  }

  /** For what only the command itself can judge. */
  refuse(problem: TextKey, params: TextParams): AppError {
    return this.#refusal(problem, params);
  }
}
