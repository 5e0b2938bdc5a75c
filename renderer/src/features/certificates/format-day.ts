/** A day as people write it: certificates last for years, and their hour says nothing. */
import type { Language } from '../../../../shared/texts/text.ts';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

/** Local day of an ISO text. */
export function formatDay(language: Language, iso: string): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium' }).format(new Date(iso));
}
