/** Which unit is plugged into a lane, and which comes next: one claim per unit, so that no two lanes ever take the same one. */
import { type IdentifierKind, isBlankIdentity } from '../../../shared/domain/identifiers.ts';
import type { BatchId, LaneId, UnitId } from '../../../shared/domain/ids.ts';
import type { Outcome } from '../../../shared/domain/outcome.ts';
import { isOpen } from '../../../shared/domain/unit-state.ts';
import type { Fingerprint } from '../gateway/gateway.ts';
import type { JournalReader, UnitRow } from '../journal/journal.ts';

export interface GatewaySeen {
  readonly identity: Readonly<Partial<Record<IdentifierKind | 'model', string>>>;
  readonly fingerprints: readonly Fingerprint[];
}

export type Pick =
  | { readonly pick: 'take'; readonly row: UnitRow }
  /** The gateway here has had its turn: wait until another one is plugged in. With its verdict, where it has one. */
  | { readonly pick: 'finished'; readonly verdict?: Outcome }
  | { readonly pick: 'nothing-left' };

export interface ClaimOrder {
  readonly batchIds: readonly BatchId[];
  /** At most this many units that have not been in work before. */
  readonly limit: number;
  /** Interrupted units are looked for as well as open ones. */
  readonly resume: boolean;
}

export class UnitClaims {
  readonly #read: JournalReader;
  readonly #order: ClaimOrder;
  /** Every unit that this order has taken, finished or not: an order takes a unit at most once. */
  readonly #taken = new Set<UnitId>();
  readonly #handled = new Set<string>();
  #fresh = 0;

  constructor(read: JournalReader, order: ClaimOrder) {
    this.#read = read;
    this.#order = order;
  }

  /** What the gateway shows of itself comes first; only a gateway that nothing is known of gets the next unit in row order. */
  pick(lane: LaneId, seen: GatewaySeen): Pick {
    const here = this.#unitsHere(seen);
    const mine = here.find((row) => this.#mayTake(row));
    if (mine !== undefined) return this.#take(mine);
    const settled = here.find((row) => row.state.status === 'settled')?.state.outcome;
    if (settled !== undefined) return { pick: 'finished', verdict: settled };
    if (here.length > 0 || seen.fingerprints.some((item) => this.#handled.has(item.fingerprint))) return { pick: 'finished' };
    return this.pickNext(lane);
  }

  /** In row order; after a lost engine first the unit that this lane had. */
  pickNext(lane: LaneId): Pick {
    const lost = this.#order.resume ? this.#interrupted().find((row) => row.state.run?.lane === lane) : undefined;
    const next = lost ?? this.#nextOpen();
    return next === undefined ? { pick: 'nothing-left' } : this.#take(next);
  }

  anyLeft(): boolean {
    return this.#nextOpen() !== undefined || (this.#order.resume && this.#interrupted().length > 0);
  }

  /** Remembers a gateway that has had its turn, whatever came of it. */
  handled(fingerprints: readonly Fingerprint[]): void {
    for (const item of fingerprints) this.#handled.add(item.fingerprint);
  }

  #take(row: UnitRow): Pick {
    this.#taken.add(row.unit.unitId);
    if (row.state.status !== 'interrupted') this.#fresh += 1;
    return { pick: 'take', row };
  }

  #mayTake(row: UnitRow): boolean {
    if (this.#taken.has(row.unit.unitId)) return false;
    if (row.state.status === 'interrupted') return this.#order.resume;
    return isOpen(row.state) && this.#fresh < this.#order.limit;
  }

  #unitsHere(seen: GatewaySeen): readonly UnitRow[] {
    const byDevice = seen.fingerprints.flatMap((item) => {
      const device = this.#read.deviceByFingerprint(item.fingerprint);
      return device === undefined ? [] : this.#read.unitsByDevice(device);
    });
    const byIdentity = Object.entries(seen.identity).flatMap(([kind, text]) =>
      kind === 'model' || isBlankIdentity(text) ? [] : this.#read.unitsByIdentifier(text ?? '', kind as IdentifierKind),
    );
    return [...byDevice, ...byIdentity].filter((row) => this.#order.batchIds.includes(row.unit.batchId));
  }

  #interrupted(): readonly UnitRow[] {
    return this.#order.batchIds
      .flatMap((batchId) => this.#read.interruptedUnits(batchId))
      .filter((row) => !this.#taken.has(row.unit.unitId));
  }

  #nextOpen(): UnitRow | undefined {
    if (this.#fresh >= this.#order.limit) return undefined;
    for (const batchId of this.#order.batchIds) {
      const rows = this.#read.openUnits(batchId, this.#taken.size + 1);
      const next = rows.find((row) => !this.#taken.has(row.unit.unitId));
      if (next !== undefined) return next;
    }
    return undefined;
  }
}
