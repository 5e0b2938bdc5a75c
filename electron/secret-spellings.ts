/**
 * Finds secrets in what a device or a program says, also where they are spelled in another way: base64 at any place of a longer text,
 * hexadecimal, percent-encoding, and the escapes of JSON, Java properties, XML and shells. Not found: what was compressed, hashed, encoded
 * twice in different ways, turned into UTF-16, or printed with columns in between (hexdump). The time it takes grows with the text only.
 */

/** Shorter secrets are words of the language in base64 and numbers in hexadecimal. */
const SHORTEST_ENCODED = 5;

/** A secret in the spellings that are looked for. */
export interface SpelledSecret {
  readonly plain: string;
  /** Lower case, without separators. */
  readonly hex: string | undefined;
  /** What base64 makes of it 0, 1 and 2 bytes after a multiple of three: the characters that depend on nothing else. */
  readonly base64: readonly string[];
}

/** From the first character to behind the last one. */
export type Range = readonly [from: number, to: number];

export function spell(plain: string): SpelledSecret {
  const bytes = new TextEncoder().encode(plain);
  if (plain.length < SHORTEST_ENCODED) return { plain, hex: undefined, base64: [] };
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { plain, hex, base64: [0, 1, 2].map((before) => base64After(before, bytes)) };
}

/** Where the secrets stand in the text; ranges in order that neither touch nor overlap. */
export function rangesOf(text: string, secrets: readonly SpelledSecret[]): readonly Range[] {
  const plain = secrets.map((secret) => secret.plain);
  const whole: View = { text, from: undefined, to: undefined };
  const found = [whole, ...escapedViews(whole)].flatMap((view) => rangesIn(view, plain));
  found.push(
    ...rangesInCode(
      whole,
      HEX,
      secrets.flatMap((secret) => secret.hex ?? []),
    ),
  );
  const inBase64 = rangesInCode(
    whole,
    BASE64,
    secrets.flatMap((secret) => secret.base64),
  );
  found.push(...inBase64.map((range) => withNeighbours(text, range)));
  return merged(found);
}

/** How a text is to be read: what its tokens mean, and how all else is brought into one form, character by character. */
interface Coding {
  readonly tokens: RegExp;
  readonly meaning: (token: string) => string;
  readonly plain?: (part: string) => string;
}

function rangesInCode(whole: View, coding: Coding, needles: readonly string[]): readonly Range[] {
  if (needles.length === 0) return [];
  // Nearly always there is none, and then nobody needs to know where each character came from.
  const { tokens, meaning, plain = asItIs } = coding;
  const text = plain(whole.text.replaceAll(tokens, meaning));
  if (!needles.some((needle) => text.includes(needle))) return [];
  return rangesIn(decoded(whole, coding), needles);
}

/** A reading of a text; for each of its characters, where in the original it comes from. Without the maps it is the original. */
interface View {
  readonly text: string;
  readonly from: readonly number[] | undefined;
  readonly to: readonly number[] | undefined;
}

const asItIs = (part: string) => part;
const nothing = () => '';

