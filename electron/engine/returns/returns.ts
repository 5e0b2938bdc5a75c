/** Returns: look at a device from all sides, see what a decision would do, open it. The run of it is the floor's. */
import type { AskedDevice, Ownership, ReturnLook, ReturnPreview } from '../../../shared/contract/returns.ts';
import { type ReturnView, returnDecisions } from '../../../shared/domain/device-return.ts';
import { MASK } from '../../../shared/domain/evidence.ts';
import type { DeviceId, LaneId, PersonId } from '../../../shared/domain/ids.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { AppError, toFailure } from '../../../shared/errors/app-error.ts';
import { type LoadedStation, stationClouds } from '../files/station-file.ts';
import type { OpenGateway } from '../gateway/open-gateway.ts';
import type { Journal, UnitRow } from '../journal/journal.ts';
import type { LaneHolds } from '../lanes/lane-holds.ts';
import { readPassport } from '../passport.ts';
import { unitColumn } from '../runs/fill-parameters.ts';
import { stepName } from '../runs/step-list.ts';
import type { OwnBrokers } from '../platforms/station-broker/own-brokers.ts';
import type { Vault } from '../vault/vault.ts';
import { withOwnLink } from '../watch/broker-room.ts';
import { withStandings } from './ask-device.ts';
import { cloudOwner } from '../platforms/everyware/cloud-owner.ts';
import { listReturns, returnsOf, unfinishedReturn } from './device-returns.ts';
import { type Judgement, judgeDevice } from './judge-device.ts';
import { clientIdsOf } from './known-identity.ts';
import { lookAtDevice } from './look-at-device.ts';
import { openReturn, type OpenedReturn } from './open-return.ts';
import { demandComplete, deviceIdsOf, type PreparedReturn, prepareReturn } from './prepare-return.ts';
import type { ReturnWish } from './return-wish.ts';
import { demandSecond, refusalOf, returnNeedsSecond, stopOf } from './return-refusal.ts';

export interface ReturnsParts {
  readonly journal: Journal;
  readonly vault: Vault;
  readonly openGateway: OpenGateway;
  /** Who has which lane. Default: nobody. */
  readonly holds?: LaneHolds | undefined;
  /** For lanes behind the station's own broker. */
  readonly ownBrokers?: OwnBrokers | undefined;
}

export interface LookOrder {
  /** Any identifier on the label. One of the two has to be there. */
  readonly identifier?: string | undefined;
  readonly lane?: LaneId | undefined;
  /** Needed for a lane, and for asking clouds. */
  readonly station: LoadedStation | undefined;
  readonly by: PersonId;
  readonly signal: AbortSignal;
  readonly patienceMs?: number | undefined;
}

type WishToOpen = ReturnWish & { readonly reason: string; readonly secondPerson: PersonId | undefined };

export class Returns {
  readonly #parts: ReturnsParts;
  /** One after the other: each sees what the one before has put on record. */
  #opening: Promise<unknown> = Promise.resolve();

  constructor(parts: ReturnsParts) {
    this.#parts = parts;
  }

  /** `unit/not-found` never: a label that nobody knows is a finding. Otherwise as `lookAtDevice`, and `station/none`. */
  async look(order: LookOrder): Promise<ReturnLook> {
    const { read } = this.#parts.journal;
    const labelled = order.identifier === undefined ? undefined : deviceIdsOf(read.unitsByIdentifier(order.identifier));
    const device = order.lane === undefined ? undefined : await this.#ask(order, order.lane, labelled?.[0]);
    const first = judgeDevice(read, { labelled, device, ownership: { checked: false, why: 'no-cloud-login' } });
    const ownership = await this.#owner(order, first.deviceId, device);
    return this.#sideBySide(judgeDevice(read, { labelled, device, ownership }), { device, ownership, by: order.by });
  }

  /** What opening would store and do; what keeps it from being opened is in the answer. */
  preview(wish: ReturnWish): ReturnPreview {
    const { composed, row, deviceId, refused: unfit } = this.#prepare(wish);
    const { read } = this.#parts.journal;
    const refused = refusalOf(read, deviceId) ?? unfit;
    return {
      recipe: { name: composed.recipe, steps: composed.steps.map((step) => ({ step: step.step, name: stepName(step) })) },
      columns: row.cells.map((cell) => ({ ...cell, value: cell.secret && cell.value !== '' ? MASK : cell.value })),
      missing: [...row.missing],
      problems: [...row.problems],
      needsSecondPerson: returnNeedsSecond(read, wish.by, { decision: wish.decision, isKnown: deviceId !== undefined }),
      ...(refused === undefined ? {} : { refused: toFailure(refused) }),
    };
  }

  /**
   * Stores it. `returns/device-in-doubt`, `returns/missing-columns`, `returns/invalid-row`, `returns/identifier-*`, `returns/identity-*`,
   * `returns/recipe-*`, `returns/target-certificates-unknown`, `people/*`, `recipe/invalid`, and what journal and vault throw.
   */
  open(wish: WishToOpen): Promise<OpenedReturn> {
    const opened = this.#opening.then(() => this.#open(wish));
    this.#opening = opened.catch(() => undefined);
    return opened;
  }

