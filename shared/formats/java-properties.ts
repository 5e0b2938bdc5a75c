/**
 * Reads `.properties` files exactly as `java.util.Properties.load(InputStream)` does, which is how Kura reads its identity
 * (kura.md §1.5): what this file calls the value of a key is what the gateway will believe.
 */
import { type LogicalLine, logicalLines } from './java-properties-lines.ts';

export interface PropertyEntry {
  readonly key: string;
  readonly value: string;
  readonly line: LogicalLine;
}

export interface JavaProperties {
  /** Every property in file order, duplicates included. */
  readonly entries: readonly PropertyEntry[];
  /** What Java's table holds: of duplicates the last one wins. */
  readonly values: ReadonlyMap<string, string>;
  /** The line with a broken `\uXXXX`: Java throws there, so the entries end before it and Kura goes on with those. */
  readonly malformed?: LogicalLine | undefined;
}

/** Key and value of one logical line; undefined where a `\u` in it is not followed by four hexadecimal digits. */
export interface DecodedLine {
  readonly key: string | undefined;
  readonly value: string | undefined;
}

export function parseJavaProperties(bytes: Uint8Array): JavaProperties {
  const entries: PropertyEntry[] = [];
  let malformed: LogicalLine | undefined;
  for (const line of logicalLines(bytes)) {
    const { key, value } = decodeLine(line.text);
    if (key === undefined || value === undefined) {
      malformed = line;
      break;
    }
    entries.push({ key, value, line });
  }
  const values = new Map(entries.map((entry) => [entry.key, entry.value]));
  return malformed === undefined ? { entries, values } : { entries, values, malformed };
}

/** The key ends at the first unescaped `=`, `:` or blank; one `=` or `:` may stand among the blanks behind it. */
export function decodeLine(text: string): DecodedLine {
  const keyEnd = endOfKey(text);
  const separator = /^[ \t\f]*[=:]?[ \t\f]*/.exec(text.slice(keyEnd))?.[0] ?? '';
  return { key: unescape(text.slice(0, keyEnd)), value: unescape(text.slice(keyEnd + separator.length)) };
}

function endOfKey(text: string): number {
  let at = 0;
  while (at < text.length && !'=: \t\f'.includes(text.charAt(at))) at += text.charAt(at) === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

/** An escape that Java does not know loses its backslash. */
function unescape(text: string): string | undefined {
  if (/(?<!\\)(?:\\\\)*\\u(?![0-9a-fA-F]{4})/.test(text)) return undefined;
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (_whole, hex: string | undefined, char: string | undefined) =>
    hex === undefined ? (ESCAPES[char ?? ''] ?? char ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
