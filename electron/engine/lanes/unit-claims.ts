/** Which unit is plugged into a lane, and which comes next: one claim per unit, so that no two lanes ever take the same one. */
import { type IdentifierKind, isBlankIdentity } from '../../../shared/domain/identifiers.ts';
import type { BatchId, LaneId, UnitId } from '../../../shared/domain/ids.ts';
import type { Outcome } from '../../../shared/domain/outcome.ts';
import { isOpen, unansweredStep } from '../../../shared/domain/unit-state.ts';
import type { Fingerprint } from '../gateway/gateway.ts';
import type { JournalReader, UnitRow } from '../journal/journal.ts';

export interface GatewaySeen {
  readonly identity: Readonly<Partial<Record<IdentifierKind | 'model', string>>>;
  readonly fingerprints: readonly Fingerprint[];
  /** As `Gateway.boardNames`: of this order only, and no proof. */
  readonly boardNames?: readonly string[];
}

export type Pick =
  | { readonly pick: 'take'; readonly row: UnitRow }
  /** The gateway here has had its turn: wait until another one is plugged in. With its verdict, where it has one. */
  | { readonly pick: 'finished'; readonly verdict?: Outcome }
  /** Its run lost its engine, and this order does not resume it: of this batch, or of another one that the device is in, too. */
  | { readonly pick: 'interrupted' }
  /** The journal knows this gateway, and it is none of this order's. */
  | { readonly pick: 'foreign'; readonly identifier: string }
  /** It says that it is a unit which this order has met with other keys: two boards bear one number. */
  | { readonly pick: 'twin'; readonly identifier: string }
  | { readonly pick: 'nothing-left' };

export interface ClaimOrder {
  readonly batchIds: readonly BatchId[];
  /** At most this many units that have not been in work before. */
  readonly limit: number;
  /** Interrupted units are looked for as well as open ones. */
  readonly resume: boolean;
}

const NOTHING_SEEN: GatewaySeen = { identity: {}, fingerprints: [] };

function nameOf({ unit }: UnitRow): string {
  return unit.identifiers[0]?.text ?? unit.unitId;
}

export class UnitClaims {
  readonly #read: JournalReader;
  readonly #order: ClaimOrder;
  /** Every unit that this order has taken, finished or not: an order takes a unit at most once. */
  readonly #taken = new Set<UnitId>();
  readonly #handled = new Set<string>();
  /** Units that a lane has chosen before it could ask its gateway: no other lane looks for them meanwhile. */
  readonly #reserved = new Set<UnitId>();
  #fresh = 0;

  constructor(read: JournalReader, order: ClaimOrder) {
    this.#read = read;
    this.#order = order;
  }

