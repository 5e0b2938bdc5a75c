/** What `inspect --as kura-properties` prints of a `kura.properties` or `kura_custom.properties` file (CLI.md). */
import { parseJavaProperties } from './java-properties.ts';

export interface DecodedKuraProperties {
  /** Exactly what `java.util.Properties.load(InputStream)` holds after reading the file, in the order of first appearance. */
  readonly entries: Readonly<Record<string, string>>;
  /** Where Java stops with an exception; Kura logs it and goes on with the entries before (kura.md §1.5). */
  readonly malformed?: { readonly line: number };
}

export function decodeKuraProperties(bytes: Uint8Array): DecodedKuraProperties {
  const { values, malformed } = parseJavaProperties(bytes);
  const entries = Object.fromEntries(values);
  return malformed === undefined ? { entries } : { entries, malformed: { line: malformed.lineNumber } };
}
