/** `grep`, `egrep`, `fgrep`. */
import { childPath } from '../file-system/paths.ts';
import { escapeForRegExp } from '../shell/pattern.ts';
import { type CommandGroup, type Invocation, fail, pathOf, print } from './command.ts';
import { type Input, forEachInput, linesOf } from './input.ts';
import { type ParsedOptions, parseOptions } from './options.ts';
import { toRegExp } from './regular-expression.ts';

export const grepCommands: CommandGroup = {
  grep,
  egrep: (invocation) => grep({ ...invocation, args: ['-E', ...invocation.args] }),
  fgrep: (invocation) => grep({ ...invocation, args: ['-F', ...invocation.args] }),
};

const spec = {
  flags: 'aEcFGhHilLnoqrRsvwx',
  values: 'efm',
  long: {
    quiet: 'q',
    'fixed-strings': 'F',
    'extended-regexp': 'E',
    'ignore-case': 'i',
    'invert-match': 'v',
    count: 'c',
    'files-with-matches': 'l',
    'line-regexp': 'x',
    'max-count': 'm',
    'only-matching': 'o',
    text: 'a',
  },
} as const;

/** 0 where a line was selected, 1 where none was, 2 on an error. */
async function grep(invocation: Invocation): Promise<number> {
  const options = parseOptions(invocation.args, spec);
  const { flags, operands } = options;
  const given = readPatterns(invocation, options);
  const files = given.fromOperand ? operands.slice(1) : operands;
  if (given.patterns.length === 0) return fail(invocation, 'no pattern', 2);
  let expression: RegExp;
  try {
    expression = toExpression(given.patterns, flags);
  } catch {
    return fail(invocation, 'Invalid regular expression', 2);
  }
  const targets = flags.has('r') || flags.has('R') ? files.flatMap((file) => filesBelow(invocation, file)) : files;
  const showName = (targets.length > 1 || flags.has('H') || flags.has('r')) && !flags.has('h');
  let anySelected = false;
  const quietly = flags.has('s') ? { ...invocation, stderr: { write: () => undefined } } : invocation;
  const status = await forEachInput(quietly, targets, (input) => {
    if (searchInput(invocation, input, { options, expression, showName })) anySelected = true;
  });
  if (anySelected && flags.has('q')) return 0;
  if (status !== 0) return 2;
  return anySelected ? 0 : 1;
}

function readPatterns(
  invocation: Invocation,
  { all, operands }: ParsedOptions,
): { readonly patterns: readonly string[]; readonly fromOperand: boolean } {
  const patterns = all.flatMap(({ option, value }) => {
    if (option === 'e') return value.split('\n');
    return option === 'f' ? linesOf(invocation.machine.fileSystem.read(pathOf(invocation, value))) : [];
  });
  const fromOperand = !all.some(({ option }) => option === 'e' || option === 'f');
  return { patterns: fromOperand ? (operands[0]?.split('\n') ?? []) : patterns, fromOperand };
}

function toExpression(patterns: readonly string[], flags: ReadonlySet<string>): RegExp {
  const sources = patterns.map((pattern) =>
    flags.has('F') ? escapeForRegExp(pattern) : toRegExp(pattern, { extended: flags.has('E') }).source,
  );
  const any = sources.map((source) => `(?:${source})`).join('|');
  const whole = flags.has('x') ? `^(?:${any})$` : flags.has('w') ? `(?<!\\w)(?:${any})(?!\\w)` : any;
  return new RegExp(whole, flags.has('i') ? 'gi' : 'g');
}

interface Search {
  readonly options: ParsedOptions;
  readonly expression: RegExp;
  readonly showName: boolean;
}

function searchInput(invocation: Invocation, input: Input, { options, expression, showName }: Search): boolean {
  const { flags, values } = options;
  const selected = linesOf(input.bytes)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.search(expression) >= 0 !== flags.has('v'))
    .slice(0, Number(values.get('m') ?? Number.POSITIVE_INFINITY));
  const name = input.name === '-' ? '(standard input)' : input.name;
  if (flags.has('q')) return selected.length > 0;
  if (flags.has('l') || flags.has('L')) {
    if (selected.length > 0 === flags.has('l')) print(invocation, `${name}\n`);
    return selected.length > 0;
  }
  const prefix = showName ? `${name}:` : '';
  if (flags.has('c')) print(invocation, `${prefix}${selected.length}\n`);
  else {
    for (const { line, number } of selected) {
      const numbered = `${prefix}${flags.has('n') ? `${number}:` : ''}`;
      const shown = flags.has('o') ? (line.match(expression) ?? []).filter((found) => found !== '') : [line];
      for (const text of shown) print(invocation, `${numbered}${text}\n`);
    }
  }
  return selected.length > 0;
}

function filesBelow(invocation: Invocation, shown: string): readonly string[] {
  const { fileSystem } = invocation.machine;
  const path = pathOf(invocation, shown);
  if (fileSystem.find(path, { followLink: false })?.type !== 'directory') return [shown];
  return fileSystem.list(path).flatMap((name) => filesBelow(invocation, childPath(shown, name)));
}
