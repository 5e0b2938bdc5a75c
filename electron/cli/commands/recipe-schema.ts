/** `lineside recipe schema`. */
import type { Command } from '../command.ts';
import { sayJsonSchema } from '../json-schema.ts';

export const recipeSchemaCommand: Command = {
  name: 'recipe schema',
  about: 'command.recipe-schema.about',
  operands: [],
  options: {},
  stops: 'at-once',
  async run(call) {
    const { recipeJsonSchema } = await import('../../engine/files/recipe-file.ts');
    return await sayJsonSchema(call, recipeJsonSchema());
  },
};
