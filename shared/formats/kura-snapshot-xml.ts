/**
 * Reads Kura's XML into the few elements that count, in one pass and without namespaces, as Kura does (kura.md §2.2). A document type is
 * refused: Kura would expand entities of it, and no snapshot that Kura writes has one.
 */
import { SaxesParser } from 'saxes';
import { AppError } from '../errors/app-error.ts';
import { snapshotLimit } from './kura-snapshot.ts';

export interface XmlElement {
  /** Qualified, as written. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** Its own, and on the innermost level that is kept also that of all that is inside. */
  text: string;
}

/** A component, its properties, a property, its value: nothing deeper is kept. */
const KEPT_LEVELS = 4;

/**
 * @returns the elements of that qualified name wherever they stand, outermost only, and the name of the root.
 * Throws `snapshot/byte-order-mark`, `snapshot/too-large`, `snapshot/doctype` and `snapshot/not-well-formed`.
 */
export function readElements(text: string, name: string): { readonly root: string; readonly elements: readonly XmlElement[] } {
  if (text.length > snapshotLimit) throw new AppError('snapshot/too-large', { params: { limit: String(snapshotLimit) } });
  if (text.startsWith('\uFEFF')) throw new AppError('snapshot/byte-order-mark');
  const elements: XmlElement[] = [];
  const open: XmlElement[] = [];
  let depth = 0;
  let root = '';
  const parser = strictParser();
  parser.on('opentag', ({ name: found, attributes }) => {
    root ||= found;
    if (depth > 0 || found === name) {
      if (depth < KEPT_LEVELS) {
        const element: XmlElement = { name: found, attributes, children: [], text: '' };
        (open.at(-1)?.children ?? elements).push(element);
        open.push(element);
      }
      depth += 1;
    }
  });
  parser.on('closetag', () => {
    if (depth === 0) return;
    depth -= 1;
    if (depth < KEPT_LEVELS) open.pop();
  });
  const addText = (part: string): void => {
    const innermost = open.at(-1);
    if (innermost !== undefined) innermost.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  return { root, elements };
}

function strictParser(): SaxesParser<{ position: false; xmlns: false }> {
  const parser = new SaxesParser({ position: false, xmlns: false });
  parser.on('doctype', () => {
    throw new AppError('snapshot/doctype');
  });
  parser.on('error', (cause) => {
    throw new AppError('snapshot/not-well-formed', { params: { line: String(parser.line) }, cause });
  });
  return parser;
}

/** Without a prefix. */
export function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}
