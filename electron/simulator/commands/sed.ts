/** `sed` with `s`, `p`, `d`, `q`, `=`, and addresses by line, `$` and expression. */
import { Cursor } from '../shell/cursor.ts';
import { type CommandGroup, type Invocation, fail, forEachOperand, pathOf, print } from './command.ts';
import { allLines, linesOf } from './input.ts';
import { UnknownOption, parseOptions } from './options.ts';
import { toRegExp } from './regular-expression.ts';

export const sedCommands: CommandGroup = { sed };

type Address = { readonly line: number } | { readonly last: true } | { readonly expression: RegExp };

interface Instruction {
  readonly from?: Address;
  readonly to?: Address;
  readonly negated: boolean;
  readonly verb: string;
  readonly substitution?: Substitution;
  /** Inside its range at the moment. */
  inRange: boolean;
}

interface Substitution {
  readonly expression: RegExp;
  readonly replacement: string;
  readonly print: boolean;
}

const spec = {
  flags: 'nErsuz',
  values: 'e',
  long: { quiet: 'n', silent: 'n', expression: 'e', 'regexp-extended': 'E', 'in-place': 'i' },
} as const;

async function sed(invocation: Invocation): Promise<number> {
  // -i takes its suffix only when it is written in the same word.
  const inPlace = invocation.args.find((arg) => /^-[nErs]*i/.test(arg) || arg.startsWith('--in-place'));
  const args = invocation.args.filter((arg) => arg !== inPlace);
  const { flags, operands, all } = parseOptions(
    inPlace?.includes('n') === true && !inPlace.startsWith('--') ? ['-n', ...args] : args,
    spec,
  );
  const given = all.filter(({ option }) => option === 'e').map(({ value }) => value);
  const [script, ...files] = given.length > 0 ? [given.join('\n'), ...operands] : operands;
  if (script === undefined) return fail(invocation, 'no script specified');
  const extended = flags.has('E') || flags.has('r') || /^-[nErs]*[Er]/.test(inPlace ?? '');
  const parse = () => parseInstructions(script, extended);
  try {
    parse();
  } catch (error) {
    if (error instanceof UnknownOption || error instanceof SyntaxError) return fail(invocation, `-e expression #1: ${error.message}`);
    throw error;
  }
  const quiet = flags.has('n');
  if (inPlace === undefined) {
    const { lines, status } = await allLines(invocation, files);
    print(invocation, edit(lines, parse(), quiet));
    return status;
  }
  const { fileSystem } = invocation.machine;
  const suffix = /^(?:-[nErs]*i|--in-place=?)(.*)$/.exec(inPlace)?.[1] ?? '';
  return forEachOperand(invocation, files, (file) => {
    const path = pathOf(invocation, file);
    const before = fileSystem.read(path);
    if (suffix !== '') fileSystem.write(`${path}${suffix}`, before);
    fileSystem.write(path, Buffer.from(edit(linesOf(before), parse(), quiet), 'latin1'));
  });
}

function edit(lines: readonly string[], instructions: readonly Instruction[], quiet: boolean): string {
  let output = '';
  for (const [index, line] of lines.entries()) {
    const result = editLine(line, instructions, { number: index + 1, isLast: index + 1 === lines.length });
    output += result.output;
    if (!quiet && result.pattern !== undefined) output += `${result.pattern}\n`;
    if (result.quits) break;
  }
  return output;
}

interface EditedLine {
  /** Undefined for a deleted line. */
  readonly pattern: string | undefined;
  readonly output: string;
  readonly quits: boolean;
}

function editLine(line: string, instructions: readonly Instruction[], at: LinePlace): EditedLine {
  let pattern = line;
  let output = '';
  for (const instruction of instructions) {
    if (!isSelected(instruction, pattern, at)) continue;
    const { verb, substitution } = instruction;
    if (verb === 'd') return { pattern: undefined, output, quits: false };
    if (verb === 'q') return { pattern, output, quits: true };
    if (verb === '=') output += `${at.number}\n`;
    if (verb === 'p') output += `${pattern}\n`;
    const changed: string | undefined = substitution === undefined ? undefined : substitute(pattern, substitution);
    if (changed !== undefined && substitution?.print === true) output += `${changed}\n`;
    pattern = changed ?? pattern;
  }
  return { pattern, output, quits: false };
}

