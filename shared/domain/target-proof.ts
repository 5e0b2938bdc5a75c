/**
 * "Before performing the re-provisioning action, please make sure that the target EC instance certificates are actually loaded" (esf.md §6):
 * which steps of a recipe move a gateway without having that proved in the same run.
 */
import type { RecipeStep } from './recipe.ts';

/** Indexes of `everyware.provision` steps of mode `again` that name no certificates, and before which no step has looked for any. */
export function stepsWithoutTargetProof(steps: readonly RecipeStep[]): readonly number[] {
  return steps.flatMap((step, index) => {
    if (step.step !== 'everyware.provision' || step.with.mode !== 'again' || isNamed(step.with.targetCertificates)) return [];
    return isProvedBefore(steps, index) ? [] : [index];
  });
}

/** True where an earlier step looks for the target's certificates: a run does not get past it without them. */
function isProvedBefore(steps: readonly RecipeStep[], index: number): boolean {
  return steps.slice(0, index).some(({ step }) => step === 'everyware.target-certificates');
}

/** Whether a text is left once empty ones are taken away; one with a template counts. */
function isNamed(texts: readonly string[] | undefined): boolean {
  return (texts ?? []).some((text) => text.trim() !== '');
}
