/** What a step is called on screen: by the name its recipe gives it, else by the catalogue's words for its kind. */
import { isTextKey } from '../../../shared/texts/text.ts';
import type { Translate } from '../api/preferences.ts';

/** A step without a name of its own goes by its kind in the record. */
export function stepLabel(t: Translate, { step, name }: { readonly step: string; readonly name: string }): string {
  const key = `step.${step}.title`;
  return name === step && isTextKey(key) ? t(key) : name;
}
