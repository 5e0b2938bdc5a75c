/** One text for one value: what is hashed, stored and compared. */

/**
 * JSON with the keys of every object in a fixed order (JavaScript's: whole numbers ascending, then by UTF-16 code units).
 * Fields that are undefined are left out; numbers that JSON cannot say throw a TypeError instead of becoming null.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(withSortedKeys(value));
}

function withSortedKeys(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`JSON has no ${value}`);
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? value.map(withSortedKeys) : sortedCopy(value);
}

function sortedCopy(record: object): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(record).sort()) {
    const value = withSortedKeys((record as Record<string, unknown>)[key]);
    // A column of a CSV file may have this name; plain assignment would set the prototype and lose the value.
    if (key === '__proto__') Object.defineProperty(copy, key, { value, enumerable: true });
    else copy[key] = value;
  }
  return copy;
}
