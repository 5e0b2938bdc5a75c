/** Shell patterns `*`, `?`, `[…]` (XCU §2.13): matching texts and finding files. */
import type { MemoryFileSystem } from '../file-system/memory-file-system.ts';
import { childPath } from '../file-system/paths.ts';

const CLASSES: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  blank: ' \\t',
  digit: '0-9',
  lower: 'a-z',
  upper: 'A-Z',
  space: '\\s',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
  print: '\\x20-\\x7e',
  cntrl: '\\x00-\\x1f\\x7f',
};

/** A bracket expression at `start` (its `[`) as a regular expression's; undefined where it has no end. Used by grep and sed, too. */
export function readBracket(pattern: string, start: number): { readonly source: string; readonly end: number } | undefined {
  let at = start + 1;
  const negated = pattern[at] === '!' || pattern[at] === '^';
  if (negated) at += 1;
  let body = '';
  for (let first = true; pattern[at] !== undefined; first = false) {
    if (pattern[at] === ']' && !first) return { source: `[${negated ? '^' : ''}${body}]`, end: at + 1 };
    const named = /^\[:(\w+):\]/.exec(pattern.slice(at));
    const range = named?.[1] === undefined ? undefined : CLASSES[named[1]];
    if (named !== null && range !== undefined) {
      body += range;
      at += named[0].length;
      continue;
    }
    const character = pattern[at] ?? '';
    body += character === '-' ? '-' : character.replace(/[\\\][^]/, '\\$&');
    at += 1;
  }
  return undefined;
}

export function escapeForRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** Makes a text match only itself when used inside a pattern. */
export function quotePattern(text: string): string {
  return text.replaceAll(/[\\*?[\]]/g, '\\$&');
}

export function hasPattern(pattern: string): boolean {
  return /[*?[]/.test(pattern.replaceAll(/\\./gs, ''));
}

/** The text a pattern without special characters stands for. */
export function unquotePattern(pattern: string): string {
  return pattern.replaceAll(/\\(.)/gs, '$1');
}

/** The body of a regular expression that matches what the pattern matches; `any` is what `*` and `?` may stand for. */
export function patternSource(pattern: string, any = '[\\s\\S]'): string {
  let source = '';
  let at = 0;
  while (at < pattern.length) {
    const character = pattern[at] ?? '';
    const bracket = character === '[' ? readBracket(pattern, at) : undefined;
    if (bracket !== undefined) {
      source += bracket.source;
      at = bracket.end;
      continue;
    }
    if (character === '\\' && at + 1 < pattern.length) {
      at += 1;
      source += escapeForRegExp(pattern[at] ?? '');
    } else if (character === '*') source += `${any}*`;
    else if (character === '?') source += any;
    else source += escapeForRegExp(character);
    at += 1;
  }
  return source;
}

export function matchesPattern(text: string, pattern: string): boolean {
  return new RegExp(`^(?:${patternSource(pattern)})$`).test(text);
}

/** `${x#p}`, `${x##p}`, `${x%p}`, `${x%%p}`: the text without the shortest or longest matching head or tail. */
export function trimPattern(text: string, pattern: string, options: { readonly from: 'head' | 'tail'; readonly longest: boolean }): string {
  const whole = new RegExp(`^(?:${patternSource(pattern)})$`);
  const lengths = Array.from({ length: text.length + 1 }, (_, length) => length);
  for (const length of options.longest ? lengths.toReversed() : lengths) {
    const piece = options.from === 'head' ? text.slice(0, length) : text.slice(text.length - length);
    if (whole.test(piece)) return options.from === 'head' ? text.slice(length) : text.slice(0, text.length - length);
  }
  return text;
}

/** Files that match, sorted; empty where none does. Names that begin with a dot need a pattern that does. */
export function matchingPaths(fileSystem: MemoryFileSystem, pattern: string, folder: string): readonly string[] {
  const absolute = pattern.startsWith('/');
  const names = pattern.split('/').filter((name) => name !== '');
  let found: { readonly shown: string; readonly path: string }[] = [{ shown: absolute ? '/' : '', path: absolute ? '/' : folder }];
  for (const name of names) {
    found = found.flatMap(({ shown, path }) => {
      const show = (entry: string) => ({ shown: shown === '' ? entry : childPath(shown, entry), path: childPath(path, entry) });
      if (!hasPattern(name)) {
        const entry = show(unquotePattern(name));
        return fileSystem.find(entry.path, { followLink: false }) === undefined ? [] : [entry];
      }
      if (fileSystem.find(path)?.type !== 'directory') return [];
      const entries = fileSystem.list(path).filter((entry) => !entry.startsWith('.') || name.startsWith('.'));
      return entries.filter((entry) => matchesPattern(entry, name)).map(show);
    });
  }
  return found.map(({ shown }) => shown).toSorted();
}
