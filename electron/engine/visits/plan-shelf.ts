/** Plans that were shown in a visit and may be applied: by the hash of what was shown, once each. */
import { randomUUID } from 'node:crypto';
import type { VisitApplied, VisitPlan } from '../../../shared/contract/visits.ts';
import type { Change } from '../../../shared/domain/evidence.ts';
import type { PersonId, Sha256 } from '../../../shared/domain/ids.ts';
import { AppError, toFailure } from '../../../shared/errors/app-error.ts';
import type { Verification } from '../steps/step.ts';
import { hashPlan } from './visit-journal.ts';
import type { Visit } from './visit.ts';

/** Whoever plans once more looks at the newest ones only. */
const PLANS_KEPT = 4;

export interface PlannedWrite {
  readonly action: string;
  /** Components that it is about. */
  readonly pids: readonly string[];
  /** The plan's changes as they would be now. */
  look(): Promise<readonly Change[]>;
  apply(signal: AbortSignal): Promise<void>;
  verify(signal: AbortSignal): Promise<Verification>;
}

/** `write` is undefined where nothing would change or something does not fit. */
export interface Planned {
  readonly view: Omit<VisitPlan, 'planSha256'>;
  readonly write: PlannedWrite | undefined;
}

export class PlanShelf {
  readonly #visit: Visit;
  readonly #plans = new Map<Sha256, PlannedWrite & { readonly changes: readonly Change[] }>();

  constructor(visit: Visit) {
    this.#visit = visit;
  }

  put({ view, write }: Planned): VisitPlan {
    const shown = this.#visit.mask.maskAll(view);
    if (write === undefined || shown.problems.length > 0) return shown;
    const sha256 = hashPlan(randomUUID(), write.action, shown.changes);
    this.#plans.set(sha256, { ...write, changes: shown.changes });
    for (const old of [...this.#plans.keys()].slice(0, -PLANS_KEPT)) this.#plans.delete(old);
    return { ...shown, planSha256: sha256 };
  }

  /** Exactly what was shown: `visit/no-such-plan`, and `visit/plan-outdated` where the gateway is not as it was then. */
  async apply(sha256: Sha256, by: PersonId): Promise<VisitApplied> {
    const plan = this.#plans.get(sha256);
    if (plan === undefined) throw new AppError('visit/no-such-plan');
    const now = this.#visit.mask.maskAll([...(await plan.look())]);
    const different = [...plan.changes, ...now].find((change) => !hasSame(plan.changes, change) || !hasSame(now, change));
    if (different !== undefined) throw new AppError('visit/plan-outdated', { params: { target: different.target } });
    // It may have been carried out while the gateway was looked at.
    if (this.#plans.get(sha256) !== plan) throw new AppError('visit/no-such-plan');
    const end = await this.#visit.write({ ...plan, planSha256: sha256, by });
    this.#plans.clear();
    const refuted = end.evidence.filter(({ verdict }) => verdict === 'refuted');
    return this.#visit.mask.maskAll({
      outcome: end.outcome,
      evidence: [...end.evidence],
      ...(end.failure === undefined ? {} : { failure: toFailure(end.failure) }),
      parts: plan.pids.map((pid) => ({
        pid,
        ok: end.evidence.length > 0 && !refuted.some(({ name }) => name === pid || name.startsWith(`${pid} `)),
      })),
    });
  }
}

function hasSame(changes: readonly Change[], wanted: Change): boolean {
  return changes.some(({ target, from, to }) => target === wanted.target && from === wanted.from && to === wanted.to);
}
