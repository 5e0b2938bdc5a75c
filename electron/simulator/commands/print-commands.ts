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
  print(invocation, (interprets ? unescape(text).text : text) + lineEnd);
  return 0;
}

const ESCAPES: Readonly<Record<string, string>> = { a: '\x07', b: '\b', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', '"': '"' };

/** `\c` ends all output. */
function unescape(text: string): { readonly text: string; readonly ends: boolean } {
  const end = /(?<!\\)(?:\\\\)*\\c/.exec(text);
  const used = end === null ? text : text.slice(0, end.index + end[0].length - 2);
  const result = used.replaceAll(/\\(?:x([0-9a-fA-F]{1,2})|0?([0-7]{1,3})|(.))/gs, (whole, hex: string | undefined, octal: string | undefined, letter: string | undefined) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    return ESCAPES[letter ?? ''] ?? whole;
  });
  return { text: result, ends: end !== null };
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
  readonly ends: boolean;
  readonly badNumber?: string;
}

function formatOnce(format: string, values: string[]): Round {
  let text = '';
  let badNumber: string | undefined;
  const pieces = format.matchAll(/%([-+ 0#]*)(\d*|\*)(?:\.(\d*))?([%a-zA-Z])|((?:[^%\\]|\\(?:x[0-9a-fA-F]{1,2}|[^]|$))+)|%/g);
  for (const [, flags = '', width = '', precision, letter, literal] of pieces) {
    if (literal !== undefined) {
      const unescaped = unescape(literal);
      text += unescaped.text;
      if (unescaped.ends) return { text, ends: true };
      continue;
    }
    if (letter === '%' || letter === undefined) {
      text += '%';
      continue;
    }
    const size = width === '*' ? Number(values.shift() ?? 0) : Number(width);
    const value = values.shift() ?? '';
    if (letter === 'b') {
      const unescaped = unescape(value);
      text += pad(unescaped.text, flags, size);
      if (unescaped.ends) return { text, ends: true };
    } else if (letter === 's' || letter === 'c') text += pad(letter === 'c' ? value.slice(0, 1) : value.slice(0, precision === undefined ? undefined : Number(precision)), flags, size);
    else {
      const number = toNumber(value);
      if (Number.isNaN(number)) badNumber = value;
      text += pad(numberText(letter, Number.isNaN(number) ? 0 : number, precision), flags, size);
    }
  }
  return { text, ends: false, ...(badNumber === undefined ? {} : { badNumber }) };
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
