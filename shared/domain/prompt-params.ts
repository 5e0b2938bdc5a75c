/** The `with` of `prompt`: what the person at the lane is asked, and what answer fits. */
import { z } from 'zod';

const MAX_CHOICES = 8;
const words = (longest: number) => z.string().min(1).max(longest);

/** As `expect` of a typed answer: the text itself, or a pattern that the whole of it fits. */
const expectedAnswer = z.union([
  words(1024),
  z.strictObject({ pattern: words(200).refine((pattern) => toPattern(pattern) !== undefined, 'is no regular expression') }),
]);

export const promptParamsSchema = z
  .strictObject({
    text: words(500),
    kind: z.enum(['confirm', 'choice', 'text']).default('confirm'),
    choices: z.array(words(60)).min(2).max(MAX_CHOICES).optional(),
    /** Choices that say that the unit is bad. */
    failOn: z.array(words(60)).min(1).optional(),
    expect: expectedAnswer.optional(),
    /** How long the question stands before the run ends in a timeout. */
    timeoutSeconds: z.int().min(1).max(86_400).default(3600),
  })
  .refine(({ kind, choices }) => (kind === 'choice') === (choices !== undefined), { path: ['choices'], error: 'belongs to kind "choice"' })
  .refine(({ choices = [] }) => new Set(choices).size === choices.length, { path: ['choices'], error: 'names a choice twice' })
  .refine(({ choices = [], failOn = [] }) => failOn.every((choice) => choices.includes(choice)), {
    path: ['failOn'],
    error: 'names what is none of the choices',
  })
  .refine(({ kind, expect }) => kind === 'text' || expect === undefined, { path: ['expect'], error: 'belongs to kind "text"' });

/** The whole answer must fit. Undefined for what is no regular expression; what a template stands for is not known yet. */
export function toPattern(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern.replaceAll(/\{\{.*?\}\}/g, '.*')})$`, 'u');
  } catch {
    return undefined;
  }
}