const BACKSLASHES: Coding = { tokens: /\\(?:u[0-9a-fA-F]{4}|[\s\S])/g, meaning: unescaped };
const PERCENT: Coding = { tokens: /(?:%[0-9a-fA-F]{2})+/g, meaning: percentDecoded };
const FORM: Coding = { tokens: /(?:%[0-9a-fA-F]{2})+|\+/g, meaning: (token) => (token === '+' ? ' ' : percentDecoded(token)) };
const XML: Coding = { tokens: /&(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});/g, meaning: entityDecoded };
/** A quote inside quotes, as shells show it. */
const SHELL: Coding = { tokens: /'\\''|'"'"'/g, meaning: () => "'" };
/** `506c`, `50:6C`, `50 6c`, `\x50\x6c`, `0x50, 0x6c`. */
const HEX: Coding = { tokens: /[\s:,-]+|\\x|0x|%/g, meaning: nothing, plain: (part) => part.toLowerCase() };
/** Programs wrap it at 64 or 76 characters; RFC 4648 has two alphabets. */
const BASE64: Coding = { tokens: /\r?\n/g, meaning: nothing, plain: (part) => part.replaceAll('-', '+').replaceAll('_', '/') };

const LETTER_ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', b: '\b' };
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function escapedViews(whole: View): readonly View[] {
  const { text } = whole;
  const views: View[] = [];
  // Quoted, quoted again by who quotes it, and once more by who logs that.
  for (let view = whole; views.length < 3 && view.text.includes('\\'); ) {
    view = decoded(view, BACKSLASHES);
    views.push(view);
  }
  if (text.includes('%')) views.push(decoded(whole, PERCENT));
  if (text.includes('+')) views.push(decoded(whole, FORM));
  if (text.includes('&')) views.push(decoded(whole, XML));
  if (text.includes("'")) views.push(decoded(whole, SHELL));
  return views;
}

/** The text with each token replaced by its meaning, all of whose characters come from the whole token. */
function decoded(view: View, { tokens, meaning, plain = asItIs }: Coding): View {
  const parts: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const map = (first: number, last: number) => {
    from.push(view.from?.[first] ?? first);
    to.push(view.to?.[last] ?? last + 1);
  };
  const takePlain = (start: number, end: number) => {
    parts.push(plain(view.text.slice(start, end)));
    for (let index = start; index < end; index += 1) map(index, index);
  };
  let at = 0;
  for (const { 0: token, index } of view.text.matchAll(tokens)) {
    takePlain(at, index);
    at = index + token.length;
    const part = meaning(token);
    parts.push(part);
    for (let count = 0; count < part.length; count += 1) map(index, at - 1);
  }
  takePlain(at, view.text.length);
  return { text: parts.join(''), from, to };
}

function unescaped(token: string): string {
  if (token.length > 2) return String.fromCharCode(Number.parseInt(token.slice(2), 16));
  const letter = token.slice(1);
  return LETTER_ESCAPES[letter] ?? letter;
}

function percentDecoded(token: string): string {
  const bytes = token
    .split('%')
    .slice(1)
    .map((byte) => Number.parseInt(byte, 16));
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

function entityDecoded(token: string): string {
  const name = token.slice(1, -1);
  if (!name.startsWith('#')) return ENTITIES[name] ?? token;
  const code = /^#[xX]/.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : token;
}

function base64After(before: number, bytes: Uint8Array): string {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte));
  const text = btoa('\0'.repeat(before) + characters.join('')).replace(/=+$/, '');
  const whole = Math.floor(((before + bytes.length) * 8) / 6);
  return text.slice(Math.ceil((before * 8) / 6), whole);
}

/** The characters that a base64 text shares between the secret and what stands beside it, and its padding. */
function withNeighbours(text: string, [from, to]: Range): Range {
  const isOf = (character: string | undefined) => character !== undefined && /[A-Za-z0-9+/_-]/.test(character);
  let end = isOf(text[to]) ? to + 1 : to;
  while (text[end] === '=') end += 1;
  return [isOf(text[from - 1]) ? from - 1 : from, end];
}

function rangesIn({ text, from, to }: View, needles: readonly string[]): readonly Range[] {
  return needles.flatMap((needle) => {
    const ranges: Range[] = [];
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
      const last = at + needle.length - 1;
      ranges.push([from?.[at] ?? at, to?.[last] ?? last + 1]);
    }
    return ranges;
  });
}

function merged(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const [from, to] of ranges.toSorted((one, other) => one[0] - other[0])) {
    const last = result.at(-1);
    if (last === undefined || from > last[1]) result.push([from, to]);
    else result[result.length - 1] = [last[0], Math.max(last[1], to)];
  }
  return result;
}
