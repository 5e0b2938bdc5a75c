/** The floor: hands each lane of an order its surroundings, waits for all of them, and sums up. */
import type { BatchId, LaneId } from '../../../shared/domain/ids.ts';
import { outcomeSchema } from '../../../shared/domain/outcome.ts';
import type { LaneSettings } from '../../../shared/domain/station-file.ts';
import { templateNames } from '../../../shared/domain/template.ts';
import type { BatchStatus } from '../../../shared/domain/unit.ts';
import { AppError, toFailure } from '../../../shared/errors/app-error.ts';
import {
  laneTarget,
  type LoadedStation,
  pluggedInto,
  stationBrokers,
  stationCervellos,
  stationClouds,
  stationSecret,
} from '../files/station-file.ts';
import type { OpenGateway } from '../gateway/open-gateway.ts';
import type { Journal, UnitRow } from '../journal/journal.ts';
import { LaneBoard } from '../lanes/lane-board.ts';
import { LaneHolds } from '../lanes/lane-holds.ts';
import { askNobody, LaneQuestions } from '../lanes/lane-questions.ts';
import type { LaneSurroundings, UnitInLane } from '../lanes/lane-surroundings.ts';
import { workLane } from '../lanes/lane-worker.ts';
import { UnitClaims } from '../lanes/unit-claims.ts';
import type { CervelloRooms, UnitAtCervello } from '../manufacturers/cervello-rooms.ts';
import { noCervello } from '../manufacturers/no-cervello.ts';
import { demandRight } from '../people/rights.ts';
import { noPki } from '../pki/no-pki.ts';
import type { Pki } from '../pki/pki.ts';
import type { CervelloRoom } from '../platforms/cervello/cervello-room.ts';
import { refuseByReturns } from '../returns/device-returns.ts';
import { saysNothing } from '../returns/return-recipe.ts';
import type { Vault } from '../vault/vault.ts';
import { type BrokerRooms, OrderBrokers, withOwnLink } from '../watch/broker-room.ts';
import { BatchRecipes } from './batch-recipes.ts';
import { demandCervello } from './demand-cervello.ts';
import { demandDecidable, recordDecision } from './decisions.ts';
import { unitColumn } from './fill-parameters.ts';
import type { ResumeOrder, RunFloor, RunOrder, RunSummary } from './run-floor.ts';
import { RunTally } from './run-tally.ts';
import { demandWays } from './step-ways.ts';
import { TypicalDurations } from './typical-durations.ts';
import type { RunEnd } from './unit-job.ts';
import { runUnit } from './unit-run.ts';

const GATEWAY_TIMEOUT_MS = 30_000;
const RECONNECT_TIMEOUT_MS = 120_000;
const OVER_OWN_BROKER: ReadonlySet<string> = new Set(['remote.bootstrap', 'remote.meet', 'remote.leave']);

export interface FloorParts {
  readonly journal: Journal;
  readonly vault: Vault;
  readonly openGateway: OpenGateway;
  /** Without them a station has no broker of its own. */
  readonly brokers?: BrokerRooms | undefined;
  /** Who has which lane; visits take some, too. Default: nobody else does. */
  readonly holds?: LaneHolds;
  /** Without it steps find no Cervello. */
  readonly cervello?: CervelloRooms;
  /** Without it steps find no authority. */
  readonly pki?: Pki;
  /** Shorter in tests that let a gateway stay away. */
  readonly reconnectTimeoutMs?: number;
}

type Order = Omit<RunOrder, 'batchId'> & { readonly batchIds: readonly BatchId[]; readonly resume: boolean };
type OpenOrder = Order & { readonly brokerRoom: OrderBrokers };

export class Floor implements RunFloor {
  readonly #parts: FloorParts;
  readonly #board = new LaneBoard();
  readonly #questions = new LaneQuestions(this.#board);
  readonly #typical: TypicalDurations;
  readonly #holds: LaneHolds;
  readonly #recipes: BatchRecipes;
  #running = false;

