/**
 * The secrets of one run, and their mask. Steps mask what they know to be secret; this is the safety net under them, laid over
 * everything that a run journals (ARCHITECTURE, idea 7).
 */
import { MASK } from '../../../shared/domain/evidence.ts';
import { mapTexts } from '../../../shared/domain/template.ts';
import { rangesOf, spell, type SpelledSecret } from '../../secret-spellings.ts';

/** Shorter secrets are masked only where they are the whole text: "1" inside every number would hide the record itself. */
const SUBSTRING_MIN_LENGTH = 4;

export class SecretMask {
  readonly #secrets = new Set<string>();
  readonly #spelled: SpelledSecret[] = [];

  add(secret: string): void {
    if (secret === '' || this.#secrets.has(secret)) return;
    this.#secrets.add(secret);
    if (secret.length >= SUBSTRING_MIN_LENGTH) this.#spelled.push(spell(secret));
  }

  isSecret(text: string): boolean {
    return this.mask(text) !== text;
  }

  /** Masks a secret in whatever spelling programs give it, e.g. base64. */
  mask(text: string): string {
    if (this.#secrets.has(text)) return MASK;
    if (text.length < SUBSTRING_MIN_LENGTH || this.#spelled.length === 0) return text;
    let masked = '';
    let at = 0;
    for (const [from, to] of rangesOf(text, this.#spelled)) {
      masked += text.slice(at, from) + MASK;
      at = to;
    }
    return masked + text.slice(at);
  }

  /** Masks every text inside a JSON value. */
  maskAll<Value>(value: Value): Value {
    return mapTexts(value, (text) => this.mask(text)) as Value;
  }
}
