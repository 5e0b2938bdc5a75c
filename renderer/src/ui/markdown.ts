/**
 * The part of Markdown that the help pages use, as data: headings, paragraphs, lists, code, tables; inside them bold, code and links to other
 * help pages. Anything else is text. Nothing becomes HTML, so nothing in a page can act.
 */

export type Inline =
  | { readonly kind: 'text' | 'strong' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly target: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly content: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly (readonly Inline[])[]; readonly rows: readonly (readonly (readonly Inline[])[])[] };

/** Blocks are what blank lines separate; a fenced block ends at its fence. */
export function parseMarkdown(source: string): readonly Block[] {
  return splitBlocks(source.replaceAll('\r\n', '\n')).map(parseBlock);
}

function splitBlocks(source: string): readonly string[] {
  const fenced = source.split(/^(```[^\n]*\n[\s\S]*?\n```)$/m);
  return fenced
    .flatMap((part) => (part.startsWith('```') ? [part] : part.split(/\n{2,}/)))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function parseBlock(block: string): Block {
  const lines = block.split('\n');
  const first = lines[0] ?? '';
  const heading = /^(#{1,3}) (.+)$/.exec(block);
  if (heading !== null && lines.length === 1)
    return { kind: 'heading', level: (heading[1] ?? '#').length as 1 | 2 | 3, content: parseInline(heading[2] ?? '') };
  if (first.startsWith('```')) return { kind: 'code', text: lines.slice(1, -1).join('\n') };
  if (/^[*-] /.test(first)) return { kind: 'list', isOrdered: false, items: listItems(lines, /^[*-] /) };
  if (/^\d+\. /.test(first)) return { kind: 'list', isOrdered: true, items: listItems(lines, /^\d+\. /) };
  if (first.startsWith('|') && /^\|[\s:|-]+\|$/.test(lines[1] ?? ''))
    return { kind: 'table', head: tableCells(first), rows: lines.slice(2).map(tableCells) };
  return { kind: 'paragraph', content: parseInline(lines.join(' ')) };
}

/** A line that does not begin an item goes on with the one before. */
function listItems(lines: readonly string[], marker: RegExp): readonly (readonly Inline[])[] {
  const items: string[] = [];
  for (const line of lines) {
    if (marker.test(line)) items.push(line.replace(marker, ''));
    else items[items.length - 1] += ` ${line.trim()}`;
  }
  return items.map(parseInline);
}

function tableCells(line: string): readonly (readonly Inline[])[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => parseInline(cell.trim()));
}

const INLINE = /\*\*(?<strong>[^*]+)\*\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<target>[^)\s]+)\)/g;

function parseInline(text: string): readonly Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    const { strong, code, label, target } = match.groups ?? {};
    if (strong !== undefined) parts.push({ kind: 'strong', text: strong });
    else if (code !== undefined) parts.push({ kind: 'code', text: code });
    else parts.push({ kind: 'link', text: label ?? '', target: target ?? '' });
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}