  constructor(parts: FloorParts) {
    this.#parts = parts;
    this.#typical = new TypicalDurations(parts.journal.read);
    this.#recipes = new BatchRecipes(parts.journal.read);
    this.#holds = parts.holds ?? new LaneHolds();
    this.#holds.onVisit((lane, visit) => this.#board.patch(lane, { visit: visit && { since: visit.since, by: visit.by } }));
    parts.journal.onAppended((events) => this.#board.fold(events));
  }

  get running(): boolean {
    return this.#running;
  }

  lanes() {
    return this.#board.all();
  }

  onLanes(listener: Parameters<RunFloor['onLanes']>[0]) {
    return this.#board.onChanged(listener);
  }

  showStation(station: LoadedStation): void {
    this.#board.reset(station.file.lanes.map((lane) => ({ lane: lane.lane, name: lane.name, pluggedInto: pluggedInto(lane) })));
  }

  answer(...reply: Parameters<RunFloor['answer']>): void {
    this.#questions.answer(...reply);
  }

  async decide(decision: Parameters<RunFloor['decide']>[0]): Promise<void> {
    await recordDecision(this.#parts.journal, decision);
  }

  run(order: RunOrder): Promise<RunSummary> {
    const { batchId, ...rest } = order;
    return this.#carryOut({ ...rest, batchIds: [batchId], resume: false });
  }

  async resume(order: ResumeOrder): Promise<RunSummary> {
    const { batchId, decisions = [], ...rest } = order;
    this.#demandRest();
    chosenLanes(order);
    for (const decision of decisions) demandDecidable(this.#parts.journal.read, decision);
    for (const decision of decisions) await this.decide(decision);
    const interrupted = this.#parts.journal.read.interruptedUnits(batchId).map((row) => row.unit.batchId);
    const batchIds = batchId === undefined ? [...new Set(interrupted)] : [batchId];
    return this.#carryOut({ ...rest, batchIds, resume: true });
  }

  async #carryOut(order: Order): Promise<RunSummary> {
    demandRight(this.#parts.journal.read, 'run', order.operator);
    const lanes = chosenLanes(order);
    for (const batchId of order.batchIds) {
      this.#demandWhole(batchId, order);
      for (const recipe of this.#recipes.all(batchId)) demandWays(recipe, lanes);
    }
    this.#demandRest();
    const release = this.#holds.take(
      lanes.map((lane) => lane.lane),
      'run',
    );
    this.#running = true;
    const tally = new RunTally();
    const station = this.#parts.brokers === undefined ? order.station : withOwnLink(order.station, this.#parts.brokers.ownBrokers);
    const brokerRoom = new OrderBrokers(station, this.#parts.brokers);
    try {
      if (!this.#showsLanesOf(order.station)) this.showStation(order.station);
      const around = this.#surroundings({ ...order, station, brokerRoom }, tally);
      if (!(await this.#openOwnBroker({ ...order, station, brokerRoom }, around))) return this.#summary(order, tally);
      const ends = await Promise.allSettled(lanes.map((lane) => workLane(lane, around)));
      const failed = ends.find((end) => end.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
    } finally {
      await brokerRoom.release();
      release();
      this.#running = false;
    }
    return this.#summary(order, tally);
  }

  #summary(order: Order, tally: RunTally): RunSummary {
    return tally.summary(this.#left(order.batchIds), order.signal.aborted);
  }

  /** False, with every lane stopped, where gateways are to come to the station's broker and it cannot be opened: no unit is taken then. */
  async #openOwnBroker({ batchIds, brokerRoom, ...order }: OpenOrder, { board, stopped, failureOf }: LaneSurroundings): Promise<boolean> {
    const steps = batchIds.flatMap((batchId) => this.#recipes.all(batchId).flatMap((recipe) => recipe.steps));
    if (!steps.some(({ step }) => OVER_OWN_BROKER.has(step))) return true;
    try {
      await brokerRoom.own();
      return true;
    } catch (thrown) {
      const failure = failureOf(thrown);
      for (const { lane } of chosenLanes(order)) {
        board.patch(lane, { phase: 'stopped', failure });
        stopped(lane, failure);
      }
      return false;
    }
  }

  #surroundings(order: OpenOrder, tally: RunTally): LaneSurroundings {
    const { read } = this.#parts.journal;
    return {
      board: this.#board,
      claims: new UnitClaims(read, { batchIds: order.batchIds, limit: order.limit ?? Number.POSITIVE_INFINITY, resume: order.resume }),
      read,
      stop: order.signal,
      gatewayTimeoutMs: order.gatewayTimeoutMs ?? GATEWAY_TIMEOUT_MS,
      openGateway: this.#opener(order),
      asker: (lane) => (order.isAttended === false ? askNobody : this.#questions.asker(lane)),
      hand: order.station.file.training?.hand,
      targetOf: (lane, row) => laneTarget(order.station, lane, row === undefined ? undefined : (column) => this.#column(row, column)),
      unitOnBoard: (row) => this.#onBoard(row),
      runUnit: (row, place) => this.#runUnit(order, row, place),
      count: (row, end) => this.#count(tally, row, end),
      stopped: (lane, failure) => tally.stopped(lane, failure),
      failureOf: toFailure,
    };
  }

  /** A device that does not answer any more is scrapped without it: whatever else is plugged into the lane is not spoken to. */
  #opener({ batchIds }: Order): OpenGateway {
    const isAbsent = batchIds.length > 0 && batchIds.every((batchId) => this.#recipes.all(batchId).every(saysNothing));
    if (!isAbsent) return this.#parts.openGateway;
    return ({ judgeFingerprint }) => this.#parts.openGateway({ judgeFingerprint });
  }

  #runUnit(order: OpenOrder, row: UnitRow, place: UnitInLane): Promise<RunEnd> {
    const work = this.#recipes.of(row.unit);
    const cervellos = stationCervellos(order.station);
    return runUnit({
      row,
      ...work,
      lane: place.lane.lane,
      laneName: place.lane.name,
      operator: order.operator,
      training: order.station.file.training !== undefined,
      gateway: place.gateway,
      admit: () => {
        refuseByReturns(this.#parts.journal.read, row);
        place.admit();
      },
      stop: order.signal,
      journal: this.#parts.journal,
      vault: this.#parts.vault,
      revealSecret: (name) => stationSecret(order.station, name),
      laneSecrets: place.secrets,
      progress: place.progress,
      ask: place.ask,
      brokers: stationBrokers(order.station),
      brokerRoom: order.brokerRoom,
      clouds: stationClouds(order.station),
      cervello: (learn) => this.#cervelloOf(row, { recipe: work.recipe, clouds: cervellos, operator: order.operator, learn }),
      pki: this.#parts.pki ?? noPki,
      reconnectTimeoutMs: this.#parts.reconnectTimeoutMs ?? RECONNECT_TIMEOUT_MS,
    });
  }

  #count(tally: RunTally, row: UnitRow, end: RunEnd): void {
    tally.count(row.unit.unitId, end);
    if (end.end === 'settled' && end.outcome === 'pass') this.#typical.learn(row.unit.unitId);
  }

  #onBoard(row: UnitRow) {
    const typicalMs = this.#typical.ofRecipe(this.#recipes.of(row.unit).recipeSha256);
    const identifier = row.unit.identifiers[0]?.text ?? `#${row.unit.row}`;
    return { identifier, since: new Date().toISOString(), ...(typicalMs === undefined ? {} : { typicalMs }) };
  }

  #column(row: UnitRow, column: string): string {
    const { unit } = row;
    const revealColumn = (name: string) => this.#parts.vault.reveal(unit.batchId, unit.unitId, name);
    return unitColumn(column, { unit, batch: this.#recipes.batch(unit.batchId), revealColumn });
  }

  /** What an order builds on is checked before it touches a gateway: the batch in the record, and every secret the recipe names. */
  #demandWhole(batchId: BatchId, order: Order): void {
    const batch = this.#recipes.batch(batchId);
    if (!this.#parts.journal.read.batchIsIntact(batchId)) throw new AppError('journal/batch-damaged', { params: { batch: batch.name } });
    const recipes = this.#recipes.all(batchId);
    const names = templateNames(JSON.stringify(recipes.map(({ steps }) => steps))).filter((name) => name.scope === 'secret');
    for (const name of names) stationSecret(order.station, name.path);
    const { cervello } = this.#parts;
    if (cervello !== undefined) demandCervello(cervello, { batch, recipes, station: order.station, resume: order.resume });
  }

  #cervelloOf({ unit }: UnitRow, at: Omit<UnitAtCervello, 'unit' | 'batch'>): CervelloRoom {
    return this.#parts.cervello?.of({ ...at, unit, batch: this.#recipes.batch(unit.batchId) }) ?? noCervello;
  }

  #left(batchIds: readonly BatchId[]): { readonly remaining: number; readonly inDoubt: number } {
    const statuses = batchIds.flatMap((batchId) => this.#parts.journal.read.batchStatus(batchId) ?? []);
    const { error = 0, timeout = 0, aborted = 0 } = sumOutcomes(statuses);
    const open = statuses.reduce((sum, status) => sum + status.open, error + timeout + aborted);
    const inDoubt = statuses.reduce((sum, status) => sum + status.interrupted + (status.outcomes.unknown ?? 0), 0);
    return { remaining: open + inDoubt, inDoubt };
  }

  #demandRest(): void {
    if (this.#running) throw new AppError('run/already-running');
  }

  #showsLanesOf(station: LoadedStation): boolean {
    const shown = this.#board.all().map((view) => view.lane);
    return shown.join() === station.file.lanes.map((lane) => lane.lane).join();
  }
}

function sumOutcomes(statuses: readonly BatchStatus[]): BatchStatus['outcomes'] {
  const sums: BatchStatus['outcomes'] = {};
  for (const { outcomes } of statuses)
    for (const outcome of outcomeSchema.options) sums[outcome] = (sums[outcome] ?? 0) + (outcomes[outcome] ?? 0);
  return sums;
}

function chosenLanes(order: Pick<Order, 'station' | 'lanes'>): readonly LaneSettings[] {
  const { lanes } = order.station.file;
  if (order.lanes === undefined) return lanes;
  return [...new Set(order.lanes)].map((wanted: LaneId) => {
    const lane = lanes.find((candidate) => candidate.lane === wanted);
    if (lane === undefined) throw new AppError('run/lane-unknown', { params: { lane: wanted } });
    return lane;
  });
}
