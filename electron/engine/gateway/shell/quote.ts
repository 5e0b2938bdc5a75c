/** Words as data for a POSIX shell line. */
import { AppError } from '../../../../shared/errors/app-error.ts';

/**
 * The word in single quotes, inside which a shell reads every character as itself; a quote within leaves, adds an escaped one and
 * enters again. A NUL cannot be in an argument at all: `shell/bad-argument`.
 */
export function quoteWord(word: string): string {
  if (word.includes('\0')) throw new AppError('shell/bad-argument');
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A program with its arguments as one shell line in which nothing is interpreted. */
export function quoteCommand(command: readonly string[]): string {
  return command.map(quoteWord).join(' ');
}
