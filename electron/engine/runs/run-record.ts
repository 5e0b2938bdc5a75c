/** Writes one run's events: the run's ids are filled in once, and every text that a device or cause supplied goes through the mask. */
import { createHash } from 'node:crypto';
import type { JournalEvent, StepTag, StoredEvent } from '../../../shared/domain/events.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { BatchId, DeviceId, LaneId, PersonId, RunId, Sha256, UnitId } from '../../../shared/domain/ids.ts';
import type { Outcome, Proof } from '../../../shared/domain/outcome.ts';
import type { Failure } from '../../../shared/domain/problem.ts';
import { AppError, toFailure } from '../../../shared/errors/app-error.ts';
import type { Fingerprint } from '../gateway/gateway.ts';
import type { EventAppender } from '../journal/journal.ts';
import type { Answer, Inspection, Plan } from '../steps/step.ts';
import type { SecretMask } from './secret-mask.ts';

export interface RunIds {
  readonly batchId: BatchId;
  readonly unitId: UnitId;
  readonly runId: RunId;
}

/** Which step of the recipe an event speaks of. */
export interface StepPlace {
  readonly stepIndex: number;
  readonly step: string;
  readonly name: string;
}

export interface SettledStep {
  readonly outcome: Outcome;
  readonly applied: boolean;
  readonly evidence: readonly Evidence[];
  readonly proof?: Proof | undefined;
  readonly results?: Readonly<Record<string, string>> | undefined;
  readonly failure?: AppError | undefined;
  readonly durationMs: number;
}

export interface StartedRun {
  readonly deviceId: DeviceId;
  readonly lane: LaneId;
  readonly operator: PersonId;
  readonly attempt: number;
  readonly recipeSha256: Sha256;
  readonly steps: readonly { readonly step: string; readonly name: string }[];
  readonly training: boolean;
}

export class RunRecord {
  readonly ids: RunIds;
  readonly #journal: EventAppender;
  readonly #mask: SecretMask;

  constructor(journal: EventAppender, ids: RunIds, mask: SecretMask) {
    this.#journal = journal;
    this.ids = ids;
    this.#mask = mask;
  }

  async started(run: StartedRun): Promise<void> {
    await this.#append({ type: 'run.started', version: 1, ...this.ids, ...run, steps: [...run.steps] });
  }

  async resumed(lane: LaneId, operator: PersonId): Promise<void> {
    await this.#append({ type: 'run.resumed', version: 1, ...this.ids, lane, operator });
  }

  /** @param pause Why it cannot go on here, or who stopped it. */
  async paused(pause: { readonly failure?: AppError | undefined; readonly by?: PersonId | undefined } = {}): Promise<void> {
    const { failure, by } = pause;
    await this.#append({
      type: 'run.paused',
      version: 2,
      ...this.ids,
      ...(by === undefined ? {} : { by }),
      ...(failure === undefined ? {} : { failure: this.failureOf(failure) }),
    });
  }

  async answered(place: StepPlace, question: string, { answer, by }: Answer): Promise<void> {
    await this.#append({ type: 'prompt.answered', version: 1, ...this.ids, ...place, ...this.#mask.maskAll({ question, answer }), by });
  }

  /** Resolves when the intent is durable: only then may a byte of the apply go to the device. */
  async intended(place: StepPlace, definition: { readonly version: number; readonly tag: StepTag }, plan: Plan<unknown>): Promise<void> {
    const changes = this.#mask.maskAll([...plan.changes]);
    const planSha256 = hashPlan(place, definition.version, changes);
    const { tag, version: stepVersion } = definition;
    const intent = { type: 'step.intended', version: 1, ...this.ids, ...place, stepVersion, tag, planSha256, changes } as const;
    try {
      await this.#append(intent);
    } catch (error) {
      await this.#restWithoutRoom(error);
      throw error;
    }
  }

  async lost(place: StepPlace, error: AppError): Promise<void> {
    await this.#append({ type: 'step.lost', version: 1, ...this.ids, ...place, failure: this.failureOf(error) });
  }

  async inspected(place: StepPlace, inspection: Inspection): Promise<void> {
    const evidence = this.#mask.maskAll([...inspection.evidence]);
    await this.#append({ type: 'step.inspected', version: 1, ...this.ids, ...place, finding: inspection.finding, evidence });
  }

  async settled(place: StepPlace, step: SettledStep): Promise<void> {
    await this.#append({
      type: 'step.settled',
      version: 1,
      ...this.ids,
      ...place,
      outcome: step.outcome,
      applied: step.applied,
      evidence: this.#mask.maskAll([...step.evidence]),
      results: this.#mask.maskAll({ ...step.results }),
      durationMs: Math.round(step.durationMs),
      ...(step.proof === undefined ? {} : { proof: step.proof }),
      ...(step.failure === undefined ? {} : { failure: this.failureOf(step.failure) }),
    });
  }

  async ended(outcome: Outcome, end: { readonly proof?: Proof | undefined; readonly failure?: AppError | undefined } = {}): Promise<void> {
    await this.#append({
      type: 'run.settled',
      version: 1,
      ...this.ids,
      outcome,
      ...(end.proof === undefined ? {} : { proof: end.proof }),
      ...(end.failure === undefined ? {} : { failure: this.failureOf(end.failure) }),
    });
  }

  async observed(deviceId: DeviceId, fingerprint: Fingerprint): Promise<void> {
    await this.#append({ type: 'device.observed', version: 1, ...this.ids, deviceId, ...fingerprint });
  }

  /** The error as data, masked. */
  failureOf(error: AppError): Failure {
    return this.#mask.maskAll(toFailure(error));
  }

  /** A full disk takes no new intent, but the reserve takes note that the run rests here: it goes on when there is room. */
  async #restWithoutRoom(error: unknown): Promise<void> {
    if (!(error instanceof AppError) || error.code !== 'journal/disk-full') return;
    try {
      await this.paused({ failure: error });
    } catch {
      // Without room even for that, the next opening finds the run without its engine.
    }
  }

  /** Whatever keeps an event from being committed leaves as `journal/*`: with that, a run touches nothing any more. */
  async #append(event: JournalEvent): Promise<readonly StoredEvent[]> {
    try {
      return await this.#journal.append([event]);
    } catch (thrown) {
      if (isJournalTrouble(thrown)) throw thrown;
      throw new AppError('journal/append-failed', { cause: thrown });
    }
  }
}

/** The record itself failed: nothing may be settled, retried or taken any more, because it could not be recorded. */
export function isJournalTrouble(thrown: unknown): boolean {
  return thrown instanceof AppError && thrown.code.startsWith('journal/');
}

/** Over what is shown of the plan: equal plans are equal on screen and in the record, and no secret can be guessed from it. */
function hashPlan(place: StepPlace, version: number, changes: unknown): Sha256 {
  const text = JSON.stringify([place.step, place.stepIndex, version, changes]);
  return createHash('sha256').update(text).digest('hex') as Sha256;
}
