/** Where the writer thread's program lies. */

/**
 * Beside the sources under Node's type stripping: `journal-writer.ts`. In the bundle `journal-writer.js`, beside the file that
 * this function ends up in (`out/engine/entry.js`).
 */
export function writerScript(): URL {
  const name = import.meta.url.endsWith('.ts') ? '../journal-writer.ts' : './journal-writer.js';
  return new URL(name, import.meta.url);
}