interface LinePlace {
  readonly number: number;
  readonly isLast: boolean;
}

function isSelected(instruction: Instruction, line: string, at: LinePlace): boolean {
  const { from, to, negated } = instruction;
  if (from === undefined) return !negated;
  let selected = instruction.inRange || matches(from, line, at);
  if (to !== undefined && selected) {
    const ends = 'line' in to ? at.number >= to.line : instruction.inRange && matches(to, line, at);
    instruction.inRange = !ends;
  } else if (to === undefined) selected = matches(from, line, at);
  return selected !== negated;
}

function matches(address: Address, line: string, at: LinePlace): boolean {
  if ('line' in address) return address.line === at.number;
  return 'last' in address ? at.isLast : address.expression.test(line);
}

/** Undefined where nothing matched. */
function substitute(line: string, { expression, replacement }: Substitution): string | undefined {
  let changed = false;
  const result = line.replace(expression, (whole: string, ...rest: unknown[]) => {
    changed = true;
    const groups = rest.filter((item) => typeof item === 'string' || item === undefined).slice(0, -1);
    return replacement.replaceAll(/\\([0-9n&\\/])|\\(.)|&/g, (found, special: string | undefined, other: string | undefined) => {
      if (found === '&') return whole;
      if (special === 'n') return '\n';
      if (special !== undefined && /[1-9]/.test(special)) return groups[Number(special) - 1] ?? '';
      return special === '0' ? whole : (special ?? other ?? '');
    });
  });
  return changed ? result : undefined;
}

/** @throws UnknownOption for what this sed does not know. */
function parseInstructions(script: string, extended: boolean): readonly Instruction[] {
  const cursor = new Cursor(script);
  const instructions: Instruction[] = [];
  for (;;) {
    cursor.match(/[\s;]+/);
    if (cursor.atEnd) return instructions;
    const from = parseAddress(cursor, extended);
    const to = from !== undefined && cursor.take(',') ? parseAddress(cursor, extended) : undefined;
    cursor.match(/\s+/);
    const negated = cursor.take('!');
    const verb = cursor.next();
    if (!'spdq='.includes(verb) || verb === '') throw new UnknownOption(`unknown command: \`${verb}'`);
    const substitution = verb === 's' ? parseSubstitution(cursor, extended) : undefined;
    instructions.push({
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(substitution === undefined ? {} : { substitution }),
      negated,
      verb,
      inRange: false,
    });
  }
}

function parseAddress(cursor: Cursor, extended: boolean): Address | undefined {
  if (cursor.take('$')) return { last: true };
  const number = cursor.match(/[0-9]+/);
  if (number !== '') return { line: Number(number) };
  if (!cursor.take('/')) return undefined;
  return { expression: toRegExp(readUntil(cursor, '/'), { extended }) };
}

function parseSubstitution(cursor: Cursor, extended: boolean): Substitution {
  const delimiter = cursor.next();
  const source = readUntil(cursor, delimiter);
  const replacement = readUntil(cursor, delimiter);
  const flags = cursor.match(/[gpI0-9]*/);
  return {
    expression: toRegExp(source, { extended, global: flags.includes('g'), ignoreCase: flags.includes('I') }),
    replacement,
    print: flags.includes('p'),
  };
}

/** Up to the delimiter; an escaped one stands for itself. */
function readUntil(cursor: Cursor, delimiter: string): string {
  let text = '';
  while (!cursor.take(delimiter)) {
    if (cursor.atEnd) throw new UnknownOption('unterminated command');
    if (cursor.peek() === '\\') {
      const escaped = cursor.peek(1);
      text += escaped === delimiter ? escaped : `\\${escaped}`;
      cursor.position += 2;
    } else text += cursor.next();
  }
  return text;
}
