/** Commands that choose, order and count lines and characters. */
import { type ByteSource, readLine, sourceOf } from '../shell/bytes.ts';
import { type CommandGroup, type Invocation, fail, forEachOperand, pathOf, print } from './command.ts';
import { allLines, forEachInput } from './input.ts';
import { parseOptions } from './options.ts';

export const textCommands: CommandGroup = { cut, head, seq, sort, tail, uniq, wc };

/** `head -5` is an older way to write `head -n 5`. */
function withCount(args: readonly string[]): readonly string[] {
  return args.map((arg) => arg.replace(/^-(\d+)$/, '-n$1'));
}

/** Reads no further than it has to, so that it can end what writes without end. */
async function head(invocation: Invocation): Promise<number> {
  const { operands, values } = parseOptions(withCount(invocation.args), {
    flags: 'qv',
    values: 'nc',
    long: { lines: 'n', bytes: 'c' },
  });
  const bytes = values.get('c');
  const lines = Number(values.get('n') ?? 10);
  return forEachOperand(invocation, operands.length === 0 ? ['-'] : operands, async (name) => {
    const source = name === '-' ? invocation.stdin : sourceOf(invocation.machine.fileSystem.read(pathOf(invocation, name)));
    if (bytes !== undefined) return copyBytes(source, Number(bytes), invocation);
    for (let left = lines; left > 0; left -= 1) {
      const { line, complete } = await readLine(source);
      print(invocation, complete ? `${line}\n` : line);
      if (!complete) break;
    }
    return undefined;
  });
}

async function copyBytes(source: ByteSource, count: number, invocation: Invocation): Promise<void> {
  let left = count;
  for (let chunk = await source.read(); chunk !== undefined && left > 0; chunk = left > 0 ? await source.read() : undefined) {
    invocation.stdout.write(chunk.subarray(0, left));
    source.unread(chunk.subarray(left));
    left -= Math.min(left, chunk.length);
  }
}

async function tail(invocation: Invocation): Promise<number> {
  const { operands, values } = parseOptions(withCount(invocation.args), { flags: 'q', values: 'nc', long: { lines: 'n', bytes: 'c' } });
  return forEachInput(invocation, operands, ({ bytes }) => {
    const text = bytes.toString('latin1');
    const items = values.has('c') ? [...text] : text === '' ? [] : text.split(/(?<=\n)/);
    const count = values.get('c') ?? values.get('n') ?? '10';
    const start = count.startsWith('+') ? Number(count) - 1 : items.length - Math.abs(Number(count));
    print(invocation, items.slice(Math.max(0, start)).join(''));
  });
}

async function cut(invocation: Invocation): Promise<number> {
  const { flags, operands, values } = parseOptions(invocation.args, { flags: 's', values: 'bcdf', long: { delimiter: 'd', fields: 'f' } });
  const fields = values.get('f');
  const list = fields ?? values.get('c') ?? values.get('b');
  if (list === undefined) return fail(invocation, 'you must specify a list of bytes, characters, or fields');
  const delimiter = values.get('d') ?? '\t';
  const isWanted = positions(list);
  const { lines, status } = await allLines(invocation, operands);
  for (const line of lines) {
    if (fields === undefined) print(invocation, `${[...line].filter((_, index) => isWanted(index + 1)).join('')}\n`);
    else if (line.includes(delimiter)) {
      const chosen = line.split(delimiter).filter((_, index) => isWanted(index + 1));
      print(invocation, `${chosen.join(delimiter)}\n`);
    } else if (!flags.has('s')) print(invocation, `${line}\n`);
  }
  return status;
}

/** A list like `1,3-5,7-`. */
function positions(list: string): (position: number) => boolean {
  const ranges = list.split(',').map((range) => {
    const [from, to] = range.split('-');
    return { from: Number(from || 1), to: to === undefined ? Number(from) : Number(to || Number.POSITIVE_INFINITY) };
  });
  return (position) => ranges.some(({ from, to }) => position >= from && position <= to);
}

async function sort(invocation: Invocation): Promise<number> {
  const { flags, operands, values } = parseOptions(invocation.args, { flags: 'bfnruV', values: 'kt' });
  const { lines, status } = await allLines(invocation, operands);
  const column = Number.parseInt(values.get('k') ?? '0', 10);
  const keyOf = (line: string) => (column === 0 ? line : (line.split(values.get('t') ?? /\s+/)[column - 1] ?? ''));
  const compare = (left: string, right: string) => {
    if (flags.has('n')) return (Number.parseFloat(left) || 0) - (Number.parseFloat(right) || 0);
    return left < right ? -1 : left > right ? 1 : 0;
  };
  const sorted = lines.toSorted((left, right) => compare(keyOf(left), keyOf(right)));
  const ordered = flags.has('r') ? sorted.toReversed() : sorted;
  for (const line of flags.has('u') ? new Set(ordered) : ordered) print(invocation, `${line}\n`);
  return status;
}

async function uniq(invocation: Invocation): Promise<number> {
  const { flags, operands } = parseOptions(invocation.args, { flags: 'cdu' });
  const { lines, status } = await allLines(invocation, operands);
  const groups: { line: string; count: number }[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last?.line === line) last.count += 1;
    else groups.push({ line, count: 1 });
  }
  for (const { line, count } of groups) {
    if ((flags.has('d') && count === 1) || (flags.has('u') && count > 1)) continue;
    print(invocation, flags.has('c') ? `${String(count).padStart(7)} ${line}\n` : `${line}\n`);
  }
  return status;
}

async function wc(invocation: Invocation): Promise<number> {
  const { flags, operands } = parseOptions(invocation.args, { flags: 'clmw', long: { lines: 'l', bytes: 'c', words: 'w', chars: 'm' } });
  return forEachInput(invocation, operands, ({ name, bytes }) => {
    const text = bytes.toString('latin1');
    const counts = {
      l: text.split('\n').length - 1,
      w: text.split(/\s+/).filter((word) => word !== '').length,
      c: bytes.length,
      m: bytes.length,
    };
    const wanted = (['l', 'w', 'm', 'c'] as const).filter((letter) => (flags.size === 0 ? letter !== 'm' : flags.has(letter)));
    const shown = wanted.map((letter) => String(counts[letter])).join(' ');
    print(invocation, `${shown}${name === '-' ? '' : ` ${name}`}\n`);
  });
}

function seq(invocation: Invocation): number {
  const numbers = invocation.args.map(Number);
  const [first = 1, step = 1, last = 1] =
    numbers.length === 1 ? [1, 1, numbers[0]] : numbers.length === 2 ? [numbers[0], 1, numbers[1]] : numbers;
  for (let value = first; step > 0 ? value <= last : value >= last; value += step || 1) print(invocation, `${value}\n`);
  return 0;
}
