/** Tells a scanner that types like a keyboard from a person: it is fast, and it ends with Enter. */

/** A person's keys are further apart, a scanner's never: those that are seen send a key every 2 to 30 ms. */
const LONGEST_GAP_MS = 50;
const SHORTEST_SCAN = 4;

export type Heard =
  /** Could be a person. */
  | { readonly kind: 'key' }
  /** Fast: whoever has the focus must not take it for a key press. */
  | { readonly kind: 'scanning' }
  | { readonly kind: 'scan'; readonly text: string };

export class ScanBuffer {
  #text = '';
  #lastMs = Number.NEGATIVE_INFINITY;

  /** `key` as the browser names it, `atMs` on any clock that does not jump. */
  press(key: string, atMs: number): Heard {
    const isFast = atMs - this.#lastMs <= LONGEST_GAP_MS;
    this.#lastMs = atMs;
    if (key === 'Enter') {
      const text = isFast ? this.#text : '';
      this.#text = '';
      return text.length >= SHORTEST_SCAN ? { kind: 'scan', text } : { kind: 'key' };
    }
    // Shift comes between letters of a scan, too.
    if (key.length !== 1) return { kind: 'key' };
    this.#text = isFast ? this.#text + key : key;
    return isFast ? { kind: 'scanning' } : { kind: 'key' };
  }
}
