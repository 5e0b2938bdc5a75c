/** Writes keys and values so that `java.util.Properties.load(InputStream)` reads exactly the same text again (kura.md §1.5). */

const NAMED: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\f': '\\f', '\\': '\\\\' };

/** One natural line without its ending, in ASCII. */
export function propertyLine(key: string, value: string): string {
  return `${escapeKey(key)}=${escapeValue(value)}`;
}

/** What would end a key, or make its line a comment, gets a backslash. */
function escapeKey(key: string): string {
  return escapeText(key).replaceAll(/[ =:#!]/g, (char) => `\\${char}`);
}

/**
 * Behind the `=` only a leading blank would be lost. A trailing one is kept by Java but not by every editor, and `\ ` cut down to
 * `\` would swallow the next line, so it is written by number. `=`, `:`, `#` and `!` mean nothing in a value and stay readable.
 */
function escapeValue(value: string): string {
  return escapeText(value).replace(/ $/, '\\u0020').replace(/^ /, '\\ ');
}

function escapeText(text: string): string {
  return text.replaceAll(/[^\x20-\x5b\x5d-\x7e]/g, (char) => NAMED[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
