/** How many certificates an authority may issue before each further one takes a second person. */
import type { PersonId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { JournalReader } from '../journal/journal.ts';
import { demandRight } from '../people/rights.ts';
import type { Authority } from './authority.ts';

export interface Askers {
  readonly by: PersonId;
  readonly secondPerson?: PersonId | undefined;
}

/** A place that is taken until the certificate is on record, or given back. */
export interface QuotaPlace {
  /** Who agreed, where it is one more than the quota. */
  readonly secondPerson: PersonId | undefined;
  release(): void;
}

export class Quota {
  readonly #read: JournalReader;
  /** Certificates by authority: those on record, and those being made. */
  readonly #taken = new Map<number, number>();

  constructor(read: JournalReader) {
    this.#read = read;
  }

  /**
   * Throws `pki/over-quota` where nobody else agreed, or nobody can because the station has no people; `people/same-person`, and what
   * speaks against the second one.
   */
  take({ record }: Authority, { by, secondPerson }: Askers): QuotaPlace {
    const { quota, subject } = record.event;
    const taken = this.#taken.get(record.seq) ?? this.#read.issuedCount(record.seq);
    const isOver = quota !== undefined && taken >= quota;
    if (isOver) {
      if (secondPerson === undefined || !this.#read.hasPeople())
        throw new AppError('pki/over-quota', { params: { subject, quota: String(quota) } });
      if (secondPerson === by) throw new AppError('people/same-person');
      demandRight(this.#read, 'decide', secondPerson);
    }
    this.#taken.set(record.seq, taken + 1);
    return {
      secondPerson: isOver ? secondPerson : undefined,
      release: () => this.#taken.set(record.seq, (this.#taken.get(record.seq) ?? 1) - 1),
    };
  }
}
