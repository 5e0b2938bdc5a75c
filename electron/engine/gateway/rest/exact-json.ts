/**
 * JSON in which whole numbers of 64 bits survive: Java's `long` goes beyond what a JavaScript number holds exactly. Outside that range
 * a whole number is a bigint, inside it a number as ever.
 */

/** What ECMAScript 2026 adds to JSON and Node has, before the compiler's library knows it. */
interface SourceTextJson {
  parse(text: string, reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown): unknown;
  rawJSON(text: string): unknown;
}

const sourceTextJson = JSON as unknown as SourceTextJson;

/** Throws what `JSON.parse` throws. */
export function parseExactJson(text: string): unknown {
  return sourceTextJson.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && /^-?\d+$/.test(source) ? BigInt(source) : value,
  );
}

export function toExactJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? sourceTextJson.rawJSON(String(item)) : item));
}
