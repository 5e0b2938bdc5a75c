/** `--column HEADER=COLUMN`: a header of the file is read as another column. For `check` and `import` alike. */
import type { ColumnMapping } from '../../shared/contract/batch-table.ts';
import type { ParsedArguments } from './parsed-arguments.ts';

export const columnOption = { type: 'string', value: 'HEADER=COLUMN', multiple: true, about: 'command.option.column' } as const;

/** Undefined where none is given. A header may hold `=`: the last one divides. Throws `cli/bad-arguments`. */
export function columnMapping(given: ParsedArguments): ColumnMapping | undefined {
  const pairs = given.texts('column');
  if (pairs.length === 0) return undefined;
  return Object.fromEntries(pairs.map((pair) => toEntry(pair, given)));
}

function toEntry(pair: string, given: ParsedArguments): [string, string] {
  const divider = pair.lastIndexOf('=');
  const header = pair.slice(0, Math.max(0, divider)).trim();
  const column = pair.slice(divider + 1).trim();
  if (header === '' || column === '') throw given.refuse('command.arguments.not-a-column', { value: pair });
  return [header, column];
}
