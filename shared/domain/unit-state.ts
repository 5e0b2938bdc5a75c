/**
 * The run reducer: where a unit stands, as a pure fold of its events. The journal's projection, the screens and the resume
 * logic all use this one function; a test proves projection == fold(events).
 */
import { z } from 'zod';
import type { EventOf, JournalEvent, StoredEvent } from './events.ts';
import { stepTagSchema } from './events.ts';
import { evidenceSchema } from './evidence.ts';
import { batchIdSchema, deviceIdSchema, laneIdSchema, personIdSchema, runIdSchema, unitIdSchema } from './ids.ts';
import { mayBeTakenAgain, outcomeSchema, proofSchema } from './outcome.ts';
import { failureSchema } from './problem.ts';
import { addedColumnsSchema, foldRequest, requestStateSchema } from './request-state.ts';

const stepStateSchema = z.strictObject({
  step: z.string(),
  name: z.string(),
  /** `lost`: intended, and no answer; needs inspection. */
  phase: z.enum(['waiting', 'intended', 'lost', 'settled']),
  tag: stepTagSchema.optional(),
  outcome: outcomeSchema.optional(),
  evidence: z.array(evidenceSchema),
  results: z.record(z.string(), z.string()),
  proof: proofSchema.optional(),
  finding: z.enum(['applied', 'not-applied', 'partly', 'cannot-tell']).optional(),
  failure: failureSchema.optional(),
  durationMs: z.number().optional(),
});
export type StepState = z.infer<typeof stepStateSchema>;

const runStateSchema = z.strictObject({
  runId: runIdSchema,
  lane: laneIdSchema,
  operator: personIdSchema,
  attempt: z.int(),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  training: z.boolean(),
  steps: z.array(stepStateSchema),
  decision: z.enum(['applied', 'not-applied', 'scrap']).optional(),
});
export type RunState = z.infer<typeof runStateSchema>;

export const unitStateSchema = z.strictObject({
  unitId: unitIdSchema,
  batchId: batchIdSchema,
  deviceId: deviceIdSchema,
  /** Data row of the batch's file, from 1. */
  row: z.int().min(1),
  /** `interrupted`: a run has no engine any more; `resume` inspects and goes on. */
  status: z.enum(['open', 'running', 'interrupted', 'settled']),
  /** Of the last run. `unknown` while an intent is without an answer and no engine works on it. */
  outcome: outcomeSchema.optional(),
  proof: proofSchema.optional(),
  failure: failureSchema.optional(),
  attempts: z.int(),
  run: runStateSchema.optional(),
  /**
   * Steps that took effect once and for all, by their place in the recipe, whichever attempt took them: applied, passed, and not
   * idempotent. Later attempts never apply them again.
   */
  done: z.record(z.string(), stepStateSchema).optional(),
  /** The unit's provision request, as far as this station asked for one. */
  request: requestStateSchema.optional(),
  /** Columns that came after the import. */
  added: addedColumnsSchema.optional(),
  /** Sequence number of the last event folded in. */
  seq: z.int(),
});
export type UnitState = z.infer<typeof unitStateSchema>;

export interface UnitPlace {
  readonly unitId: UnitState['unitId'];
  readonly batchId: UnitState['batchId'];
  readonly deviceId: UnitState['deviceId'];
  readonly row: number;
}

export function openUnit(place: UnitPlace): UnitState {
  return { ...place, status: 'open', attempts: 0, seq: 0 };
}

/** True where `run` may take the unit: never tried, or ended for reasons of the station with nothing left in doubt. */
export function isOpen(state: UnitState): boolean {
  return state.status === 'open' || (state.status === 'settled' && state.outcome !== undefined && mayBeTakenAgain(state.outcome));
}

/** The step whose intent has no answer, if there is one. */
export function unansweredStep(state: UnitState): { readonly index: number; readonly step: StepState } | undefined {
  const index = state.run?.steps.findIndex((step) => step.phase === 'intended' || step.phase === 'lost') ?? -1;
  const step = state.run?.steps[index];
  return step === undefined ? undefined : { index, step };
}

/** Folds one event into a unit's state. Events of other units are the caller's mistake; `station.opened` concerns all. */
export function reduceUnit(state: UnitState, stored: StoredEvent): UnitState {
  return { ...applyEvent(state, stored), seq: stored.seq };
}

function applyEvent(state: UnitState, stored: StoredEvent): UnitState {
  const { event } = stored;
  switch (event.type) {
    case 'station.opened':
    case 'run.paused':
      return loseEngine(state);
    case 'run.started':
      return startRun(state, event, stored.wallTime);
    case 'run.resumed':
      return resumeRun(state, event);
    case 'step.intended':
      return withStep(withoutDecision(state), event.stepIndex, { phase: 'intended', tag: event.tag });
    case 'step.lost':
      return withStep(state, event.stepIndex, { phase: 'lost', failure: event.failure });
    case 'step.inspected':
      return withStep(state, event.stepIndex, { finding: event.finding, evidence: event.evidence });
    case 'step.settled':
      return settleStep(state, event);
    case 'run.settled':
      return settleRun(state, event, stored.wallTime);
    case 'unit.decided':
      return decide(state, event, stored.wallTime);
    default:
      return applyBeside(state, event);
  }
}

