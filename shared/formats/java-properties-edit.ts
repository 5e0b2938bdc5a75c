/**
 * Changes single properties of a file and leaves every other byte as it is: comments, order, line endings and other people's lines
 * (kura.md §1.5: `Properties.store` would drop them).
 */
import { decodeLine } from './java-properties.ts';
import { propertyLine } from './java-properties-escape.ts';
import { latin1Text, lineEndingOf, type LogicalLine, logicalLines } from './java-properties-lines.ts';

export interface PropertiesEdit {
  /** Wins over `remove` where a key is in both. */
  readonly set: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
}

/** A part of the file that becomes something else; an empty text removes it. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A set key replaces its last line, which is the one that Java believes, or is added at the end; earlier lines of the key stay,
 * unless they are so malformed that Java would stop at them. A line that already says the value stays, and where nothing changes the
 * file comes back byte for byte. A changed file ends with a newline. Broken lines of other keys stay: the caller parses the result.
 */
export function editJavaProperties(bytes: Uint8Array, edit: PropertiesEdit): Uint8Array {
  const lineEnding = lineEndingOf(bytes);
  const lines = logicalLines(bytes);
  const wanted = new Map(Object.entries(edit.set));
  const replacements: Replacement[] = [];
  const seen = new Set<string>();
  for (const line of lines.toReversed()) {
    const { key, value } = decodeLine(line.text);
    if (key === undefined) continue;
    const text = newText({ key, value, isLast: !seen.has(key) }, wanted, edit.remove);
    seen.add(key);
    if (text !== undefined) replacements.unshift({ ...line, text: text === '' ? '' : text + (line.terminator || lineEnding) });
  }
  const added = [...wanted].filter(([key]) => !seen.has(key)).map(([key, value]) => propertyLine(key, value) + lineEnding);
  if (replacements.length === 0 && added.length === 0) return bytes;
  const kept = withReplacements(bytes, replacements);
  return latin1Bytes(closeLastLine(kept, { last: lines.at(-1), replacements, lineEnding, isAddedTo: added.length > 0 }) + added.join(''));
}

/** Undefined where the line stays. */
function newText(
  line: { readonly key: string; readonly value: string | undefined; readonly isLast: boolean },
  wanted: ReadonlyMap<string, string>,
  remove: readonly string[],
): string | undefined {
  const value = wanted.get(line.key);
  if (value === undefined) return remove.includes(line.key) ? '' : undefined;
  if (!line.isLast) return line.value === undefined ? '' : undefined;
  return line.value === value ? undefined : propertyLine(line.key, value);
}

function withReplacements(bytes: Uint8Array, replacements: readonly Replacement[]): string {
  let text = '';
  let at = 0;
  for (const replacement of replacements) {
    text += latin1Text(bytes, at, replacement.start) + replacement.text;
    at = replacement.end;
  }
  return text + latin1Text(bytes, at);
}

interface FileEnd {
  readonly last: LogicalLine | undefined;
  readonly replacements: readonly Replacement[];
  readonly lineEnding: string;
  readonly isAddedTo: boolean;
}

/** A last line that ends in an odd number of backslashes would be joined with what is added: a blank line ends it unchanged. */
function closeLastLine(text: string, { last, replacements, lineEnding, isAddedTo }: FileEnd): string {
  const isOpen = last !== undefined && last.isOpen && !replacements.some((replacement) => replacement.start === last.start);
  const closed = text === '' || /[\r\n]$/.test(text) ? text : text + lineEnding;
  if (!isOpen || !isAddedTo) return closed;
  // A lone CR with LF behind it would be one line ending, not two.
  return closed.endsWith('\r') && lineEnding === '\n' ? `${closed}\n\n` : closed + lineEnding;
}

function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
