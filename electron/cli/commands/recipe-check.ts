/** `lineside recipe check FILE`. */
import type { Command } from '../command.ts';
import { sayFileProblems } from '../file-problems.ts';

export const recipeCheckCommand: Command = {
  name: 'recipe check',
  about: 'command.recipe-check.about',
  operands: [{ name: 'FILE', required: true }],
  options: {},
  stops: 'at-once',
  async run(call) {
    const { checkRecipeFile } = await import('../../engine/files/recipe-file.ts');
    const { file, problems } = checkRecipeFile(call.given.operand(0), { language: call.language });
    return await sayFileProblems(call, file, problems);
  },
};
