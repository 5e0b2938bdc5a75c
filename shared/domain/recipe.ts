/** The recipe file (CLI.md): ordered steps with their parameters for one device model. */
import { z } from 'zod';
import { identifierPatternsSchema } from './identifier-pattern.ts';
import { stepParamSchemas } from './step-params.ts';

export const profileSchema = z.enum(['cervello', 'everyware', 'generic']);
export type Profile = z.infer<typeof profileSchema>;

function stepSchema<Kind extends keyof typeof stepParamSchemas>(kind: Kind) {
  return z.strictObject({ step: z.literal(kind), name: z.string().min(1).max(200).optional(), with: stepParamSchemas[kind] });
}

export const recipeStepSchema = z.discriminatedUnion('step', [
  stepSchema('identify'),
  stepSchema('kura.properties'),
  stepSchema('kura.component'),
  stepSchema('kura.configuration'),
  stepSchema('kura.first-snapshot'),
  stepSchema('kura.key-pair'),
  stepSchema('kura.injected-key'),
  stepSchema('kura.trust'),
  stepSchema('kura.command'),
  stepSchema('kura.package'),
  stepSchema('everyware.settings'),
  stepSchema('everyware.provision'),
  stepSchema('everyware.request'),
  stepSchema('everyware.target-certificates'),
  stepSchema('cervello.request'),
  stepSchema('cervello.telemetry'),
  stepSchema('cervello.install-certificate'),
  stepSchema('prompt'),
  stepSchema('broker.check'),
  stepSchema('gateway.ready'),
  stepSchema('return.owner'),
  stepSchema('return.revoke'),
  stepSchema('return.request'),
  stepSchema('return.wipe'),
  stepSchema('return.reset-password'),
  stepSchema('return.close'),
  stepSchema('remote.bootstrap'),
  stepSchema('remote.meet'),
  stepSchema('remote.leave'),
  stepSchema('wait'),
  stepSchema('shell'),
]);
export type RecipeStep = z.output<typeof recipeStepSchema>;

export const recipeSchema = z.strictObject({
  $schema: z.string().optional(),
  lineside: z.literal(1),
  recipe: z.string().min(1).max(200),
  model: z.string().max(200),
  version: z.int().min(1),
  profile: profileSchema,
  /** Columns of a generic batch whose values are secret. */
  secretColumns: z.array(z.string()).optional(),
  /** Further columns, beside the profile's, that the batch file must bring because steps use them. */
  columns: z.array(z.string().min(1).max(200)).optional(),
  /** What the values of these columns must look like, and how they check themselves. */
  identifierPatterns: identifierPatternsSchema.optional(),
  /** One sentence for the person who picks it. */
  description: z.string().max(500).optional(),
  steps: z.array(recipeStepSchema).min(1).max(100),
});
export type Recipe = z.output<typeof recipeSchema>;
