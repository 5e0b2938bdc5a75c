/** Writes DER (X.690 §8 to §11): each function gives one whole element. */

const CONTEXT = 0x80;
const CONSTRUCTED = 0x20;
const LAST_UTC_YEAR = 2049;

/** One element of its tag byte and content. */
function element(tag: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.of(0x80 | bytes.length, ...bytes);
}

export function sequence(...parts: readonly Uint8Array[]): Buffer {
  return element(0x30, Buffer.concat(parts));
}

/** Elements in the order that DER wants. */
export function setOf(...parts: readonly Uint8Array[]): Buffer {
  return element(0x31, Buffer.concat(parts.toSorted(Buffer.compare)));
}

/** A number that is not negative, from its bytes, most significant first; leading zeros are taken away and one is put before a high bit. */
export function unsignedInteger(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first === -1 ? Buffer.of(0) : bytes.subarray(first);
  return element(0x02, ((digits[0] ?? 0) & 0x80) === 0 ? digits : Buffer.concat([Buffer.of(0), digits]));
}

/** A whole number from 0 to 2^53 − 1. */
export function integer(value: number): Buffer {
  const hexadecimal = value.toString(16);
  return unsignedInteger(Buffer.from(hexadecimal.padStart(hexadecimal.length + (hexadecimal.length % 2), '0'), 'hex'));
}

export function boolean(value: boolean): Buffer {
  return element(0x01, Buffer.of(value ? 0xff : 0));
}

export function enumerated(value: number): Buffer {
  return element(0x0a, Buffer.of(value));
}

export function octetString(content: Uint8Array): Buffer {
  return element(0x04, content);
}

/** Whole bytes. */
export function bitString(content: Uint8Array): Buffer {
  return element(0x03, Buffer.concat([Buffer.of(0), content]));
}

/** Named bits, the first of them the highest; zeros at the end are left out, as DER wants (X.690 §11.2.2). */
export function namedBits(bits: readonly number[]): Buffer {
  const highest = Math.max(...bits);
  const bytes = Buffer.alloc(Math.floor(highest / 8) + 1);
  for (const bit of bits) bytes[Math.floor(bit / 8)] = (bytes[Math.floor(bit / 8)] ?? 0) | (0x80 >> (bit % 8));
  return element(0x03, Buffer.concat([Buffer.of(7 - (highest % 8)), bytes]));
}

export function nothing(): Buffer {
  return element(0x05, Buffer.alloc(0));
}

const identifiers = new Map<string, Buffer>();

/** @param dotted As in `2.5.4.3`; one of this program's own, so that all of them may be kept. */
export function objectIdentifier(dotted: string): Buffer {
  const known = identifiers.get(dotted);
  if (known !== undefined) return known;
  const made = encodeIdentifier(dotted);
  identifiers.set(dotted, made);
  return made;
}

function encodeIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

function base128(arc: number): number[] {
  const digits = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift((rest % 128) | 0x80);
  return digits;
}

export function utf8String(text: string): Buffer {
  return element(0x0c, Buffer.from(text));
}

export function printableString(text: string): Buffer {
  return element(0x13, Buffer.from(text, 'latin1'));
}

export function ia5String(text: string): Buffer {
  return element(0x16, Buffer.from(text, 'latin1'));
}

/** UTF-16 without what UCS-2 lacks. */
export function bmpString(text: string): Buffer {
  return element(0x1e, Buffer.from(text, 'utf16le').swap16());
}

/** To the second; years from 2050 as GeneralizedTime (RFC 5280 §4.1.2.5). */
export function time(at: Date): Buffer {
  const digits = `${at.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`;
  return at.getUTCFullYear() <= LAST_UTC_YEAR ? element(0x17, Buffer.from(digits.slice(2))) : element(0x18, Buffer.from(digits));
}

/** `[n] EXPLICIT`: the element in a tag around it. */
export function explicit(tag: number, part: Uint8Array): Buffer {
  return element(CONTEXT | CONSTRUCTED | tag, part);
}

/** `[n] IMPLICIT` in the place of a primitive element's tag. */
export function implicit(tag: number, content: Uint8Array): Buffer {
  return element(CONTEXT | tag, content);
}
