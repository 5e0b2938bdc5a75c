/** Plans and their ends, as commands print them. */
import type { VisitApplied, VisitPlan } from '../../shared/contract/visits.ts';
import type { Change } from '../../shared/domain/evidence.ts';
import { errorTexts, text } from '../../shared/texts/text.ts';
import type { Call } from './command.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import { evidenceLine } from './passport-lines.ts';
import { outcomeText } from './standing-text.ts';
import type { OpenVisit } from './visit-call.ts';

/** Good where it may be applied, or there is nothing to do. */
export async function sayPlan(call: Call, plan: VisitPlan): Promise<ExitStatus> {
  await call.output.object({ plan });
  await sayPlanLines(call, plan);
  return plan.problems.length === 0 ? exitStatus.good : exitStatus.notGood;
}

/** Applies exactly what the plan shows; with problems nothing, and with nothing to do nothing either. */
export async function applyPlan(call: Call, { desk, visitId, operator }: OpenVisit, plan: VisitPlan): Promise<ExitStatus> {
  const { planSha256 } = plan;
  if (planSha256 === undefined) return await sayPlan(call, plan);
  await sayPlanLines(call, plan);
  const applied = await desk.ask('visits.apply', { visitId, planSha256: planSha256, operator });
  await call.output.object({ plan, applied });
  await sayApplied(call, applied);
  return applied.outcome === 'pass' ? exitStatus.good : exitStatus.notGood;
}

export function changeLine({ target, from, to }: Change): string {
  return `${target}: ${from ?? '–'} → ${to ?? '–'}`;
}

async function sayPlanLines({ output, language }: Call, plan: VisitPlan): Promise<void> {
  for (const change of plan.changes) await output.line(changeLine(change));
  for (const { pid, name, failure } of plan.problems) {
    const { title, action } = errorTexts(language, failure.code, failure.params);
    await output.line(text(language, 'command.plan.problem', { pid, name, title, action }));
  }
  for (const { pid, factoryPid } of plan.missing)
    await output.line(text(language, 'command.plan.missing', { pid, factory: factoryPid ?? '–' }));
  for (const pid of plan.removed) await output.line(text(language, 'command.plan.removed', { pid }));
  for (const target of plan.ignored) await output.line(text(language, 'command.plan.ignored', { target }));
  for (const target of plan.uncompared) await output.line(text(language, 'command.plan.uncompared', { target }));
  if (plan.planSha256 === undefined && plan.problems.length === 0) await output.line(text(language, 'command.plan.nothing'));
}

async function sayApplied({ output, language }: Call, { outcome, evidence, failure, parts }: VisitApplied): Promise<void> {
  await output.line(outcomeText(language, outcome));
  for (const item of evidence) await output.line(evidenceLine(item, language));
  if (failure === undefined) return;
  const { title, meaning, action } = errorTexts(language, failure.code, failure.params);
  await output.note(`${title}. ${meaning} ${action}`);
  for (const { pid, ok } of parts) await output.note(text(language, ok ? 'command.plan.part-written' : 'command.plan.part-open', { pid }));
}
