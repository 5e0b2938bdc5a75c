/** Recursive descent over the POSIX shell grammar (XCU §2.10): lists, pipelines, compound commands, functions. */
import { Cursor } from './cursor.ts';
import { Lexer, type Token } from './lexer.ts';
import {
  type AndOr,
  type Assignment,
  type Command,
  type CompoundBody,
  type List,
  type Pipeline,
  type Redirection,
  type RedirectionOperator,
  ShellSyntaxError,
  type Word,
} from './syntax.ts';

const REDIRECTIONS: ReadonlySet<string> = new Set(['<', '>', '>>', '>|', '<&', '>&', '<>', '<<', '<<-']);
const CLOSING_WORDS: ReadonlySet<string> = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}']);

/** @throws ShellSyntaxError */
export function parseScript(source: string): List {
  const parser = new Parser(new Cursor(source));
  const list = parser.parseList();
  parser.expectEnd();
  return list;
}

function readNested(source: string, position: number): { readonly list: List; readonly end: number } {
  const cursor = new Cursor(source, position);
  const parser = new Parser(cursor);
  const list = parser.parseList();
  parser.expectOperator(')');
  return { list, end: cursor.position };
}

class Parser {
  readonly #lexer: Lexer;

  constructor(cursor: Cursor) {
    this.#lexer = new Lexer(cursor, readNested);
  }

  parseList(): List {
    const list: AndOr[] = [];
    this.#skipNewlines();
    while (!this.#atListEnd()) {
      const andOr = this.#parseAndOr();
      const background = this.#takeOperator('&');
      list.push({ ...andOr, background });
      if (!background && !this.#takeOperator(';') && this.#lexer.peek().type !== 'newline') break;
      this.#skipNewlines();
    }
    return list;
  }

  expectEnd(): void {
    const token = this.#lexer.next();
    if (token.type !== 'end') throw unexpected(token);
  }

  expectOperator(text: string): void {
    const token = this.#lexer.next();
    if (token.type !== 'operator' || token.text !== text) throw unexpected(token);
  }

  #atListEnd(): boolean {
    const token = this.#lexer.peek();
    if (token.type === 'end') return true;
    if (token.type === 'operator') return token.text === ')' || token.text === ';;';
    return token.type === 'word' && token.bare !== undefined && CLOSING_WORDS.has(token.bare);
  }

