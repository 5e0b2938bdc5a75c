/** Cuts a script into words and operators, and fetches the bodies of here-documents (XCU §2.3, §2.7.4). */
import { Cursor } from './cursor.ts';
import { ShellSyntaxError, type Word } from './syntax.ts';
import { type ReadNested, WordReader, bareText, delimiterText } from './word-reader.ts';

export type Token =
  | { readonly type: 'word'; readonly word: Word /** Where it has no quotes and nothing special. */; readonly bare: string | undefined }
  | { readonly type: 'operator'; readonly text: string }
  | { readonly type: 'descriptor'; readonly number: number }
  | { readonly type: 'newline' }
  | { readonly type: 'end' };

const OPERATORS = ['<<-', '<<', '>>', '>|', '<&', '>&', '<>', '&&', '||', ';;', '<', '>', '|', '&', ';', '(', ')'] as const;

interface PendingDocument {
  readonly delimiter: string;
  readonly literal: boolean;
  readonly stripTabs: boolean;
  readonly onBody: (body: Word) => void;
}

export class Lexer {
  readonly #cursor: Cursor;
  readonly #readNested: ReadNested;
  #peeked: Token | undefined;
  #pending: PendingDocument[] = [];

  constructor(cursor: Cursor, readNested: ReadNested) {
    this.#cursor = cursor;
    this.#readNested = readNested;
  }

  peek(): Token {
    this.#peeked ??= this.#read();
    return this.#peeked;
  }

  next(): Token {
    const token = this.peek();
    this.#peeked = undefined;
    return token;
  }

  /** Remembers a `<<` whose body begins behind this line; a quoted delimiter keeps the body as it is. */
  awaitDocument(delimiter: Word, stripTabs: boolean, onBody: (body: Word) => void): void {
    const { text, quoted } = delimiterText(delimiter);
    this.#pending.push({ delimiter: text, literal: quoted, stripTabs, onBody });
  }

  #read(): Token {
    const cursor = this.#cursor;
    cursor.match(/(?:[ \t\r]|\\\n)+/);
    if (cursor.peek() === '#') cursor.match(/[^\n]*/);
    if (cursor.atEnd) {
      if (this.#pending.length > 0) throw new ShellSyntaxError('Here-document without its end', 'more');
      return { type: 'end' };
    }
    if (cursor.take('\n')) {
      for (const document of this.#pending.splice(0)) this.#readDocument(document);
      return { type: 'newline' };
    }
    const number = cursor.match(/[0-9]+(?=[<>])/);
    if (number !== '') return { type: 'descriptor', number: Number(number) };
    const operator = OPERATORS.find((candidate) => cursor.take(candidate));
    if (operator !== undefined) return { type: 'operator', text: operator };
    const word = new WordReader(cursor, this.#readNested).readWord();
    return { type: 'word', word, bare: bareText(word) };
  }

  #readDocument({ delimiter, literal, stripTabs, onBody }: PendingDocument): void {
    const cursor = this.#cursor;
    let text = '';
    for (;;) {
      if (cursor.atEnd) throw new ShellSyntaxError(`Here-document without "${delimiter}"`, stripTabs ? 'more' : { line: delimiter });
      const line = cursor.match(/[^\n]*/);
      cursor.take('\n');
      const content = stripTabs ? line.replace(/^\t+/, '') : line;
      if (content === delimiter) break;
      text += `${content}\n`;
    }
    onBody(literal ? [{ type: 'literal', text, quoted: true }] : new WordReader(new Cursor(text), this.#readNested).readText());
  }
}
