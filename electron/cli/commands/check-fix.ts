/** `lineside check FILE --fix … --out FILE`: what can be mended without asking is mended in a new file, which is then checked. */
import { stat } from 'node:fs/promises';
import type { BatchCheckOptions } from '../../engine/batches/batch-check.ts';
import type { MendedFile } from '../../engine/batches/mend-file.ts';
import { text } from '../../../shared/texts/text.ts';
import type { Call } from '../command.ts';

export const fixOptions = {
  fix: { type: 'string', value: 'all|CODE[,CODE…]', about: 'command.option.fix' },
  out: { type: 'string', value: 'FILE', about: 'command.option.fix-out' },
} as const;

/** Undefined without `--fix`. Throws `cli/bad-arguments`, where the input would be written over among others, and what `mendFile` throws. */
export async function mendFirst({ given, output, language }: Call, options: BatchCheckOptions): Promise<FixedFile | undefined> {
  const wish = given.text('fix');
  const out = given.text('out');
  if (wish === undefined && out === undefined) return undefined;
  if (wish === undefined) throw given.refuse('command.arguments.missing-option', { option: 'fix', value: fixOptions.fix.value });
  if (out === undefined) throw given.refuse('command.arguments.missing-option', { option: 'out', value: fixOptions.out.value });
  if (await isSameFile(options.path, out)) throw given.refuse('command.arguments.out-is-input', { value: out });
  const { mendFile } = await import('../../engine/batches/mend-file.ts');
  const mended = await mendFile({ ...options, out, codes: await chosenCodes(wish, given) });
  await output.note(text(language, 'command.check.fixed', { ...mended, file: out }));
  return { ...mended, file: out };
}

export interface FixedFile extends MendedFile {
  readonly file: string;
}

/** A code may be named without its topic, as in `outer-blanks`. */
async function chosenCodes(wish: string, given: Call['given']): Promise<'all' | ReadonlySet<string>> {
  if (wish === 'all') return 'all';
  const { fixableCodes } = await import('../../engine/batches/cell-fixes.ts');
  const codes = wish.split(',').map((word) => (word.includes('/') ? word.trim() : `csv/${word.trim()}`));
  const unknown = codes.find((code) => !fixableCodes.includes(code));
  if (unknown === undefined) return new Set(codes);
  throw given.refuse('command.arguments.not-a-choice', { option: 'fix', value: unknown, choices: ['all', ...fixableCodes].join(', ') });
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => stat(path, { bigint: true }).catch(() => undefined)));
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}
