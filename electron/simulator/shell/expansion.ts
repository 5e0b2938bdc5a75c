/** Word expansion in the order of XCU §2.6: tilde, parameters, substitutions, field splitting, pathnames, quote removal. */
import { evaluateArithmetic } from './arithmetic.ts';
import { ExpansionError } from './control-flow.ts';
import { hasPattern, quotePattern, trimPattern } from './pattern.ts';
import type { ShellState } from './shell-state.ts';
import type { List, ParameterPart, Word, WordPart } from './syntax.ts';

const BLANKS = ' \t\n';

/** What expansion needs from the interpreter. */
export interface ExpansionHost {
  readonly state: ShellState;
  /** Runs the list of a `$(…)` and gives what it printed, without line feeds at the end. */
  substitute(list: List): Promise<string>;
  matchingPaths(pattern: string): readonly string[];
}

/** A piece of an expanded word. `splits` where field splitting applies; `breaks` where a new field begins before it (`"$@"`). */
interface Piece {
  readonly text: string;
  readonly quoted: boolean;
  readonly splits: boolean;
  readonly breaks?: boolean;
}

/** Words to arguments: each may become none, one or several. */
export async function expandWords(words: readonly Word[], host: ExpansionHost): Promise<readonly string[]> {
  const fields: string[] = [];
  for (const word of words) {
    for (const pattern of splitFields(await expandPieces(word, host), host.state.get('IFS') ?? BLANKS)) {
      const paths = hasPattern(pattern) && !host.state.options.noPathnames ? host.matchingPaths(pattern) : [];
      fields.push(...(paths.length > 0 ? paths : [pattern.replaceAll(/\\(.)/gs, '$1')]));
    }
  }
  return fields;
}

/** A word where no splitting happens: assignments, redirections, the word of `case`. */
export async function expandText(word: Word, host: ExpansionHost): Promise<string> {
  return (await expandPieces(word, host)).map((piece) => `${piece.breaks === true ? ' ' : ''}${piece.text}`).join('');
}

/** A word used as a pattern: what was quoted matches only itself. */
export async function expandPattern(word: Word, host: ExpansionHost): Promise<string> {
  return (await expandPieces(word, host)).map(asPattern).join('');
}

function asPattern(piece: Piece): string {
  return piece.quoted ? quotePattern(piece.text) : piece.text;
}

/** Joins pieces to fields, each as a pattern in which quoted characters are escaped. */
function splitFields(pieces: readonly Piece[], separators: string): readonly string[] {
  const fields: string[] = [];
  let current: string | undefined;
  const finish = () => {
    if (current !== undefined) fields.push(current);
    current = undefined;
  };
  for (const piece of pieces) {
    if (piece.breaks === true) finish();
    if (!piece.splits) {
      if (piece.quoted || piece.text !== '') current = (current ?? '') + asPattern(piece);
      continue;
    }
    for (const character of piece.text) {
      if (!separators.includes(character)) current = (current ?? '') + (character === '\\' ? '\\\\' : character);
      else if (!BLANKS.includes(character)) {
        current ??= '';
        finish();
      } else finish();
    }
  }
  finish();
  return fields;
}

async function expandPieces(word: Word, host: ExpansionHost): Promise<readonly Piece[]> {
  const pieces: Piece[] = [];
  for (const [index, part] of word.entries()) {
    const home = index === 0 ? expandTilde(part, host.state) : undefined;
    pieces.push(...(home ?? (await expandPart(part, host))));
  }
  return pieces;
}

function expandTilde(part: WordPart, state: ShellState): readonly Piece[] | undefined {
  if (part.type !== 'literal' || part.quoted || !/^~(?:\/|$)/.test(part.text)) return undefined;
  return [
    { text: state.get('HOME') ?? '~', quoted: true, splits: false },
    { text: part.text.slice(1), quoted: false, splits: false },
  ];
}

