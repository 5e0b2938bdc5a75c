/** POSIX regular expressions, basic and extended (with the GNU additions that scripts use), as JavaScript's. */
import { escapeForRegExp, readBracket } from '../shell/pattern.ts';

export interface ExpressionOptions {
  /** `-E`: `+ ? | ( ) { }` are special without a backslash. */
  readonly extended: boolean;
  readonly ignoreCase?: boolean;
  readonly global?: boolean;
}

/** @throws SyntaxError where the expression is none. */
export function toRegExp(source: string, options: ExpressionOptions): RegExp {
  const flags = `${options.ignoreCase === true ? 'i' : ''}${options.global === true ? 'g' : ''}`;
  return new RegExp(translate(source, options.extended), flags);
}

/** Special only with a backslash in basic, only without one in extended expressions. */
const SWITCHED = '+?|(){}';
const GNU_ESCAPES: Readonly<Record<string, string>> = { '<': '\\b(?=\\w)', '>': '\\b(?<=\\w)', n: '\\n', t: '\\t' };

function translate(source: string, extended: boolean): string {
  let result = '';
  let at = 0;
  while (at < source.length) {
    const character = source[at] ?? '';
    const bracket = character === '[' ? readBracket(source, at) : undefined;
    if (bracket !== undefined) {
      result += bracket.source;
      at = bracket.end;
      continue;
    }
    if (character === '\\') {
      at += 1;
      result += translateEscape(source[at] ?? '\\', extended);
    } else result += translatePlain(source, at, extended);
    at += 1;
  }
  return result;
}

function translateEscape(escaped: string, extended: boolean): string {
  const gnu = GNU_ESCAPES[escaped];
  if (gnu !== undefined) return gnu;
  if (SWITCHED.includes(escaped)) return extended ? `\\${escaped}` : escaped;
  return /[1-9wWsSbB]/.test(escaped) ? `\\${escaped}` : escapeForRegExp(escaped);
}

function translatePlain(source: string, at: number, extended: boolean): string {
  const character = source[at] ?? '';
  if (extended) return character === '/' ? '\\/' : character;
  // In basic expressions these are special only where they can be.
  const before = source.slice(0, at);
  const after = source.slice(at + 1);
  const atStart = /(?:^|\\[(|])$/.test(before);
  if (character === '*') return atStart || before === '^' ? '\\*' : '*';
  if (character === '^') return atStart ? '^' : '\\^';
  if (character === '$') return /^(?:$|\\[)|])/.test(after) ? '$' : '\\$';
  return character === '.' ? '.' : escapeForRegExp(character);
}
