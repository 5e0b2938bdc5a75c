/** Every visit that is open, by its id. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { LaneId, PersonId, VisitId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { STEP_PATIENCE_MS } from '../../../shared/rpc/close-times.ts';
import { laneTarget, type LoadedStation, stationBrokers } from '../files/station-file.ts';
import type { OpenGateway } from '../gateway/open-gateway.ts';
import { targetSecrets } from '../gateway/target-secrets.ts';
import type { Journal, UnitRow } from '../journal/journal.ts';
import type { LaneHolds } from '../lanes/lane-holds.ts';
import { demandRight } from '../people/rights.ts';
import { unitColumn } from '../runs/fill-parameters.ts';
import type { OwnBrokers } from '../platforms/station-broker/own-brokers.ts';
import type { Vault } from '../vault/vault.ts';
import { withOwnLink } from '../watch/broker-room.ts';
import { refuseAtWork, refuseVisited } from './device-use.ts';
import { meetDevice, type MetDevice } from './meet-device.ts';
import { Visit } from './visit.ts';

const PATIENCE_MS = 20_000;

export interface VisitsParts {
  readonly journal: Journal;
  readonly vault: Vault;
  readonly openGateway: OpenGateway;
  readonly holds: LaneHolds;
  /** For lanes behind the station's own broker. */
  readonly ownBrokers?: OwnBrokers | undefined;
}

export interface VisitOrder {
  readonly station: LoadedStation;
  readonly lane: LaneId;
  readonly by: PersonId;
  /** Any identifier of the unit whose columns fill in the lane's endpoints. */
  readonly unit?: string | undefined;
  /** Ends the waiting for somebody to answer. */
  readonly signal: AbortSignal;
  /** How long nobody may answer; default 20 s. */
  readonly patienceMs?: number | undefined;
}

export class Visits {
  readonly #parts: VisitsParts;
  readonly #open = new Map<VisitId, Visit>();

  constructor(parts: VisitsParts) {
    this.#parts = parts;
  }

  /**
   * Connects in a lane that nobody else uses and asks who is there. `run/lane-unknown`, `visit/lane-at-work`, `visit/lane-visited`,
   * `visit/device-at-work`, `visit/device-visited`, `visit/nobody-there`, `unit/not-found`, `people/*`, `gateway/*` and what a transport refuses for good.
   */
  async open(order: VisitOrder): Promise<Visit> {
    const { journal, holds, openGateway } = this.#parts;
    demandRight(journal.read, 'run', order.by);
    const settings = order.station.file.lanes.find(({ lane }) => lane === order.lane);
    if (settings === undefined) throw new AppError('run/lane-unknown', { params: { lane: order.lane } });
    const visitId = randomUUID() as VisitId;
    const since = new Date().toISOString();
    const expected = order.unit === undefined ? undefined : this.#unit(order.unit);
    const { ownBrokers } = this.#parts;
    const station = ownBrokers === undefined ? order.station : withOwnLink(order.station, ownBrokers);
    const target = laneTarget(station, settings, expected === undefined ? undefined : (column) => this.#column(expected, column));
    const release = holds.take([order.lane], { visitId, since, by: order.by });
    try {
      const patienceMs = order.patienceMs ?? PATIENCE_MS;
      const met = await meetDevice({ target, expected, openGateway, read: journal.read, signal: order.signal, patienceMs });
      await this.#refuseInUse(met);
      const { device } = met;
      const refuseWrite = device === undefined ? undefined : () => refuseAtWork(journal.read, device);
      const facts = {
        visitId,
        lane: order.lane,
        laneName: settings.name,
        since,
        by: order.by,
        identity: met.identity,
        device,
        training: order.station.file.training !== undefined,
        brokers: stationBrokers(order.station),
      };
      const visit = new Visit(facts, { gateway: met.gateway, journal, refuseWrite, release: () => this.#ended(visitId, release) });
      for (const secret of targetSecrets(target)) visit.mask.add(secret);
      this.#open.set(visitId, visit);
      return visit;
    } catch (thrown) {
      release();
      throw thrown;
    }
  }

  get isAnyOpen(): boolean {
    return this.#open.size > 0;
  }

  /** `visit/not-open` for one that has ended, or never was. */
  find(visitId: VisitId): Visit {
    const visit = this.#open.get(visitId);
    if (visit === undefined) throw new AppError('visit/not-open');
    return visit;
  }

  /** Ends all of them, each after what it is writing. */
  async close(): Promise<void> {
    const closing = Promise.allSettled([...this.#open.values()].map((visit) => visit.close()));
    await Promise.race([closing, delay(STEP_PATIENCE_MS, undefined, { ref: false })]);
  }

  /** By another lane. What was opened for it is closed again. */
  async #refuseInUse({ device, gateway }: MetDevice): Promise<void> {
    if (device === undefined) return;
    try {
      refuseVisited(this.#open.values(), device);
      refuseAtWork(this.#parts.journal.read, device);
    } catch (thrown) {
      await gateway.close();
      throw thrown;
    }
  }

  #ended(visitId: VisitId, release: () => void): void {
    this.#open.delete(visitId);
    release();
  }

  #unit(identifier: string): UnitRow {
    const [row] = this.#parts.journal.read.unitsByIdentifier(identifier);
    if (row === undefined) throw new AppError('unit/not-found', { params: { identifier } });
    return row;
  }

  #column({ unit }: UnitRow, column: string): string {
    const batch = this.#parts.journal.read.batch(unit.batchId);
    if (batch === undefined) throw new AppError('batch/not-found', { params: { batch: unit.batchId } });
    const revealColumn = (name: string) => this.#parts.vault.reveal(unit.batchId, unit.unitId, name);
    return unitColumn(column, { unit, batch, revealColumn });
  }
}
