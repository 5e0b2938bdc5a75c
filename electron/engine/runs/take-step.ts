/** Takes a step for the first time: plan → intend → apply → verify → settle (ARCHITECTURE, idea 1). */
import { AppError, toAppError } from '../../../shared/errors/app-error.ts';
import { type Plan, UnitFailure } from '../steps/step.ts';
import { lookAgain } from './look-again.ts';
import type { SettledStep } from './run-record.ts';
import { contextOf, deadlineOf, outcomeOfFailure, type StepResult, type StepWork, type Surroundings, settledByThrow } from './step-work.ts';

/** Nothing is thrown but what the journal throws: with a journal that cannot write, no device is touched. */
export async function takeStep(work: StepWork, around: Surroundings): Promise<StepResult> {
  const startedAtMs = performance.now();
  const deadline = deadlineOf(work);
  const early = AbortSignal.any([deadline, around.stop]);
  let looked: Looked;
  try {
    looked = await lookAgain(() => look(work, around, { deadline: early, startedAtMs }), around, early);
  } catch (thrown) {
    if (around.stop.aborted && !deadline.aborted) return { end: 'stopped' };
    if (thrown instanceof AppError && thrown.code === 'prompt/nobody-here') return { end: 'stopped', failure: thrown };
    return settle(work, around, { ...settledByThrow(thrown, deadline), applied: false, durationMs: performance.now() - startedAtMs });
  }
  // Outside the `try`: from the intent on, no throw may be taken for a device that was not touched.
  const { plan, untouched } = looked;
  return untouched === undefined ? applyPlan(work, around, { plan, deadline, startedAtMs }) : settle(work, around, untouched);
}

interface Looked {
  readonly plan: Plan<unknown>;
  /** The result, where nothing is to be changed. */
  readonly untouched: SettledStep | undefined;
}

/** All that can be done without an intent. */
async function look(work: StepWork, around: Surroundings, within: Omit<PlannedApply, 'plan'>): Promise<Looked> {
  const plan = await work.definition.plan(contextOf(work, around, within.deadline));
  const untouched = plan.changes.length === 0 ? await verifyPlan(work, around, { ...within, plan, applied: false }) : undefined;
  return { plan, untouched };
}

export interface PlannedApply {
  readonly plan: Plan<unknown>;
  readonly deadline: AbortSignal;
  readonly startedAtMs: number;
}

/**
 * Commits the intent, applies and verifies. Every throw after the intent, but a finding about the unit, is an apply without a
 * definite answer: lost, to be inspected before anything is repeated.
 */
export async function applyPlan(work: StepWork, around: Surroundings, apply: PlannedApply): Promise<StepResult> {
  const { plan, deadline, startedAtMs } = apply;
  await around.noteGateway();
  await around.record.intended(work.place, { version: work.definition.version, tag: work.tag }, plan);
  let step: SettledStep;
  try {
    await work.definition.apply(contextOf(work, around, deadline), plan);
    step = await verifyPlan(work, around, { plan, deadline, startedAtMs, applied: true });
  } catch (thrown) {
    if (!(thrown instanceof UnitFailure))
      return lose(work, around, deadline.aborted ? new AppError('step/timeout', { cause: thrown }) : toAppError(thrown));
    step = { ...settledByThrow(thrown, deadline), applied: true, durationMs: performance.now() - startedAtMs };
  }
  return settle(work, around, step);
}

/** Reads the evidence; the caller settles with it. */
export async function verifyPlan(
  work: StepWork,
  around: Surroundings,
  verify: PlannedApply & { readonly applied: boolean },
): Promise<SettledStep> {
  const found = await work.definition.verify(contextOf(work, around, verify.deadline), verify.plan);
  const durationMs = performance.now() - verify.startedAtMs;
  const { evidence, proof, results, failure } = found;
  const outcome = found.outcome === 'fail' ? outcomeOfFailure(failure) : found.outcome;
  return { outcome, applied: verify.applied, evidence, proof, results, failure, durationMs };
}

export async function settle(work: StepWork, around: Surroundings, step: SettledStep): Promise<StepResult> {
  await around.record.settled(work.place, step);
  return { end: 'settled', ...step };
}

async function lose(work: StepWork, around: Surroundings, failure: AppError): Promise<StepResult> {
  await around.record.lost(work.place, failure);
  return { end: 'lost', failure };
}
