/**
 * The password of a bundle: from a file that `--password-file` names, from standard input where that is `-`, else from the terminal,
 * unseen. Never from the command's words, which every program can read.
 */
import { readFileSync, statSync } from 'node:fs';
import { AppError } from '../../shared/errors/app-error.ts';
import { text } from '../../shared/texts/text.ts';
import type { Call, OptionDefinition } from './command.ts';

const STANDARD_INPUT = '-';
const OTHERS = 0o077;

export const passwordOption = {
  'password-file': { type: 'string', value: 'FILE', about: 'command.option.password-file' },
} as const satisfies Readonly<Record<string, OptionDefinition>>;

/** Of a bundle that is there. `pki/password-missing`, `pki/password-file`, `pki/password-file-open-to-others`. */
export async function knownPassword(call: Call, file: string): Promise<string> {
  return fromFile(call) ?? (await atTerminal(call, 'command.password.of', file));
}

/** Of a bundle that is to be made; at a terminal it is typed twice. */
export async function newPassword(call: Call, file: string): Promise<string> {
  const read = fromFile(call);
  if (read !== undefined) return read;
  const first = await atTerminal(call, 'command.password.new', file);
  if ((await atTerminal(call, 'command.password.again', file)) !== first) throw call.given.refuse('command.password.differ', {});
  return first;
}

async function atTerminal(
  { terminal, language }: Call,
  question: `command.password.${'of' | 'new' | 'again'}`,
  file: string,
): Promise<string> {
  if (terminal === undefined) throw new AppError('pki/password-missing', { params: { file } });
  return await terminal.askHidden(`${text(language, question, { file })} `);
}

function fromFile({ given }: Call): string | undefined {
  const file = given.text('password-file');
  return file === undefined ? undefined : secretInFile(file);
}

/** All of the file, or of standard input where it is `-`, but its last line end. */
export function secretInFile(file: string): string {
  try {
    if (file === STANDARD_INPUT) return withoutLineEnd(readFileSync(0, 'utf8'));
    if (process.platform !== 'win32' && (statSync(file).mode & OTHERS) !== 0) {
      throw new AppError('pki/password-file-open-to-others', { params: { file } });
    }
    return withoutLineEnd(readFileSync(file, 'utf8'));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw new AppError('pki/password-file', { params: { file: file === STANDARD_INPUT ? 'stdin' : file, reason }, cause });
  }
}

function withoutLineEnd(content: string): string {
  return content.replace(/\r?\n$/, '');
}