  /** What the gateway shows of itself comes first; only a gateway that nothing is known of gets the next unit in row order. */
  pick(lane: LaneId, seen: GatewaySeen): Pick {
    const known = this.#unitsHere(seen);
    const here = known.filter((row) => this.#order.batchIds.includes(row.unit.batchId));
    const mine = here.filter((row) => this.#mayTake(row));
    const clear = mine.find((row) => !this.#isInDoubtElsewhere(row));
    if (clear !== undefined) return this.#take(clear, seen);
    if (mine.length > 0) return { pick: 'interrupted' };
    const twin = here.find((row) => this.#taken.has(row.unit.unitId));
    if (twin !== undefined && seen.fingerprints.length > 0 && !this.#isHandled(seen)) return { pick: 'twin', identifier: nameOf(twin) };
    if (here.length > 0) return this.#hadItsTurn(here);
    if (this.#isHandled(seen)) return { pick: 'finished' };
    const [foreign] = known;
    if (foreign !== undefined) return { pick: 'foreign', identifier: nameOf(foreign) };
    const next = this.peekNext(lane, seen);
    return next === undefined ? { pick: 'nothing-left' } : this.#take(next, seen);
  }

  /** For a lane whose endpoints belong to the unit: the unit was chosen before the gateway could be asked. */
  pickThis(row: UnitRow, seen: GatewaySeen): Pick {
    if (this.#isHandled(seen)) return { pick: 'finished' };
    if (!this.#mayTake(row)) return { pick: 'nothing-left' };
    return this.#isInDoubtElsewhere(row) ? { pick: 'interrupted' } : this.#take(row, seen);
  }

  /**
   * The next in row order that nobody has taken; after a lost engine first the unit that this lane had. A unit whose device is
   * known by another fingerprint than the one seen here is somebody else.
   */
  peekNext(lane: LaneId, seen: GatewaySeen = NOTHING_SEEN): UnitRow | undefined {
    const lost = this.#order.resume ? this.#interrupted().find((row) => row.state.run?.lane === lane && this.#mayBe(row, seen)) : undefined;
    return lost ?? this.#nextOpen((row) => this.#mayBe(row, seen) && !this.#isInDoubtElsewhere(row));
  }

  /** As `peekNext`, for a lane whose endpoints belong to the unit: the unit is this lane's until `release`. Units that nobody may take come last. */
  reserveNext(lane: LaneId): UnitRow | undefined {
    const next = this.peekNext(lane) ?? this.#nextOpen();
    if (next !== undefined) this.#reserved.add(next.unit.unitId);
    return next;
  }

  release(row: UnitRow): void {
    this.#reserved.delete(row.unit.unitId);
  }

  anyLeft(): boolean {
    return this.#reserved.size > 0 || this.#nextOpen() !== undefined || (this.#order.resume && this.#interrupted().length > 0);
  }

  /** Remembers a gateway that has its turn, or has had it, whatever comes of it. */
  handled({ fingerprints, boardNames = [] }: Omit<GatewaySeen, 'identity'>): void {
    for (const name of [...fingerprints.map((item) => item.fingerprint), ...boardNames]) this.#handled.add(name);
  }

  /** From here on no other lane takes the unit, and no lane gives this gateway another one. */
  #take(row: UnitRow, seen: GatewaySeen): Pick {
    this.#taken.add(row.unit.unitId);
    this.handled(seen);
    if (row.state.status !== 'interrupted') this.#fresh += 1;
    return { pick: 'take', row };
  }

  #mayTake(row: UnitRow): boolean {
    if (this.#taken.has(row.unit.unitId)) return false;
    if (row.state.status === 'interrupted') return this.#order.resume;
    return isOpen(row.state) && this.#fresh < this.#order.limit;
  }

  #hadItsTurn(here: readonly UnitRow[]): Pick {
    const verdict = here.find((row) => row.state.status === 'settled')?.state.outcome;
    if (verdict !== undefined) return { pick: 'finished', verdict };
    const isLost = here.some((row) => row.state.status === 'interrupted' && !this.#taken.has(row.unit.unitId));
    return { pick: isLost ? 'interrupted' : 'finished' };
  }

  #isHandled(seen: GatewaySeen): boolean {
    const names = [...seen.fingerprints.map((item) => item.fingerprint), ...(seen.boardNames ?? [])];
    return names.some((name) => this.#handled.has(name));
  }

  /** Units of any batch. A generic batch calls its serial numbers and addresses just `identifier`. */
  #unitsHere(seen: GatewaySeen): readonly UnitRow[] {
    const byDevice = seen.fingerprints.flatMap((item) => {
      const device = this.#read.deviceByFingerprint(item.fingerprint);
      return device === undefined ? [] : this.#read.unitsByDevice(device);
    });
    const byIdentity = Object.entries(seen.identity).flatMap(([kind, text]) => {
      if (kind === 'model' || text === undefined || isBlankIdentity(text)) return [];
      return [...this.#read.unitsByIdentifier(text, kind as IdentifierKind), ...this.#read.unitsByIdentifier(text, 'identifier')];
    });
    return [...byDevice, ...byIdentity];
  }

  /** A device whose apply has no answer yet, in a run of another batch, is inspected there before anything is done to it here. */
  #isInDoubtElsewhere({ unit }: UnitRow): boolean {
    const others = this.#read.unitsByDevice(unit.deviceId).filter((other) => other.unit.unitId !== unit.unitId);
    return others.some(({ state }) => state.status === 'interrupted' && unansweredStep(state) !== undefined);
  }

  #mayBe(row: UnitRow, seen: GatewaySeen): boolean {
    const facts = this.#read.deviceFacts(row.unit.deviceId);
    return seen.fingerprints.every((item) => {
      const known = facts.filter((fact) => fact.fact === item.fact);
      return known.length === 0 || known.some((fact) => fact.fingerprint === item.fingerprint);
    });
  }

  #interrupted(): readonly UnitRow[] {
    return this.#order.batchIds.flatMap((batchId) => this.#read.interruptedUnits(batchId)).filter((row) => this.#isFree(row));
  }

  #nextOpen(mayCome: (row: UnitRow) => boolean = () => true): UnitRow | undefined {
    if (this.#fresh >= this.#order.limit) return undefined;
    for (const batchId of this.#order.batchIds) {
      for (let limit = this.#taken.size + this.#reserved.size + 1; ; limit *= 4) {
        const rows = this.#read.openUnits(batchId, limit);
        const next = rows.find((row) => this.#isFree(row) && mayCome(row));
        if (next !== undefined) return next;
        if (rows.length < limit) break;
      }
    }
    return undefined;
  }

  #isFree({ unit }: UnitRow): boolean {
    return !this.#taken.has(unit.unitId) && !this.#reserved.has(unit.unitId);
  }
}
