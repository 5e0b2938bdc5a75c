/**
 * One catalogue of texts for window and command line. English is the source; every other language must have the same keys, which
 * the compiler checks. Placeholders are `{name}`.
 */
import { de } from './de.ts';
import { en } from './en.ts';

export type TextKey = keyof typeof en;
export type Language = 'en' | 'de';
export type TextParams = Readonly<Record<string, string | number>>;

const catalogues: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { en, de };
export const languages = Object.keys(catalogues) as readonly Language[];

/** The text for a key with its placeholders filled in; a placeholder without a value stays visible as `{name}`. */
export function text(language: Language, key: TextKey, params: TextParams = {}): string {
  return catalogues[language][key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(en, key);
}

/**
 * Title, meaning and next action of a code; what the catalogue lacks is a bug that a test finds. A parameter that is a list of text
 * keys is said in the reader's language.
 */
export function errorTexts(language: Language, code: string, params: TextParams): { title: string; meaning: string; action: string } {
  const said = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, inWords(language, value)]));
  const part = (name: 'title' | 'meaning' | 'action') => {
    const key = `error.${code}.${name}`;
    return isTextKey(key) ? text(language, key, said) : code;
  };
  return { title: part('title'), meaning: part('meaning'), action: part('action') };
}

/** A list of text keys in the reader's language; anything else as it is. */
export function inWords<Value extends string | number>(language: Language, value: Value): Value | string {
  const keys = typeof value === 'string' ? value.split(', ') : [];
  return keys.length > 0 && keys.every(isTextKey) ? keys.map((key) => text(language, key)).join(', ') : value;
}
