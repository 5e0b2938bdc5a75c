/** A step lost its answer: come back to the gateway, see that it is still this unit, inspect, and settle or leave it unknown. */
import { setTimeout as delay } from 'node:timers/promises';
import type { RunState } from '../../../shared/domain/unit-state.ts';
import { AppError, toAppError } from '../../../shared/errors/app-error.ts';
import { confirmIdentity } from './confirm-identity.ts';
import { inspectStep } from './inspect-step.ts';
import { isJournalTrouble } from './run-record.ts';
import type { SecretMask } from './secret-mask.ts';
import type { StepResult, StepWork, Surroundings } from './step-work.ts';
import type { UnitJob } from './unit-job.ts';

/** Repetitions after the first loss, each inspected before it is made; then the step is for a person to look at. */
const MAX_APPLIES_AFTER_LOSS = 2;
const PAUSE_BETWEEN_TRIES_MS = 500;
const ASK_TIMEOUT_MS = 20_000;

export interface LostStep {
  readonly work: StepWork;
  readonly mask: SecretMask;
  readonly decision?: RunState['decision'];
}

/** Ends `settled`, `undecided`, or `stopped` where the operator ends the wait. */
export async function settleLost(job: UnitJob, around: Surroundings, lost: LostStep): Promise<StepResult> {
  const giveUpAtMs = performance.now() + job.reconnectTimeoutMs;
  let failure = new AppError('run/inspection-failed', { params: { lane: job.lane } });
  let { decision } = lost;
  for (let applies = 0; applies < MAX_APPLIES_AFTER_LOSS && performance.now() < giveUpAtMs; ) {
    if (around.stop.aborted) return { end: 'stopped' };
    around.progress('progress.reconnecting', { seconds: secondsUntil(giveUpAtMs) });
    try {
      await job.gateway.drop();
      await confirmIdentity(job, around, lost.mask);
      await refuseWhileEarlierRuns(job, around);
      const result = await inspectStep(lost.work, around, decision);
      if (result.end !== 'lost') return result;
      // A decision speaks of one apply; the one that was just lost has to be inspected like any other.
      decision = undefined;
      failure = result.failure;
      applies += 1;
    } catch (thrown) {
      const error = toAppError(thrown);
      if (isJournalTrouble(error)) throw error;
      // The operator ended the wait, which says nothing about the gateway: the step stays lost, and a resume inspects it.
      if (around.stop.aborted) return { end: 'stopped' };
      failure = new AppError('run/inspection-failed', { params: { lane: job.lane }, cause: error });
      if (!error.traits.transient) return { end: 'undecided', failure: error.code === 'run/another-unit-in-lane' ? error : failure };
    }
    await delay(PAUSE_BETWEEN_TRIES_MS, undefined, { signal: around.stop }).catch(() => undefined);
  }
  return { end: 'undecided', failure };
}

/** Of the lane's patience with a gateway that is out of sight: whole seconds, to be shown. */
function secondsUntil(giveUpAtMs: number): string {
  return String(Math.max(0, Math.ceil((giveUpAtMs - performance.now()) / 1000)));
}

/** An apply that is still at work on the gateway may yet take effect: it is waited for, never repeated beside (idea 1). */
async function refuseWhileEarlierRuns(job: UnitJob, around: Surroundings): Promise<void> {
  const running = await job.gateway.earlierJobs({ signal: around.stop, timeoutMs: ASK_TIMEOUT_MS });
  if (running > 0) throw new AppError('run/earlier-apply-still-runs');
}
