/**
 * Where JSON goes wrong, by line and column, and which keys an object repeats (RFC 8259 §2 to §7). `JSON.parse` tells the first only
 * in a message's words and of the second keeps the last value without a word.
 */

export interface JsonPlace {
  /** From 1. */
  readonly line: number;
  /** In UTF-16 code units from 1. */
  readonly column: number;
}

export interface JsonScan {
  /** Undefined where the text is JSON. */
  readonly syntaxError: JsonPlace | undefined;
  /** As in `steps[1].with.set.key`. */
  readonly repeatedKeys: readonly string[];
}

const MAX_DEPTH = 200;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;
const BLANKS = /[ \t\n\r]*/y;

export function scanJson(text: string): JsonScan {
  const scanner = new JsonScanner(text);
  const good = scanner.scanDocument();
  return { syntaxError: good ? undefined : placeOf(text, scanner.offset), repeatedKeys: scanner.repeatedKeys };
}

class JsonScanner {
  offset = 0;
  readonly repeatedKeys: string[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  scanDocument(): boolean {
    return this.#value('', 0) && this.offset === this.#text.length;
  }

  /** Leaves `offset` after the value and the blanks behind it, or at what cannot stand there. */
  #value(path: string, depth: number): boolean {
    this.#match(BLANKS);
    if (depth > MAX_DEPTH) return false;
    const good = this.#text[this.offset] === '{' ? this.#object(path, depth) : this.#arrayOrScalar(path, depth);
    if (good) this.#match(BLANKS);
    return good;
  }

  #arrayOrScalar(path: string, depth: number): boolean {
    if (this.#text[this.offset] !== '[') return this.#match(STRING) !== undefined || this.#match(SCALAR) !== undefined;
    let index = 0;
    return this.#list(']', () => this.#value(`${path}[${index++}]`, depth + 1));
  }

  #object(path: string, depth: number): boolean {
    const keys = new Set<string>();
    return this.#list('}', () => {
      const literal = this.#match(STRING);
      if (literal === undefined) return false;
      const key = String(JSON.parse(literal));
      const place = path === '' ? key : `${path}.${key}`;
      if (keys.has(key)) this.repeatedKeys.push(place);
      keys.add(key);
      this.#match(BLANKS);
      return this.#take(':') && this.#value(place, depth + 1);
    });
  }

  /** Items between an opening and a closing bracket, with commas between and none behind the last. */
  #list(closing: string, item: () => boolean): boolean {
    this.offset += 1;
    this.#match(BLANKS);
    if (this.#take(closing)) return true;
    for (;;) {
      this.#match(BLANKS);
      if (!item()) return false;
      this.#match(BLANKS);
      if (this.#take(closing)) return true;
      if (!this.#take(',')) return false;
    }
  }

  #take(character: string): boolean {
    if (this.#text[this.offset] !== character) return false;
    this.offset += 1;
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.offset += found.length;
    return found;
  }
}

function placeOf(text: string, offset: number): JsonPlace {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
