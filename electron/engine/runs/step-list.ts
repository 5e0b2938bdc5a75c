/** Turns the steps of a recipe into work for one unit, filled in one at a time because later steps may use earlier results. */
import { stepRegistry } from '../steps/registry.ts';
import { fillParameters } from './fill-parameters.ts';
import type { SecretMask } from './secret-mask.ts';
import type { StepWork } from './step-work.ts';
import type { UnitJob } from './unit-job.ts';

export type StepResults = Record<string, Readonly<Record<string, string>>>;

/** The name a step goes by in events, on screen and in `{{result.NAME.…}}`. */
export function stepName(step: UnitJob['recipe']['steps'][number]): string {
  return step.name ?? step.step;
}

export function toWork(job: UnitJob, stepIndex: number, filling: { readonly results: StepResults; readonly mask: SecretMask }): StepWork {
  const step = job.recipe.steps[stepIndex];
  if (step === undefined) throw new RangeError(`step ${stepIndex}`);
  const definition = stepRegistry[step.step];
  const { unit } = job.row;
  const params = fillParameters(step, {
    unit,
    batch: job.batch,
    lane: { lane: job.lane, name: job.laneName },
    revealColumn: (column) => job.vault.reveal(unit.batchId, unit.unitId, column),
    revealSecret: job.revealSecret,
    ...filling,
  });
  return { place: { stepIndex, step: step.step, name: stepName(step) }, definition, params, tag: definition.tag(params) };
}

/** Secrets of the unit and of the lane that no step has filled in yet are masked from the start, whatever a device echoes. */
export function learnSecrets(job: UnitJob, mask: SecretMask): void {
  const { unit } = job.row;
  for (const column of unit.secretColumns) mask.add(job.vault.reveal(unit.batchId, unit.unitId, column));
  for (const secret of job.laneSecrets) mask.add(secret);
}