  async #open(wish: WishToOpen): Promise<OpenedReturn> {
    const { journal, vault } = this.#parts;
    const { read } = journal;
    const prepared = this.#prepare(wish);
    const { deviceId, old, composed, row } = prepared;
    const isNeeded = returnNeedsSecond(read, wish.by, { decision: wish.decision, isKnown: deviceId !== undefined });
    const isAgreed = demandSecond(read, { by: wish.by, secondPerson: wish.secondPerson, isNeeded });
    const refused = refusalOf(read, deviceId);
    if (refused !== undefined) throw refused;
    demandComplete(prepared);
    const chosen = wish.decision === 'scrap' ? undefined : wish.recipe;
    const secondPerson = isAgreed ? wish.secondPerson : undefined;
    const { decision, reason, by } = wish;
    return openReturn({ journal, vault, decision, chosen, composed, row, deviceId, old, reason, by, secondPerson });
  }

  list(limit: number): readonly ReturnView[] {
    return listReturns(this.#parts.journal.read, limit);
  }

  /**
   * The return of that device which was begun and is not at its end, where the same is wished again: then it goes on instead of a new one
   * being opened. `returns/other-decision-open` where a run of another decision was interrupted.
   */
  begun(wish: ReturnWish): ReturnView | undefined {
    const { deviceId, row } = this.#prepare(wish);
    const { read } = this.#parts.journal;
    const begun = deviceId === undefined ? undefined : unfinishedReturn(returnsOf(read, deviceId));
    if (begun === undefined) return undefined;
    const isSame = begun.decision === wish.decision;
    if (begun.status === 'interrupted' || begun.status === 'running') {
      if (isSame) return begun;
      const { identifier, decision, batchName: batch } = begun;
      throw new AppError('returns/other-decision-open', { params: { identifier, decision, batch } });
    }
    const unit = read.unit(begun.unitId)?.unit;
    return isSame && unit !== undefined && this.#isRowOf(unit, row) ? begun : undefined;
  }

  /** Secrets are compared in memory. */
  #isRowOf(unit: Unit, { cells }: PreparedReturn['row']): boolean {
    const { vault } = this.#parts;
    const reveal = (column: string) => vault.reveal(unit.batchId, unit.unitId, column);
    const stored = (name: string) => (unit.secretColumns.includes(name) ? reveal(name) : (unit.columns[name] ?? ''));
    return cells.every(({ name, value }) => stored(name) === value);
  }

  #prepare(wish: ReturnWish): PreparedReturn {
    const { journal, vault } = this.#parts;
    return prepareReturn(wish, { read: journal.read, vault });
  }

  async #ask(order: LookOrder, lane: LaneId, deviceId: DeviceId | undefined): Promise<AskedDevice> {
    const { openGateway, holds, journal, ownBrokers } = this.#parts;
    const { by, signal, patienceMs } = order;
    if (order.station === undefined) throw new AppError('station/none');
    const station = ownBrokers === undefined ? order.station : withOwnLink(order.station, ownBrokers);
    const [row] = deviceId === undefined ? [] : journal.read.unitsByDevice(deviceId);
    const column = row === undefined ? undefined : (name: string) => this.#column(row, name);
    return lookAtDevice({ station, lane, column, by, signal, patienceMs }, { openGateway, holds });
  }

  #column({ unit }: UnitRow, name: string): string {
    const { journal, vault } = this.#parts;
    const { columns } = journal.read.batch(unit.batchId) ?? { columns: [] };
    return unitColumn(name, { unit, batch: { columns }, revealColumn: (column) => vault.reveal(unit.batchId, unit.unitId, column) });
  }

  /** By the client ids of the record, and by what the device itself says that it is. */
  #owner({ station, signal }: LookOrder, deviceId: DeviceId | undefined, device: AskedDevice | undefined): Promise<Ownership> {
    const clientIds = [...clientIdsOf(this.#parts.journal.read, deviceId), device?.provisioning?.clientId ?? ''];
    return cloudOwner({ clouds: station === undefined ? [] : stationClouds(station), clientIds, signal });
  }

  #sideBySide(
    judgement: Judgement,
    rest: { readonly device: AskedDevice | undefined; readonly ownership: Ownership; readonly by: PersonId },
  ): ReturnLook {
    const { read } = this.#parts.journal;
    const { finding, reasons, deviceId } = judgement;
    const { device, ownership, by } = rest;
    const [row] = deviceId === undefined ? [] : read.unitsByDevice(deviceId);
    const unfinished = deviceId === undefined ? undefined : unfinishedReturn(returnsOf(read, deviceId));
    return {
      finding,
      reasons: [...reasons],
      ...(row === undefined ? {} : { passport: readPassport(read, row) }),
      ...(device === undefined ? {} : { device: withStandings(device, read, deviceId) }),
      ownership,
      decisions: this.#decisions(judgement, by),
      ...(unfinished === undefined ? {} : { unfinished }),
    };
  }

  #decisions({ finding, deviceId }: Judgement, by: PersonId): ReturnLook['decisions'] {
    const { read } = this.#parts.journal;
    const [row] = deviceId === undefined ? [] : read.unitsByDevice(deviceId);
    const identifier = row?.unit.identifiers[0]?.text ?? '';
    const refused = stopOf(finding, identifier) ?? refusalOf(read, deviceId);
    return returnDecisions.map((decision) => ({
      decision,
      needsSecondPerson: returnNeedsSecond(read, by, { decision, isKnown: deviceId !== undefined }),
      ...(refused === undefined ? {} : { refused: toFailure(refused) }),
    }));
  }
}
