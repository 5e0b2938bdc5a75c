/** A property's value as a text to type and to read: lists are separated by commas, and `\` takes a comma or itself as it is (kura.md §3.3). */

/** An empty text is an empty list; a list of one empty text cannot be written. */
export function splitList(text: string): readonly string[] {
  if (text === '') return [];
  const items: string[] = [];
  let item = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\' && at + 1 < text.length) {
      at += 1;
      item += text.charAt(at);
    } else if (character === ',') {
      items.push(item);
      item = '';
    } else item += character;
  }
  return [...items, item];
}

export function joinList(items: readonly string[]): string {
  return items.map((item) => item.replaceAll(/[\\,]/g, (special) => `\\${special}`)).join(',');
}

/** Undefined where there is no value. A 64-bit number keeps all of its digits. */
export function toFormText(value: unknown): string | string[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return value.map(scalarText);
  return scalarText(value);
}

function scalarText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
