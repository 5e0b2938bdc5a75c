import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../../electron/cli/language.ts';

describe('chooseLanguage', () => {
  it.each([
    [{ LANG: 'de_AT.UTF-8' }, 'de'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{ LANG: 'fr_FR.UTF-8' }, 'en'],
    [{}, 'en'],
    [{ LANG: 'en_GB.UTF-8', LC_MESSAGES: 'de_DE.UTF-8' }, 'de'],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C' }, 'en'],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: '' }, 'de'],
  ])('follows the terminal: %j → %s', (environment, language) => {
    expect(chooseLanguage(['status'], environment)).toBe(language);
  });

  it('lets --language win, in both forms', () => {
    expect(chooseLanguage(['status', '--language', 'en'], { LANG: 'de_DE' })).toBe('en');
    expect(chooseLanguage(['--language=de', 'status'], { LANG: 'en_US' })).toBe('de');
  });

  it('leaves a language that it does not have to the parser', () => {
    expect(chooseLanguage(['status', '--language', 'fr'], { LANG: 'de_DE' })).toBe('de');
  });
});
