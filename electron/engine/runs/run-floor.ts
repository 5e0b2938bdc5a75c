/** Orders to the floor: take a batch through its lanes, go on after a loss, decide what nobody could read. */
import type { BatchId, LaneId, PersonId } from '../../../shared/domain/ids.ts';
import type { Outcome } from '../../../shared/domain/outcome.ts';
import type { Failure } from '../../../shared/domain/problem.ts';
import type { LaneView } from '../../../shared/domain/lane-view.ts';
import type { LoadedStation } from '../files/station-file.ts';

export interface RunOrder {
  readonly batchId: BatchId;
  readonly station: LoadedStation;
  /** Default: all lanes of the station file. `run/lane-unknown` for one that is not in it. */
  readonly lanes?: readonly LaneId[] | undefined;
  readonly operator: PersonId;
  /** False where nobody can be asked at the lanes: a step that asks then pauses its run with `prompt/nobody-here`. Default: true. */
  readonly isAttended?: boolean | undefined;
  /** At most this many units. */
  readonly limit?: number | undefined;
  /** Stops the line at the next step boundary; a `StoppedBy` as its reason says who did. */
  readonly signal: AbortSignal;
  /** How long a lane waits for a gateway to be plugged in; default 30 s. */
  readonly gatewayTimeoutMs?: number | undefined;
}

export type ResumeOrder = Omit<RunOrder, 'batchId' | 'limit'> & {
  /** Default: every batch that has an interrupted unit. */
  readonly batchId?: BatchId | undefined;
  readonly decisions?: readonly Decision[] | undefined;
};

/** A person's word on a unit that is `unknown`. */
export interface Decision {
  /** Unit id or any identifier of the unit. */
  readonly unit: string;
  readonly decision: 'applied' | 'not-applied' | 'scrap';
  readonly reason: string;
  readonly operator: PersonId;
  /** Whose PIN was checked beside the operator's, where the decision takes two (`needsSecondPerson`). */
  readonly secondPerson?: PersonId | undefined;
}

/** Why an order's signal was aborted, where a person wanted it so. */
export class StoppedBy extends Error {
  readonly person: PersonId;

  constructor(person: PersonId) {
    super('a person stopped the line');
    this.name = 'StoppedBy';
    this.person = person;
  }
}

export type RunSummary = Readonly<Record<Outcome, number>> & {
  /** Units that this order took. */
  readonly units: number;
  readonly prepared: number;
  readonly provisioned: number;
  /** Units of the batch that are still open, interrupted or unknown. */
  readonly remaining: number;
  /** Of these, units that are interrupted or unknown: nothing may be assumed of them. */
  readonly inDoubt: number;
  /** Lanes that ended because they need a person, and why. */
  readonly stopped: readonly { readonly lane: LaneId; readonly failure: Failure }[];
  readonly seconds: number;
  /** The order was stopped by its signal. */
  readonly interrupted: boolean;
};

export interface RunFloor {
  /** One order at a time (`run/already-running`). Rejects where nothing could begin; outcomes of units are in the summary. */
  run(order: RunOrder): Promise<RunSummary>;
  resume(order: ResumeOrder): Promise<RunSummary>;
  /** `people/second-person-needed` and `people/not-allowed` where the people do not suffice for it; see `recordDecision`. */
  decide(decision: Decision): Promise<void>;
  /** A person answers what a step asks on a lane; `prompt/not-asked` where nothing is asked any more. */
  answer(lane: LaneId, reply: { readonly questionId: string; readonly answer: string; readonly by: PersonId }): void;
  /** The lanes of a station, shown idle, before any order. */
  showStation(station: LoadedStation): void;
  lanes(): readonly LaneView[];
  onLanes(listener: (changed: readonly LaneView[]) => void): () => void;
  readonly running: boolean;
}
