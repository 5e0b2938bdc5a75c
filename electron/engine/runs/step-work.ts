/** One step of one run, ready to be taken: its definition, its filled-in parameters, and what surrounds it. */
import type { EventOf, StepTag } from '../../../shared/domain/events.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { AppError, toAppError } from '../../../shared/errors/app-error.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { AnyStepDefinition } from '../steps/registry.ts';
import { type StepContext, UnitFailure } from '../steps/step.ts';
import type { RunRecord, SettledStep, StepPlace } from './run-record.ts';
import type { SecretMask } from './secret-mask.ts';

export interface StepWork {
  readonly place: StepPlace;
  readonly definition: AnyStepDefinition;
  readonly params: unknown;
  readonly tag: StepTag;
}

export interface Surroundings {
  readonly gateway: Gateway;
  readonly unit: Unit;
  readonly record: RunRecord;
  readonly mask: SecretMask;
  /** The operator stopped the line. Heeded where nothing is being applied. */
  readonly stop: AbortSignal;
  readonly progress: StepContext<unknown>['progress'];
  readonly ask: StepContext<unknown>['ask'];
  readonly brokers: StepContext<unknown>['brokers'];
  readonly brokerRoom: StepContext<unknown>['brokerRoom'];
  readonly clouds: StepContext<unknown>['clouds'];
  readonly cervello: StepContext<unknown>['cervello'];
  readonly pki: StepContext<unknown>['pki'];
  readonly operator: PersonId;
  /** Connects afresh and sees that it is still this unit; throws what speaks against it. */
  readonly comeBack: () => Promise<void>;
  readonly earlierSettled: (place: StepPlace) => readonly EventOf<'step.settled'>[];
  /** Ties the run to the gateway in the record, before the first intent names a deed to it. */
  readonly noteGateway: () => Promise<void>;
}

export type StepResult =
  | ({ readonly end: 'settled' } & SettledStep)
  /** Applied, or perhaps applied, without a definite answer; `step.lost` is in the journal. */
  | { readonly end: 'lost'; readonly failure: AppError }
  /** Nothing was applied: the operator stopped the line, or, with a failure, it cannot go on here. */
  | { readonly end: 'stopped'; readonly failure?: AppError }
  /** Inspected, and only a person can say. */
  | { readonly end: 'undecided'; readonly failure: AppError };

export function contextOf(work: StepWork, around: Surroundings, signal: AbortSignal): StepContext<unknown> {
  const { gateway, unit, mask, progress, brokers, brokerRoom, clouds, cervello, pki, operator } = around;
  const ask = recordedAsk(work, around);
  const earlierSettled = () => around.earlierSettled(work.place);
  const secrecy = { isSecret: (text: string) => mask.isSecret(text), mask: (text: string) => mask.mask(text) };
  return {
    params: work.params,
    gateway,
    unit,
    signal,
    progress,
    ask,
    brokers,
    brokerRoom,
    clouds,
    cervello,
    pki,
    operator,
    earlierSettled,
    ...secrecy,
  };
}

/** What a person answers is on record before the step makes anything of it. */
function recordedAsk(work: StepWork, around: Surroundings): Surroundings['ask'] {
  return async (question, signal) => {
    const answer = await around.ask(question, signal);
    await around.record.answered(work.place, question.text, answer);
    return answer;
  };
}

/** The step's own deadline, from now. */
export function deadlineOf(work: StepWork): AbortSignal {
  return AbortSignal.timeout(work.definition.timeoutMs(work.params));
}

/**
 * What a throw means where the device is known to be untouched, or has answered: a finding about the unit is `fail`, the
 * step's deadline is `timeout`, everything else is the station's or its surroundings'.
 */
export function settledByThrow(thrown: unknown, deadline: AbortSignal): Pick<SettledStep, 'outcome' | 'evidence' | 'failure'> {
  if (thrown instanceof UnitFailure) return { outcome: outcomeOfFailure(thrown.error), evidence: thrown.evidence, failure: thrown.error };
  if (deadline.aborted) return { outcome: 'timeout', evidence: [], failure: new AppError('step/timeout', { cause: thrown }) };
  return { outcome: 'error', evidence: [], failure: toAppError(thrown) };
}

/** A foreign unit in the lane says nothing about the unit that was meant: it is the station's trouble, never that unit's FAIL. */
export function outcomeOfFailure(failure: AppError | undefined): 'fail' | 'error' {
  return failure?.code === 'identify/foreign-unit' ? 'error' : 'fail';
}
