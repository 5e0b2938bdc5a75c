/** Reads words: quotes, escapes, parameters, command and arithmetic substitution (XCU §2.2, §2.6). */
import type { Cursor } from './cursor.ts';
import {
  type List,
  type ParameterOperator,
  type ParameterPart,
  ShellSyntaxError,
  type Word,
  type WordPart,
  parameterOperators,
} from './syntax.ts';

/** Parses the list behind `$(`, which starts at `position`; `end` is behind its `)`. */
export type ReadNested = (source: string, position: number) => { readonly list: List; readonly end: number };

/** Which characters are special: in a bare word, inside `"…"` and here-documents, or inside `${…}`. */
type Mode = 'bare' | 'double' | 'brace';

const META = /[\s;&|<>()]/;

export class WordReader {
  readonly #cursor: Cursor;
  readonly #readNested: ReadNested;

  constructor(cursor: Cursor, readNested: ReadNested) {
    this.#cursor = cursor;
    this.#readNested = readNested;
  }

  /** A word up to the next blank or operator. */
  readWord(): Word {
    return this.#readParts('bare', () => META.test(this.#cursor.peek()));
  }

  /** The whole rest, read as inside double quotes: the body of a here-document. */
  readText(): Word {
    return this.#readParts('double', () => false);
  }

  #readParts(mode: Mode, atStop: () => boolean): WordPart[] {
    const cursor = this.#cursor;
    const parts: WordPart[] = [];
    let plain = '';
    const flush = () => {
      if (plain !== '') parts.push({ type: 'literal', text: plain, quoted: mode === 'double' });
      plain = '';
    };
    while (!cursor.atEnd && !atStop()) {
      const special = this.#readSpecial(mode);
      if (special === undefined) plain += cursor.next();
      else {
        flush();
        parts.push(...special);
      }
    }
    flush();
    return parts;
  }

  /** What a special character begins; undefined where the next character stands for itself. */
  #readSpecial(mode: Mode): readonly WordPart[] | undefined {
    const cursor = this.#cursor;
    const character = cursor.peek();
    if (character === '\\') return this.#readEscape(mode);
    if (character === '$') return this.#readDollar(mode === 'double');
    if (character === '`') return [this.#readBackticks(mode === 'double')];
    if (mode === 'double') return undefined;
    if (character === "'") return [this.#readSingleQuotes()];
    if (character === '"') return this.#readDoubleQuotes();
    return undefined;
  }

  #readEscape(mode: Mode): readonly WordPart[] | undefined {
    const cursor = this.#cursor;
    const escaped = cursor.peek(1);
    if (mode === 'double' && !'$`"\\\n'.includes(escaped)) return undefined;
    if (escaped === '') return undefined;
    cursor.position += 2;
    return escaped === '\n' ? [] : [{ type: 'literal', text: escaped, quoted: true }];
  }

  #readSingleQuotes(): WordPart {
    const cursor = this.#cursor;
    const end = cursor.source.indexOf("'", cursor.position + 1);
    if (end < 0) throw new ShellSyntaxError('Unterminated quoted string', 'more');
    const text = cursor.source.slice(cursor.position + 1, end);
    cursor.position = end + 1;
    return { type: 'literal', text, quoted: true };
  }

  #readDoubleQuotes(): readonly WordPart[] {
    const cursor = this.#cursor;
    cursor.position += 1;
    const parts = this.#readParts('double', () => cursor.peek() === '"');
    if (!cursor.take('"')) throw new ShellSyntaxError('Unterminated quoted string', 'more');
    return parts.length > 0 ? parts : [{ type: 'literal', text: '', quoted: true }];
  }

  #readDollar(quoted: boolean): readonly WordPart[] | undefined {
    const cursor = this.#cursor;
    const start = cursor.position;
    if (cursor.take('$((')) return [this.#readArithmetic(quoted)];
    if (cursor.take('$(')) {
      const nested = this.#readNested(cursor.source, cursor.position);
      cursor.position = nested.end;
      return [{ type: 'substitution', list: nested.list, quoted }];
    }
    if (cursor.take('${')) return [this.#readBraces(quoted)];
    cursor.position += 1;
    const name = cursor.match(/[A-Za-z_]\w*|[0-9@*#?$!-]/);
    if (name !== '') return [{ type: 'parameter', name, quoted }];
    cursor.position = start;
    return undefined;
  }

  #readBraces(quoted: boolean): ParameterPart {
    const cursor = this.#cursor;
    const length = cursor.match(/#(?=[A-Za-z_0-9@*?$!-])/) !== '';
    const name = cursor.match(/[A-Za-z_]\w*|[0-9]+|[@*#?$!-]/);
    if (name === '') throw new ShellSyntaxError('Bad substitution');
    if (length) {
      if (!cursor.take('}')) throw new ShellSyntaxError('Bad substitution');
      return { type: 'parameter', name, operator: 'length', quoted };
    }
    if (cursor.take('}')) return { type: 'parameter', name, quoted };
    const operator: ParameterOperator | undefined = parameterOperators.find((candidate) => cursor.take(candidate));
    if (operator === undefined) throw new ShellSyntaxError('Bad substitution');
    const isPattern = operator.startsWith('%') || operator.startsWith('#');
    const operand = this.#readParts(quoted && !isPattern ? 'double' : 'brace', () => cursor.peek() === '}');
    if (!cursor.take('}')) throw new ShellSyntaxError("Missing '}'", 'more');
    return { type: 'parameter', name, operator, operand, quoted };
  }

  #readArithmetic(quoted: boolean): WordPart {
    const cursor = this.#cursor;
    let depth = 0;
    const expression = this.#readParts('double', () => {
      if (cursor.peek() === '(') depth += 1;
      if (cursor.peek() !== ')') return false;
      if (depth === 0) return true;
      depth -= 1;
      return false;
    });
    if (!cursor.take('))')) throw new ShellSyntaxError("Missing '))'", 'more');
    return { type: 'arithmetic', expression, quoted };
  }

  #readBackticks(quoted: boolean): WordPart {
    const cursor = this.#cursor;
    let source = '';
    cursor.position += 1;
    while (cursor.peek() !== '`') {
      if (cursor.atEnd) throw new ShellSyntaxError('EOF in backquote substitution', 'more');
      const escaped = cursor.peek() === '\\' && '$`\\'.includes(cursor.peek(1));
      if (escaped) cursor.position += 1;
      source += cursor.next();
    }
    cursor.position += 1;
    return { type: 'substitution', list: this.#readNested(`${source}\n)`, 0).list, quoted };
  }
}

/** The text of a word that holds nothing special and no quotes; undefined for any other. */
export function bareText(word: Word): string | undefined {
  const [only, ...more] = word;
  return only?.type === 'literal' && !only.quoted && more.length === 0 ? only.text : undefined;
}

/** Here-documents: the word's text with its quotes taken away, and whether it had any. */
export function delimiterText(word: Word): { readonly text: string; readonly quoted: boolean } {
  const text = word.map((part) => (part.type === 'literal' ? part.text : '')).join('');
  return { text, quoted: word.some((part) => part.type === 'literal' && part.quoted) };
}
