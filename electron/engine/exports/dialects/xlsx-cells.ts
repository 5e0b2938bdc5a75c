/** Rows of a sheet as SpreadsheetML (ECMA-376 part 1, §18.3.1): every cell an inline text in a text format, so that none becomes a number. */

/** What XML 1.0 §2.2 cannot hold, and a carriage return, which its readers turn into a line feed. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const UNSPEAKABLE = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** An underscore that a reader would take for the beginning of such an escape (ECMA-376 part 1, §22.9.2.19). */
const LOOKS_ESCAPED = /_(?=x[0-9a-fA-F]{4}_)/g;
const MARKUP = /[&<>]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Nearly all cells need nothing of this. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const NEEDS_CARE = /[&<>_\u0000-\u001f\ud800-\udfff\ufffe\uffff]/;

/** A cell of a spreadsheet holds at most this many characters. */
export const MAX_CELL_LENGTH = 32_767;

export function sheetRow(cells: readonly string[]): string {
  let row = '<row>';
  for (const cell of cells)
    row += cell === '' ? '<c s="1"/>' : `<c s="1" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
  return `${row}</row>`;
}

function xmlText(text: string): string {
  if (!NEEDS_CARE.test(text)) return text;
  return text
    .replaceAll(LOOKS_ESCAPED, '_x005F_')
    .replaceAll(MARKUP, (sign) => ENTITIES[sign] ?? sign)
    .replaceAll(UNSPEAKABLE, (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}
