/** How far the requests of a batch are. */
import type { CreationSummary, RequestRowResult } from '../../../shared/contract/requests.ts';
import type { Failure } from '../../../shared/domain/problem.ts';
import { toFailure } from '../../../shared/errors/app-error.ts';
import type { UnitRow } from '../journal/journal.ts';
import type { RowEnd } from './create-row.ts';

const MOST_PROBLEMS = 1000;

export class CreationTally {
  readonly #beganMs = performance.now();
  readonly #rows: number;
  readonly #counts: Record<RowEnd['result'], number> = { created: 0, present: 0, found: 0, failed: 0, conflict: 0, unknown: 0 };
  readonly #problems: RequestRowResult[] = [];
  #activationKeys = 0;
  #provisioned = 0;

  constructor(rows: number) {
    this.#rows = rows;
  }

  count({ unit }: UnitRow, clientId: string, end: RowEnd): void {
    this.#counts[end.result] += 1;
    if ('hasKey' in end && end.hasKey) this.#activationKeys += 1;
    if (!('failure' in end) || this.#problems.length >= MOST_PROBLEMS) return;
    const identifier = unit.identifiers[0]?.text ?? `#${unit.row}`;
    this.#problems.push({ row: unit.row, identifier, clientId, result: end.result, failure: toFailure(end.failure) });
  }

  /** A unit that needs none any more. */
  countProvisioned(): void {
    this.#provisioned += 1;
  }

  summary({ interrupted, ended }: { readonly interrupted: boolean; readonly ended: Failure | undefined }): CreationSummary {
    const counted = Object.values(this.#counts).reduce((sum, each) => sum + each, 0);
    return {
      rows: this.#rows,
      ...this.#counts,
      provisioned: this.#provisioned,
      remaining: this.#rows - counted - this.#provisioned,
      activationKeys: this.#activationKeys,
      seconds: Math.round(performance.now() - this.#beganMs) / 1000,
      interrupted,
      problems: this.#problems.toSorted((a, b) => a.row - b.row),
      ...(ended === undefined ? {} : { ended }),
    };
  }
}
