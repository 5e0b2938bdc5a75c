/** What a step is called on screen, on paper and in the terminal. */
import { isTextKey, type Language, text } from './text.ts';

/** `name` as runs carry it: the recipe's own name for the step, or the step's kind where the recipe gives none. */
export function stepTitle(language: Language, step: { readonly step: string; readonly name: string }): string {
  const key = `step.${step.step}.title`;
  return step.name === step.step && isTextKey(key) ? text(language, key) : step.name;
}
