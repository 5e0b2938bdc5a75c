/** What a lane shows, from what the engine says of it: one look, one word, one next action (DESIGN, principles 2 and 3). */
import type { LaneView } from '../../../../shared/domain/lane-view.ts';
import type { Failure } from '../../../../shared/domain/problem.ts';
import type { StepState, UnitState } from '../../../../shared/domain/unit-state.ts';
import { type Standing, standingOf } from '../../ui/standing.ts';
import { needsDecision } from '../decisions/needs-decision.ts';

/** Looks without a verdict, then those that fill the lane. */
export type LaneLook =
  | { readonly kind: 'idle' | 'waiting' | 'connecting' }
  | { readonly kind: 'working' | 'verdict'; readonly standing: Standing }
  /** The lane itself cannot go on: no unit is to blame. */
  | { readonly kind: 'stopped' };

export function laneLook(lane: LaneView): LaneLook {
  switch (lane.phase) {
    case 'idle':
    case 'waiting':
      return { kind: lane.phase };
    case 'connecting':
      // A gateway that restarts in mid-run is met again; its unit is in work all the time.
      return lane.state?.status === 'running' ? { kind: 'working', standing: 'running' } : { kind: 'connecting' };
    case 'working':
      return { kind: 'working', standing: 'running' };
    case 'verdict':
      return lane.state === undefined ? { kind: 'idle' } : { kind: 'verdict', standing: standingOf(lane.state) };
    case 'stopped':
      return lane.state?.outcome === undefined ? { kind: 'stopped' } : { kind: 'verdict', standing: standingOf(lane.state) };
  }
}

/** What the run or the lane says went wrong; the run's own reason first. */
export function laneFailure(lane: LaneView): Failure | undefined {
  return lane.state?.failure ?? lane.state?.run?.steps.findLast((step) => step.failure !== undefined)?.failure ?? lane.failure;
}

export interface StepProgress {
  /** From 1; the number of steps where all are settled. */
  readonly number: number;
  readonly total: number;
  readonly step: { readonly step: string; readonly name: string };
  readonly segments: readonly Segment[];
}
export type Segment = 'waiting' | 'now' | 'good' | 'bad' | 'lost';

/** Undefined before the run's first event. */
export function stepProgress(state: UnitState | undefined): StepProgress | undefined {
  const steps = state?.run?.steps ?? [];
  const at = steps.findIndex((step) => step.phase !== 'settled');
  const current = at < 0 ? steps.length - 1 : at;
  const step = steps[current];
  if (step === undefined) return undefined;
  const isWorking = state?.status === 'running';
  return {
    number: current + 1,
    total: steps.length,
    step,
    segments: steps.map((each, index) => segmentOf(each, isWorking && index === at)),
  };
}

function segmentOf(step: StepState, isNow: boolean): Segment {
  if (step.phase === 'settled') return step.outcome === 'pass' || step.outcome === 'skipped' ? 'good' : 'bad';
  if (step.phase === 'lost') return 'lost';
  return isNow ? 'now' : 'waiting';
}

/** The one thing to do now, as the end of its texts' keys: `window.next.…` in full, `window.next-brief.…` where a lane is small. */
export function nextAction(lane: LaneView, hasBatch: boolean) {
  const look = laneLook(lane);
  if (look.kind === 'idle' && !hasBatch) return 'no-batch';
  if (look.kind === 'verdict') return needsDecision(lane.state) ? 'decide' : look.standing;
  return look.kind === 'working' ? 'running' : look.kind;
}
