/** Texts of a snapshot as values and back, by the rules of Java's own conversions that Kura uses (kura.md §2.2). */
import type { SnapshotType } from './kura-snapshot.ts';

/** Whole numbers of 64 bits are bigints where a number would round them, as over REST. */
export type SnapshotScalar = string | number | bigint | boolean;

/** Undefined where Java throws: then Kura refuses the whole snapshot. A password is taken as it stands. */
export function scalarOf(type: SnapshotType, text: string): SnapshotScalar | undefined {
  switch (type) {
    case 'String':
    case 'Password':
      return text;
    case 'Boolean':
      return text.toLowerCase() === 'true';
    case 'Char':
      return text === '' ? undefined : text.charAt(0);
    case 'Double':
      return floating(text);
    case 'Float': {
      const value = floating(text);
      return value === undefined ? undefined : Math.fround(value);
    }
    default:
      return whole(text, BITS[type]);
  }
}

const BITS = { Byte: 8, Short: 16, Integer: 32, Long: 64 } as const;

function whole(text: string, bits: number): number | bigint | undefined {
  if (!/^[+-]?\d{1,400}$/.test(text)) return undefined;
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text);
  if (BigInt.asIntN(bits, value) !== value) return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** `Double.parseDouble` without the hexadecimal form, which nothing writes. Blanks around the number are allowed here and nowhere else. */
function floating(text: string): number | undefined {
  const trimmed = javaTrim(text);
  const special = /^([+-]?)(NaN|Infinity)$/.exec(trimmed);
  if (special !== null) return special[2] === 'NaN' ? Number.NaN : Number(`${special[1] ?? ''}Infinity`);
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?$/.test(trimmed) ? Number.parseFloat(trimmed) : undefined;
}

function javaTrim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start += 1;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end -= 1;
  return text.slice(start, end);
}

/** As Java's `toString` has it where that matters: a whole double keeps its `.0`. */
export function textOf(type: SnapshotType, value: SnapshotScalar): string {
  if (typeof value !== 'number' || (type !== 'Double' && type !== 'Float')) return String(value);
  if (type === 'Float') return doubleText(shortestFloat(value));
  return doubleText(Object.is(value, -0) ? '-0' : String(value));
}

function doubleText(text: string): string {
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** The shortest decimal that is read as the same 32-bit number. */
function shortestFloat(value: number): string {
  const rounded = Math.fround(value);
  if (!Number.isFinite(rounded)) return String(rounded);
  for (let digits = 1; digits < 9; digits += 1) {
    const short = Number(rounded.toPrecision(digits));
    if (Math.fround(short) === rounded) return Object.is(short, -0) ? '-0' : String(short);
  }
  return String(Number(rounded.toPrecision(9)));
}