  #parseAndOr(): Omit<AndOr, 'background'> {
    const first = this.#parsePipeline();
    const rest: { operator: '&&' | '||'; pipeline: Pipeline }[] = [];
    for (;;) {
      const operator = (['&&', '||'] as const).find((candidate) => this.#takeOperator(candidate));
      if (operator === undefined) return { first, rest };
      this.#skipNewlines();
      rest.push({ operator, pipeline: this.#parsePipeline() });
    }
  }

  #parsePipeline(): Pipeline {
    const negated = this.#takeWord('!');
    const commands = [this.#parseCommand()];
    while (this.#takeOperator('|')) {
      this.#skipNewlines();
      commands.push(this.#parseCommand());
    }
    return { negated, commands };
  }

  #parseCommand(): Command {
    const body = this.#parseCompoundBody();
    if (body === undefined) return this.#parseSimple();
    const redirections: Redirection[] = [];
    for (let next = this.#parseRedirection(); next !== undefined; next = this.#parseRedirection()) redirections.push(next);
    return { type: 'compound', body, redirections };
  }

  #parseCompoundBody(): CompoundBody | undefined {
    if (this.#takeOperator('(')) {
      const list = this.parseList();
      this.expectOperator(')');
      return { type: 'subshell', list };
    }
    const token = this.#lexer.peek();
    const word = token.type === 'word' ? token.bare : undefined;
    switch (word) {
      case '{':
        this.#lexer.next();
        return { type: 'group', list: this.#parseListUntil('}') };
      case 'if':
        this.#lexer.next();
        return this.#parseIf();
      case 'while':
      case 'until':
        this.#lexer.next();
        return { type: 'loop', until: word === 'until', condition: this.#parseListUntil('do'), body: this.#parseListUntil('done') };
      case 'for':
        this.#lexer.next();
        return this.#parseFor();
      case 'case':
        this.#lexer.next();
        return this.#parseCase();
      default:
        return undefined;
    }
  }

  #parseIf(): CompoundBody {
    const branches: { condition: List; body: List }[] = [];
    do {
      const condition = this.#parseListUntil('then');
      branches.push({ condition, body: this.#parseNonEmptyList() });
    } while (this.#takeWord('elif'));
    const otherwise = this.#takeWord('else') ? this.#parseNonEmptyList() : [];
    this.#expectWord('fi');
    return { type: 'if', branches, otherwise };
  }

  #parseFor(): CompoundBody {
    const token = this.#lexer.next();
    if (token.type !== 'word' || token.bare === undefined || !/^[A-Za-z_]\w*$/.test(token.bare)) throw unexpected(token);
    this.#skipNewlines();
    const words = this.#takeWord('in') ? this.#parseWords() : undefined;
    this.#takeOperator(';');
    this.#skipNewlines();
    this.#expectWord('do');
    return { type: 'for', name: token.bare, words, body: this.#parseListUntil('done') };
  }

  #parseCase(): CompoundBody {
    const word = this.#expectAnyWord();
    this.#skipNewlines();
    this.#expectWord('in');
    this.#skipNewlines();
    const branches: { patterns: readonly Word[]; body: List }[] = [];
    while (!this.#takeWord('esac')) {
      this.#takeOperator('(');
      const patterns = [this.#expectAnyWord()];
      while (this.#takeOperator('|')) patterns.push(this.#expectAnyWord());
      this.expectOperator(')');
      branches.push({ patterns, body: this.parseList() });
      if (!this.#takeOperator(';;')) {
        this.#expectWord('esac');
        break;
      }
      this.#skipNewlines();
    }
    return { type: 'case', word, branches };
  }

  #parseSimple(): Command {
    const assignments: Assignment[] = [];
    const words: Word[] = [];
    const redirections: Redirection[] = [];
    for (;;) {
      const redirection = this.#parseRedirection();
      if (redirection !== undefined) {
        redirections.push(redirection);
        continue;
      }
      const token = this.#lexer.peek();
      if (token.type !== 'word') break;
      this.#lexer.next();
      const assignment = words.length === 0 ? toAssignment(token.word) : undefined;
      if (assignment === undefined) words.push(token.word);
      else assignments.push(assignment);
      if (words.length === 1 && token.bare !== undefined && this.#takeOperator('(')) return this.#parseFunction(token.bare);
    }
    if (assignments.length + words.length + redirections.length === 0) throw unexpected(this.#lexer.peek());
    return { type: 'simple', assignments, words, redirections };
  }

  #parseFunction(name: string): Command {
    this.expectOperator(')');
    this.#skipNewlines();
    return { type: 'function', name, body: this.#parseCommand() };
  }

  #parseRedirection(): Redirection | undefined {
    const token = this.#lexer.peek();
    const descriptor = token.type === 'descriptor' ? token.number : undefined;
    if (descriptor !== undefined) this.#lexer.next();
    const operator = this.#lexer.peek();
    if (operator.type !== 'operator' || !REDIRECTIONS.has(operator.text)) return undefined;
    this.#lexer.next();
    const target = this.#expectAnyWord();
    const redirection = { descriptor, operator: operator.text as RedirectionOperator, target };
    if (operator.text.startsWith('<<')) {
      this.#lexer.awaitDocument(target, operator.text === '<<-', (body) => {
        redirection.target = body;
      });
    }
    return redirection;
  }

  #parseWords(): readonly Word[] {
    const words: Word[] = [];
    while (this.#lexer.peek().type === 'word') words.push(this.#expectAnyWord());
    return words;
  }

  #parseListUntil(word: string): List {
    const list = this.#parseNonEmptyList();
    this.#expectWord(word);
    return list;
  }

  #parseNonEmptyList(): List {
    const list = this.parseList();
    if (list.length === 0) throw unexpected(this.#lexer.peek());
    return list;
  }

  #expectAnyWord(): Word {
    const token = this.#lexer.next();
    if (token.type !== 'word') throw unexpected(token);
    return token.word;
  }

  #expectWord(text: string): void {
    const token = this.#lexer.next();
    if (token.type !== 'word' || token.bare !== text) throw unexpected(token);
  }

  #takeWord(text: string): boolean {
    const token = this.#lexer.peek();
    if (token.type !== 'word' || token.bare !== text) return false;
    this.#lexer.next();
    return true;
  }

  #takeOperator(text: string): boolean {
    const token = this.#lexer.peek();
    if (token.type !== 'operator' || token.text !== text) return false;
    this.#lexer.next();
    return true;
  }

  #skipNewlines(): void {
    while (this.#lexer.peek().type === 'newline') this.#lexer.next();
  }
}

function toAssignment(word: Word): Assignment | undefined {
  const [first, ...rest] = word;
  if (first?.type !== 'literal' || first.quoted) return undefined;
  const match = /^([A-Za-z_]\w*)=/.exec(first.text);
  if (match?.[1] === undefined) return undefined;
  const value = first.text.slice(match[0].length);
  return { name: match[1], value: value === '' ? rest : [{ ...first, text: value }, ...rest] };
}

function unexpected(token: Token): ShellSyntaxError {
  switch (token.type) {
    case 'end':
      return new ShellSyntaxError('Syntax error: end of file unexpected', 'more');
    case 'newline':
      return new ShellSyntaxError('Syntax error: newline unexpected');
    case 'operator':
      return new ShellSyntaxError(`Syntax error: "${token.text}" unexpected`);
    default:
      return new ShellSyntaxError(
        `Syntax error: word${token.type === 'word' && token.bare !== undefined ? ` "${token.bare}"` : ''} unexpected`,
      );
  }
}
