/** The window's own texts: the same placeholders in every language, in the style of the house. */
import { describe, expect, test } from 'vitest';
import { programTexts as deProgram } from '../../../../shared/texts/de/program.ts';
import { windowTexts as deWindow } from '../../../../shared/texts/de/window.ts';
import { programTexts as enProgram } from '../../../../shared/texts/en/program.ts';
import { windowTexts as enWindow } from '../../../../shared/texts/en/window.ts';

const en: Readonly<Record<string, string>> = { ...enWindow, ...enProgram };
const de: Readonly<Record<string, string>> = { ...deWindow, ...deProgram };
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted((a, b) => a.localeCompare(b));

describe('every text', () => {
  test.each(Object.keys(en))('%s asks for the same values in both languages', (key) => {
    expect(placeholders(de[key] ?? '')).toEqual(placeholders(en[key] ?? ''));
  });

  test('says it without exclamation marks, oops, please and successfully', () => {
    const all = Object.entries({ ...en, ...Object.fromEntries(Object.entries(de).map(([key, value]) => [`de ${key}`, value])) });
    expect(all.filter(([, text]) => /!|\boops\b|\bplease\b|successfully|\bbitte\b|erfolgreich/i.test(text))).toEqual([]);
  });
});
