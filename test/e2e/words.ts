/** The window's words in English, as the catalogue has them: a test says which text it means, not how it reads today. */
import { type TextKey, type TextParams, text } from '../../shared/texts/text.ts';

export function say(key: TextKey, params: TextParams = {}): string {
  return text('en', key, params);
}
