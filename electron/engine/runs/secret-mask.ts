/**
 * The secrets of one run, and their mask. Steps mask what they know to be secret; this is the safety net under them, laid over
 * everything that a run journals (ARCHITECTURE, idea 7).
 */
import { MASK } from '../../../shared/domain/evidence.ts';
import { mapTexts } from '../../../shared/domain/template.ts';

/** Shorter secrets are masked only where they are the whole text: "1" inside every number would hide the record itself. */
const SUBSTRING_MIN_LENGTH = 4;

export class SecretMask {
  readonly #secrets = new Set<string>();

  add(secret: string): void {
    if (secret !== '') this.#secrets.add(secret);
  }

  isSecret(text: string): boolean {
    return this.mask(text) !== text;
  }

  /** Longer secrets first: one may be the beginning of another, whose rest would stay readable. */
  mask(text: string): string {
    if (this.#secrets.has(text)) return MASK;
    const inside = [...this.#secrets].filter((secret) => secret.length >= SUBSTRING_MIN_LENGTH && text.includes(secret));
    return inside.toSorted((a, b) => b.length - a.length).reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
  }

  /** Masks every text inside a JSON value. */
  maskAll<Value>(value: Value): Value {
    return mapTexts(value, (text) => this.mask(text)) as Value;
  }
}
