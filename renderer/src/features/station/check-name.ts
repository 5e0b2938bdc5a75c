/** A check of the computer in the person's language; one that the catalogue does not know keeps its own name. */
import { isTextKey } from '../../../../shared/texts/text.ts';
import type { Translate } from '../../api/preferences.ts';

export function checkName(t: Translate, name: string): string {
  const key = `doctor.name.${name}`;
  return isTextKey(key) ? t(key) : name;
}
