/** Which language the command line speaks: `--language`, else the terminal's. */
import { type Language, languages } from '../../shared/texts/text.ts';

/**
 * Looked up before the arguments are parsed, because what is wrong with the arguments is said in it too. A value that is no
 * language is left to the parser to refuse.
 */
export function chooseLanguage(words: readonly string[], environment: NodeJS.ProcessEnv): Language {
  return languageOf(optionValue(words)) ?? terminalLanguage(environment);
}

/** POSIX order: `LC_ALL` before `LC_MESSAGES` before `LANG`; the first one that is set counts, known or not. */
export function terminalLanguage(environment: NodeJS.ProcessEnv): Language {
  const locale = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return languageOf((locale ?? systemLocale()).slice(0, 2).toLowerCase()) ?? 'en';
}

export function languageOf(name: string | undefined): Language | undefined {
  return languages.find((language) => language === name);
}

function optionValue(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === '--language' || word.startsWith('--language='));
  if (at < 0) return undefined;
  const word = words[at] ?? '';
  return word.includes('=') ? word.slice(word.indexOf('=') + 1) : words[at + 1];
}

/** Windows sets none of the variables; what Node found out from the system stands in. */
function systemLocale(): string {
  return process.platform === 'win32' ? new Intl.DateTimeFormat().resolvedOptions().locale : '';
}
