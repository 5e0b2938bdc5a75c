/**
 * Reads DER, and of BER what PKCS#12 files of other programs hold: lengths that are not definite, and octet strings in pieces. Nothing
 * is read beyond the bytes given, and nothing is nested deeper than `MAX_DEPTH`.
 */

const MAX_DEPTH = 32;
const INDEFINITE = 0x80;
const CONSTRUCTED = 0x20;

/** Not the structure that was expected: the caller says of what. */
export class DerError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DerError';
  }
}

export interface DerElement {
  /** Its first byte: class, whether it is constructed, and number. */
  readonly tag: number;
  readonly content: Buffer;
  /** Header and content, as it stands there. */
  readonly raw: Buffer;
  /** Of constructed elements. */
  readonly children: readonly DerElement[];
}

/** The one element that the bytes are. Throws `DerError`, also where more follows. */
export function readDer(bytes: Uint8Array): DerElement {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { element, end } = readOne(buffer, 0, 0);
  if (end !== buffer.length) throw new DerError('bytes after the end');
  return element;
}

interface ReadElement {
  readonly element: DerElement;
  readonly end: number;
}

function readOne(bytes: Buffer, at: number, depth: number): ReadElement {
  if (depth > MAX_DEPTH) throw new DerError('nested too deeply');
  const tag = byteAt(bytes, at);
  if ((tag & 0x1f) === 0x1f) throw new DerError('tag of several bytes');
  const isConstructed = (tag & CONSTRUCTED) !== 0;
  if (byteAt(bytes, at + 1) === INDEFINITE) return readIndefinite(bytes, at, depth);
  const { length, start } = readLength(bytes, at + 1);
  const end = start + length;
  if (end > bytes.length) throw new DerError('cut off');
  const content = bytes.subarray(start, end);
  const children = isConstructed ? readAll(content, depth + 1) : [];
  return { element: { tag, content, raw: bytes.subarray(at, end), children }, end };
}

function readAll(content: Buffer, depth: number): DerElement[] {
  const children: DerElement[] = [];
  for (let at = 0; at < content.length; ) {
    const { element, end } = readOne(content, at, depth);
    children.push(element);
    at = end;
  }
  return children;
}

/** Elements up to two zero bytes (X.690 §8.1.3.6). */
function readIndefinite(bytes: Buffer, at: number, depth: number): ReadElement {
  const tag = byteAt(bytes, at);
  if ((tag & CONSTRUCTED) === 0) throw new DerError('primitive without a length');
  const children: DerElement[] = [];
  let next = at + 2;
  while (byteAt(bytes, next) !== 0 || byteAt(bytes, next + 1) !== 0) {
    const { element, end } = readOne(bytes, next, depth + 1);
    children.push(element);
    next = end;
  }
  return { element: { tag, content: bytes.subarray(at + 2, next), raw: bytes.subarray(at, next + 2), children }, end: next + 2 };
}

function readLength(bytes: Buffer, at: number): { readonly length: number; readonly start: number } {
  const first = byteAt(bytes, at);
  if (first < 0x80) return { length: first, start: at + 1 };
  const count = first & 0x7f;
  if (count > 4) throw new DerError('length too long');
  let length = 0;
  for (let index = 1; index <= count; index += 1) length = length * 256 + byteAt(bytes, at + index);
  return { length, start: at + 1 + count };
}

function byteAt(bytes: Buffer, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new DerError('cut off');
  return byte;
}

/** The child at a place. Throws `DerError` where there is none, or it has another tag. */
export function childOf(element: DerElement | undefined, index: number, tag?: number): DerElement {
  const child = element?.children[index];
  if (child === undefined) throw new DerError(`no element ${index}`);
  if (tag !== undefined && child.tag !== tag) throw new DerError(`tag ${child.tag} in place of ${tag}`);
  return child;
}

/** Dotted, as in `2.5.4.3`. */
export function oidOf(element: DerElement): string {
  if (element.tag !== 0x06) throw new DerError('no object identifier');
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of element.content) {
    arc = arc * 128 + (byte & 0x7f);
    if ((byte & 0x80) !== 0) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [head = 0, ...rest] = arcs;
  const first = Math.min(2, Math.floor(head / 40));
  return [first, head - first * 40, ...rest].join('.');
}

/** A number that a JavaScript number holds. */
export function numberOf(element: DerElement): number {
  if (element.tag !== 0x02 || element.content.length > 6 || ((element.content[0] ?? 0x80) & 0x80) !== 0) throw new DerError('no number');
  return element.content.readUIntBE(0, element.content.length);
}

/** Bytes of an octet string, also of one in pieces, and of an implicit one. */
export function octetsOf(element: DerElement): Buffer {
  return element.children.length === 0 ? element.content : Buffer.concat(element.children.map(octetsOf));
}

/** Whole bytes of a bit string. */
export function bitsOf(element: DerElement): Buffer {
  if (element.tag !== 0x03 || element.content[0] !== 0) throw new DerError('no bit string of whole bytes');
  return element.content.subarray(1);
}
