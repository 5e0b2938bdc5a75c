/** `echo` and `printf`. */
import { type CommandGroup, type Invocation, fail, print } from './command.ts';

export const printCommands: CommandGroup = { echo, printf };

function echo(invocation: Invocation): number {
  let args = [...invocation.args];
  let lineEnd = '\n';
  let interprets = false;
  while (/^-[neE]+$/.test(args[0] ?? '')) {
    const letters = args[0] ?? '';
    if (letters.includes('n')) lineEnd = '';
    interprets = letters.includes('e');
    args = args.slice(1);
  }
  const text = args.join(' ');
  print(invocation, (interprets ? unescapeArgument(text).text : text) + lineEnd);
  return 0;
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
};

/** What `%b` and `echo -e` understand: `\c` ends all output, octal numbers have a leading zero of their own. */
function unescapeArgument(text: string): Round {
  return unescape(text.replaceAll(/(?<!\\)((?:\\\\)*)\\0([0-7]{1,3})/g, '$1\\$2'));
}

/** `\c` ends all output. */
function unescape(text: string): Round {
  const end = /(?<!\\)(?:\\\\)*\\c/.exec(text);
  const used = end === null ? text : text.slice(0, end.index + end[0].length - 2);
  const result = used.replaceAll(/\\(?:x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)/gs, unescapeOne);
  return { text: result, ends: end !== null };
}

function unescapeOne(escape: string): string {
  const body = escape.slice(1);
  if (/^x[0-9a-fA-F]/.test(body)) return String.fromCharCode(Number.parseInt(body.slice(1), 16));
  if (/^[0-7]/.test(body)) return String.fromCharCode(Number.parseInt(body, 8) & 0xff);
  return ESCAPES[body] ?? escape;
}

/** The format is used again while arguments are left. */
function printf(invocation: Invocation): number {
  const args = invocation.args[0] === '--' ? invocation.args.slice(1) : invocation.args;
  const [format, ...values] = args;
  if (format === undefined) return fail(invocation, 'usage: printf format [arguments]', 2);
  const left = [...values];
  let output = '';
  let status = 0;
  do {
    const before = left.length;
    const round = formatOnce(format, left);
    output += round.text;
    if (round.badNumber !== undefined) status = fail(invocation, `${round.badNumber}: expected numeric value`);
    if (round.ends || left.length === before) break;
  } while (left.length > 0);
  print(invocation, output);
  return status;
}

interface Round {
  readonly text: string;
  /** A `\c` was met. */
  readonly ends: boolean;
  readonly badNumber?: string;
}

const PIECE = /%([-+ 0#]*)(\d*|\*)(?:\.(\d*))?([%a-zA-Z])|((?:[^%\\]|\\(?:x[0-9a-fA-F]{1,2}|[^]|$))+)|%/g;

function formatOnce(format: string, values: string[]): Round {
  let text = '';
  let badNumber: string | undefined;
  for (const [, flags = '', width = '', precision, letter = '%', literal] of format.matchAll(PIECE)) {
    const piece = literal === undefined ? formatValue({ flags, width, precision, letter }, values) : unescape(literal);
    text += piece.text;
    if (piece.ends) return { text, ends: true };
    badNumber = piece.badNumber ?? badNumber;
  }
  return { text, ends: false, ...(badNumber === undefined ? {} : { badNumber }) };
}

interface Conversion {
  readonly flags: string;
  readonly width: string;
  readonly precision: string | undefined;
  readonly letter: string;
}

function formatValue({ flags, width, precision, letter }: Conversion, values: string[]): Round {
  if (letter === '%') return { text: '%', ends: false };
  const size = width === '*' ? Number(values.shift() ?? 0) : Number(width);
  const value = values.shift() ?? '';
  const padded = (text: string) => pad(text, flags, size);
  switch (letter) {
    case 'b': {
      const unescaped = unescapeArgument(value);
      return { text: padded(unescaped.text), ends: unescaped.ends };
    }
    case 'c':
      return { text: padded(value.slice(0, 1)), ends: false };
    case 's':
      return { text: padded(precision === undefined ? value : value.slice(0, Number(precision))), ends: false };
    default: {
      const number = toNumber(value);
      const isNumber = !Number.isNaN(number);
      return { text: padded(numberText(letter, isNumber ? number : 0, precision)), ends: false, ...(isNumber ? {} : { badNumber: value }) };
    }
  }
}

function toNumber(value: string): number {
  if (value === '') return 0;
  if (/^['"]/.test(value)) return value.charCodeAt(1);
  return /^-?0[0-7]+$/.test(value) ? Number.parseInt(value, 8) : Number(value);
}

function numberText(letter: string, value: number, precision: string | undefined): string {
  switch (letter) {
    case 'x':
      return Math.trunc(value).toString(16);
    case 'X':
      return Math.trunc(value).toString(16).toUpperCase();
    case 'o':
      return Math.trunc(value).toString(8);
    case 'f':
      return value.toFixed(precision === undefined ? 6 : Number(precision));
    default:
      return String(Math.trunc(value)).padStart(Number(precision ?? 0), '0');
  }
}

function pad(text: string, flags: string, width: number): string {
  if (flags.includes('-')) return text.padEnd(width);
  return text.padStart(width, flags.includes('0') ? '0' : ' ');
}
