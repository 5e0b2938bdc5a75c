/**
 * What became of an apply without an answer (ARCHITECTURE, idea 1): nothing is retried before it was inspected, and only an answer
 * read from the device, or a named person's decision, settles it. The caller has reconnected and identified the unit.
 */
import type { RunState } from '../../../shared/domain/unit-state.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type Inspection, type Plan, UnitFailure } from '../steps/step.ts';
import { contextOf, deadlineOf, type StepResult, type StepWork, type Surroundings, settledByThrow } from './step-work.ts';
import { applyPlan, settle, verifyPlan } from './take-step.ts';

/** The name of evidence that a person's decision is. */
export const DECISION_EVIDENCE = 'decision';

/** Throws what the transport throws: then the step stays lost, and inspection may be tried again. */
export async function inspectStep(work: StepWork, around: Surroundings, decision: RunState['decision']): Promise<StepResult> {
  const startedAtMs = performance.now();
  try {
    return await settleByFinding(work, around, { decision, startedAtMs });
  } catch (thrown) {
    if (!(thrown instanceof UnitFailure)) throw thrown;
    const found = settledByThrow(thrown, deadlineOf(work));
    return settle(work, around, { ...found, applied: true, durationMs: performance.now() - startedAtMs });
  }
}

interface InspectionOrder {
  readonly decision: RunState['decision'];
  readonly startedAtMs: number;
}

async function settleByFinding(work: StepWork, around: Surroundings, { decision, startedAtMs }: InspectionOrder): Promise<StepResult> {
  if (decision !== undefined) return carryOutDecision(work, around, { decision, startedAtMs });
  if (work.tag === 'idempotent') return planAgain(work, around, startedAtMs);
  const inspection = await readBack(work, around);
  await around.record.inspected(work.place, inspection);
  if (work.tag === 'inspect' && inspection.finding === 'applied') return verifyUnplanned(work, around, startedAtMs);
  if (work.tag === 'inspect' && inspection.finding === 'not-applied') return planAgain(work, around, startedAtMs);
  return { end: 'undecided', failure: new AppError('run/needs-decision', { params: { step: work.place.name } }) };
}

async function readBack(work: StepWork, around: Surroundings): Promise<Inspection> {
  const { definition } = work;
  if (definition.inspect === undefined) return { finding: 'cannot-tell', evidence: [] };
  return definition.inspect(contextOf(work, around, deadlineOf(work)));
}

/** Plans from what the device holds now and applies what is missing; with nothing missing the earlier apply did its work. */
async function planAgain(work: StepWork, around: Surroundings, startedAtMs: number): Promise<StepResult> {
  const deadline = deadlineOf(work);
  const plan = await work.definition.plan(contextOf(work, around, deadline));
  const nothingMissing = plan.changes.length === 0;
  if (work.tag === 'idempotent') {
    await around.record.inspected(work.place, { finding: nothingMissing ? 'applied' : 'partly', evidence: [] });
  }
  if (!nothingMissing) return applyPlan(work, around, { plan, deadline, startedAtMs });
  return settle(work, around, await verifyPlan(work, around, { plan, deadline, startedAtMs, applied: true }));
}

/** The apply took place, so there is nothing to plan: the evidence alone decides. */
async function verifyUnplanned(work: StepWork, around: Surroundings, startedAtMs: number): Promise<StepResult> {
  const plan: Plan<unknown> = { changes: [], data: undefined };
  return settle(work, around, await verifyPlan(work, around, { plan, deadline: deadlineOf(work), startedAtMs, applied: true }));
}

async function carryOutDecision(
  work: StepWork,
  around: Surroundings,
  order: { readonly decision: NonNullable<RunState['decision']>; readonly startedAtMs: number },
): Promise<StepResult> {
  if (order.decision === 'not-applied') return planAgain(work, around, order.startedAtMs);
  if (work.tag !== 'irreversible') return verifyUnplanned(work, around, order.startedAtMs);
  return settle(work, around, {
    outcome: 'pass',
    applied: true,
    evidence: [{ name: DECISION_EVIDENCE, observed: 'applied', verdict: 'not-proved', source: 'person' }],
    durationMs: performance.now() - order.startedAtMs,
  });
}