async function expandPart(part: WordPart, host: ExpansionHost): Promise<readonly Piece[]> {
  const piece = (text: string): readonly Piece[] => [{ text, quoted: part.quoted, splits: !part.quoted }];
  switch (part.type) {
    case 'literal':
      return [{ text: part.text, quoted: part.quoted, splits: false }];
    case 'substitution':
      return piece(await host.substitute(part.list));
    case 'arithmetic': {
      const expression = await expandText(part.expression, host);
      return piece(String(evaluateArithmetic(expression, (name) => host.state.get(name) ?? '')));
    }
    case 'parameter':
      return expandParameter(part, host);
  }
}

async function expandParameter(part: ParameterPart, host: ExpansionHost): Promise<readonly Piece[]> {
  const { state } = host;
  if (part.operator === undefined && (part.name === '@' || part.name === '*')) return expandPositional(part, state);
  const value = valueOf(part.name, state);
  const piece = (text: string): readonly Piece[] => [{ text, quoted: part.quoted, splits: !part.quoted }];
  switch (part.operator) {
    case undefined:
      if (value === undefined && state.options.unsetIsError) throw new ExpansionError(`${part.name}: parameter not set`);
      return piece(value ?? '');
    case 'length':
      return piece(String((value ?? '').length));
    case '#':
    case '##':
    case '%':
    case '%%': {
      const pattern = await expandPattern(part.operand ?? [], host);
      const from = part.operator.startsWith('#') ? 'head' : 'tail';
      return piece(trimPattern(value ?? '', pattern, { from, longest: part.operator.length === 2 }));
    }
    default:
      return substituteDefault(part, value, host);
  }
}

/** `${x-w}`, `${x=w}`, `${x?w}`, `${x+w}` and their forms with a colon, which take an empty value for none. */
async function substituteDefault(part: ParameterPart, value: string | undefined, host: ExpansionHost): Promise<readonly Piece[]> {
  const operator = part.operator ?? '-';
  const present = value !== undefined && !(operator.startsWith(':') && value === '');
  const operand = part.operand ?? [];
  const kept: readonly Piece[] = [{ text: value ?? '', quoted: part.quoted, splits: !part.quoted }];
  const replaced = async () => {
    const pieces = await expandPieces(operand, host);
    return part.quoted ? [{ text: pieces.map(({ text }) => text).join(''), quoted: true, splits: false }] : pieces;
  };
  switch (operator.at(-1)) {
    case '+':
      return present ? replaced() : part.quoted ? [{ text: '', quoted: true, splits: false }] : [];
    case '=':
      if (!present) {
        const text = await expandText(operand, host);
        host.state.set(part.name, text);
        return [{ ...(kept[0] as Piece), text }];
      }
      return kept;
    case '?':
      if (!present) throw new ExpansionError(`${part.name}: ${(await expandText(operand, host)) || 'parameter not set or null'}`);
      return kept;
    default:
      return present ? kept : replaced();
  }
}

function expandPositional(part: ParameterPart, state: ShellState): readonly Piece[] {
  if (part.quoted && part.name === '*') {
    const separator = (state.get('IFS') ?? ' ').slice(0, 1);
    return [{ text: state.positional.join(separator), quoted: true, splits: false }];
  }
  return state.positional.map((text, index) => ({ text, quoted: part.quoted, splits: !part.quoted, breaks: index > 0 }));
}

function valueOf(name: string, state: ShellState): string | undefined {
  switch (name) {
    case '?':
      return String(state.status);
    case '$':
      return String(state.processId);
    case '!':
      return state.backgroundId === undefined ? undefined : String(state.backgroundId);
    case '#':
      return String(state.positional.length);
    case '-':
      return `${state.options.exitOnError ? 'e' : ''}${state.options.unsetIsError ? 'u' : ''}${state.options.noPathnames ? 'f' : ''}`;
    case '0':
      return state.name;
    case '@':
    case '*':
      return state.positional.length === 0 ? undefined : state.positional.join(' ');
    default:
      return /^\d+$/.test(name) ? state.positional[Number(name) - 1] : state.get(name);
  }
}