type OfRun = 'station.opened' | `run.${string}` | `step.${string}` | 'unit.decided';

/** What happens beside runs: of a request the state is kept, and the rest changes nothing of where a unit stands. */
function applyBeside(state: UnitState, event: Exclude<JournalEvent, { type: OfRun }>): UnitState {
  switch (event.type) {
    case 'request.intended':
    case 'request.created':
    case 'request.failed':
    case 'request.changed':
    case 'request.removed':
    case 'unit.updated':
      return { ...state, ...foldRequest(state, event) };
    case 'batch.imported':
    case 'device.observed':
    case 'prompt.answered':
    case 'visit.intended':
    case 'visit.settled':
    case 'person.added':
    case 'person.role-changed':
    case 'person.pin-changed':
    case 'person.removed':
    case 'return.opened':
    case 'secrets.handed-over':
    case 'batch.exported':
    case 'authority.created':
    case 'authority.key-removed':
    case 'certificate.issued':
    case 'certificate.revoked':
    case 'revocation-list.made':
    case 'manufacturer.added':
    case 'manufacturer.renamed':
    case 'manufacturer.certificate-added':
    case 'manufacturer.certificate-removed':
    case 'manufacturer.certificate-used':
    case 'batch.confirmed':
    case 'journal.rebuilt':
      return state;
  }
}

function loseEngine(state: UnitState): UnitState {
  if (state.status !== 'running') return state;
  return unansweredStep(state) === undefined
    ? { ...state, status: 'interrupted' }
    : { ...state, status: 'interrupted', outcome: 'unknown' };
}

function startRun(state: UnitState, event: EventOf<'run.started'>, wallTime: string): UnitState {
  const steps = event.steps.map((step): StepState => ({ ...step, phase: 'waiting', evidence: [], results: {} }));
  const { runId, lane, operator, attempt, training } = event;
  return {
    ...without(state, 'outcome', 'proof', 'failure'),
    status: 'running',
    attempts: attempt,
    run: { runId, lane, operator, attempt, startedAt: wallTime, training, steps },
  };
}

function resumeRun(state: UnitState, event: EventOf<'run.resumed'>): UnitState {
  const resumed = withRun({ ...without(state, 'outcome', 'failure'), status: 'running' }, { lane: event.lane, operator: event.operator });
  if (resumed.run !== undefined) delete resumed.run.endedAt;
  return resumed;
}

function settleStep(state: UnitState, event: EventOf<'step.settled'>): UnitState {
  const settled = withStep(withoutDecision(state), event.stepIndex, {
    phase: 'settled',
    outcome: event.outcome,
    evidence: event.evidence,
    results: event.results,
    durationMs: event.durationMs,
    ...(event.proof === undefined ? {} : { proof: event.proof }),
    ...(event.failure === undefined ? {} : { failure: event.failure }),
  });
  const step = settled.run?.steps[event.stepIndex];
  if (step === undefined || step.outcome !== 'pass' || step.tag === undefined || step.tag === 'idempotent') return settled;
  return { ...settled, done: { ...settled.done, [event.stepIndex]: step } };
}

/** A run that ends `unknown` stays interrupted: it is not over, it waits for inspection or a decision. */
function settleRun(state: UnitState, event: EventOf<'run.settled'>, wallTime: string): UnitState {
  const settled: UnitState = {
    ...without(state, 'proof', 'failure'),
    status: event.outcome === 'unknown' ? 'interrupted' : 'settled',
    outcome: event.outcome,
    ...(event.proof === undefined ? {} : { proof: event.proof }),
    ...(event.failure === undefined ? {} : { failure: event.failure }),
  };
  return withRun(settled, { endedAt: wallTime });
}

/**
 * `scrap` ends the unit; the other decisions tell the next resume what to take as read about the step without an answer. A decision
 * that comes when nothing waits for one (the unit was taken up in the same moment) decides nothing.
 */
function decide(state: UnitState, event: EventOf<'unit.decided'>, wallTime: string): UnitState {
  if (state.status !== 'interrupted' || unansweredStep(state) === undefined) return state;
  const decided = withRun(state, { decision: event.decision });
  if (event.decision !== 'scrap') return decided;
  return withRun({ ...decided, status: 'settled', outcome: 'fail' }, { endedAt: wallTime });
}

function withRun(state: UnitState, part: Partial<RunState>): UnitState {
  return state.run === undefined ? state : { ...state, run: { ...state.run, ...part } };
}

/** A decision is about one apply: it must not speak for the next one. */
function withoutDecision(state: UnitState): UnitState {
  const copy = withRun(state, {});
  if (copy.run !== undefined) delete copy.run.decision;
  return copy;
}

function withStep(state: UnitState, index: number, part: Partial<StepState>): UnitState {
  const steps = state.run?.steps.map((step, at) => (at === index ? { ...step, ...part } : step));
  return steps === undefined ? state : withRun(state, { steps });
}

function without<Key extends 'outcome' | 'proof' | 'failure'>(state: UnitState, ...keys: Key[]): Omit<UnitState, Key> {
  const copy: Partial<UnitState> = { ...state };
  for (const key of keys) delete copy[key];
  return copy as Omit<UnitState, Key>;
}
