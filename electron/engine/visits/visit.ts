/**
 * A person at one gateway, outside a run. Whoever writes to it does so through `write`: the intent is committed before the deed, and the
 * end is what was read back.
 */
import { randomUUID } from 'node:crypto';
import type { Change, Evidence } from '../../../shared/domain/evidence.ts';
import type { DeviceId, LaneId, PersonId, Sha256, VisitId } from '../../../shared/domain/ids.ts';
import type { Outcome } from '../../../shared/domain/outcome.ts';
import { AppError, toAppError, toFailure } from '../../../shared/errors/app-error.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { StationBroker } from '../gateway/open-gateway.ts';
import type { EventAppender } from '../journal/journal.ts';
import { SecretMask } from '../runs/secret-mask.ts';
import type { Identity } from '../steps/identity-fact.ts';
import type { Verification } from '../steps/step.ts';
import { hashPlan, VisitJournal } from './visit-journal.ts';

/** For all of one write, its reading back included. */
const WRITE_TIMEOUT_MS = 600_000;

export interface VisitFacts {
  readonly visitId: VisitId;
  readonly lane: LaneId;
  readonly laneName: string;
  /** UTC. */
  readonly since: string;
  readonly by: PersonId;
  readonly identity: Identity;
  readonly device: { readonly deviceId: DeviceId; readonly identifier: string } | undefined;
  readonly training: boolean;
  /** Of the station file, by name. */
  readonly brokers: readonly StationBroker[];
}

export interface VisitWrite {
  /** `configuration.update`, `snapshot.rollback`, … */
  readonly action: string;
  /** What is shown: secrets masked. */
  readonly changes: readonly Change[];
  /** As it was shown to whoever agreed; without it one is made of the changes. */
  readonly planSha256?: Sha256 | undefined;
  /** Default: who opened the visit. */
  readonly by?: PersonId | undefined;
  apply(signal: AbortSignal): Promise<void>;
  /** Reads back what became of it. */
  verify(signal: AbortSignal): Promise<Verification>;
}

export interface VisitEnd {
  readonly outcome: Outcome;
  readonly evidence: readonly Evidence[];
  readonly failure?: AppError | undefined;
}

export interface VisitParts {
  readonly gateway: Gateway;
  readonly journal: EventAppender;
  /** Throws why nothing may be written right now; nobody is asked where it is left out. */
  readonly refuseWrite?: (() => void) | undefined;
  /** Gives the lane back. */
  readonly release: () => void;
}

export class Visit {
  readonly facts: VisitFacts;
  readonly gateway: Gateway;
  readonly mask = new SecretMask();
  readonly #journal: VisitJournal;
  readonly #refuseWrite: () => void;
  readonly #release: () => void;
  readonly #ended = Promise.withResolvers<void>();
  readonly #closing = new AbortController();
  #writing: Promise<unknown> | undefined;
  #closed: Promise<void> | undefined;

  constructor(facts: VisitFacts, parts: VisitParts) {
    const { visitId, lane, device, training } = facts;
    this.facts = facts;
    this.gateway = parts.gateway;
    this.#refuseWrite = parts.refuseWrite ?? (() => undefined);
    this.#release = parts.release;
    this.#journal = new VisitJournal(parts.journal, { visitId, lane, deviceId: device?.deviceId, training }, this.mask);
  }

  /** Aborted as soon as the visit is to end: for what only reads. */
  get signal(): AbortSignal {
    return this.#closing.signal;
  }

  /** Resolves when it has ended, however. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  /**
   * One at a time: `visit/busy`. `visit/device-at-work` where a run has the gateway in another lane. `journal/*` where it could not be
   * recorded: before the deed then nothing was done. Every other trouble is the end that it gives.
   */
  async write(deed: VisitWrite): Promise<VisitEnd> {
    if (this.#closed !== undefined) throw new AppError('visit/not-open');
    if (this.#writing !== undefined) throw new AppError('visit/busy');
    this.#refuseWrite();
    const writing = this.#carryOut(deed);
    this.#writing = writing.catch(() => undefined);
    try {
      return await writing;
    } finally {
      this.#writing = undefined;
    }
  }

  /** Lets what is being written end, logs out and gives the lane back. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #carryOut(deed: VisitWrite): Promise<VisitEnd> {
    const { action, changes } = deed;
    const settle = await this.#journal.intended({
      action,
      changes,
      planSha256: deed.planSha256 ?? hashPlan(randomUUID(), action, changes),
      by: deed.by ?? this.facts.by,
    });
    const beganMs = performance.now();
    const end = await endOf(deed);
    await settle({
      outcome: end.outcome,
      evidence: [...end.evidence],
      durationMs: Math.round(performance.now() - beganMs),
      ...(end.failure === undefined ? {} : { failure: toFailure(end.failure) }),
    });
    return end;
  }

  async #close(): Promise<void> {
    this.#closing.abort(new AppError('visit/not-open'));
    await this.#writing;
    try {
      await this.gateway.close();
    } finally {
      this.#release();
      this.#ended.resolve();
    }
  }
}

/**
 * What is read back decides, whatever the answer was. Without a reading: an apply without an answer leaves it unknown, one that was
 * answered is an error, for nothing proves it.
 */
async function endOf(deed: VisitWrite): Promise<VisitEnd> {
  const signal = AbortSignal.timeout(WRITE_TIMEOUT_MS);
  const refused = await deed.apply(signal).then(
    () => undefined,
    (thrown: unknown) => toAppError(thrown),
  );
  try {
    const { outcome, evidence, failure } = await deed.verify(signal);
    if (refused === undefined) return { outcome, evidence, failure };
    if (outcome !== 'pass' || !refused.traits.transient) return { outcome: 'error', evidence, failure: refused };
    // The answer was lost and what can be read is as it shall be; what cannot be read may not have arrived.
    const isProved = evidence.every(({ verdict }) => verdict !== 'not-proved');
    return isProved ? { outcome, evidence } : { outcome: 'unknown', evidence, failure: refused };
  } catch (thrown) {
    return { outcome: refused?.traits.transient === true ? 'unknown' : 'error', evidence: [], failure: refused ?? toAppError(thrown) };
  }
}
