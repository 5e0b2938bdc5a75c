/** Run and resume, as a command orders them: by the paths and names that a person typed. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CommandRequests } from '../../../shared/contract/commands.ts';
import type { BatchId, PersonId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import type { Functions } from '../../../shared/rpc/server.ts';
import { loadStation } from '../files/station-file.ts';
import type { Engine } from '../open-engine.ts';
import type { Session } from '../people/session.ts';
import { type ReprovisionInput, takeBack, type TakenBack } from './command-returns.ts';
import { type RunOrder, type RunSummary, StoppedBy } from '../runs/run-floor.ts';

type Asked = Functions<CommandRequests>;
type RunInput = Parameters<Asked['commands.run']>[0];
type ResumeInput = Parameters<Asked['commands.resume']>[0];
type Ended = Awaited<ReturnType<Asked['commands.run']>>;
type CommonOrder = Pick<RunOrder, 'station' | 'lanes' | 'operator' | 'isAttended' | 'signal' | 'gatewayTimeoutMs'>;

/** Whoever keeps the line: one order at a time. */
export interface OrderTaker {
  readonly engine: Engine;
  /** A window shows the lanes: what steps ask is answered there, too. */
  readonly hasWindow: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /**
   * Holds the line while the work goes on; `stop` is aborted where the line is stopped, and `begun` is called when the lanes are at
   * work. `run/already-running`.
   */
  carryOut(work: (stop: AbortSignal, begun: () => void) => Promise<RunSummary>): Promise<RunSummary>;
}

export class CommandOrders {
  readonly #taker: OrderTaker;
  readonly #session: Session;
  #operator: PersonId | undefined;
  #stop = new AbortController();

  constructor(taker: OrderTaker, session: Session) {
    this.#taker = taker;
    this.#session = session;
  }

  /** `batch/not-found`, `station/*`, and what the floor refuses. */
  run({ batch, limit, ...order }: RunInput, gone: AbortSignal): Promise<Ended> {
    return this.#carryOut(order, gone, (common) => this.#taker.engine.runs.run({ ...common, batchId: this.#batch(batch), limit }));
  }

  resume({ batch, decisions: words, secondPerson: typed, ...order }: ResumeInput, gone: AbortSignal): Promise<Ended> {
    return this.#carryOut(order, gone, async (common) => {
      const batchId = batch === undefined ? undefined : this.#batch(batch);
      const secondPerson = typed === undefined ? undefined : (await this.#taker.engine.people.prove(typed)).personId;
      const decisions = words.map((word) => ({ ...word, operator: common.operator, secondPerson }));
      return this.#taker.engine.runs.resume({ ...common, batchId, decisions });
    });
  }

  /** What `takeBack` throws; else as `run`. */
  async reprovision(input: ReprovisionInput, gone: AbortSignal): Promise<Awaited<ReturnType<Asked['commands.reprovision']>>> {
    const { engine } = this.#taker;
    let taken: TakenBack | undefined;
    const ended = await this.#carryOut({ ...input, lanes: [input.lane] }, gone, async (common) => {
      taken = await takeBack(engine, input, common);
      const { batchId } = taken;
      return taken.goesOn ? engine.runs.resume({ ...common, batchId }) : engine.runs.run({ ...common, batchId, limit: 1 });
    });
    if (taken === undefined) throw new TypeError('an order ended that never began');
    const { batchId, unitId, goesOn } = taken;
    const scrapped = engine.journal.read.unit(unitId)?.state.failure?.code === ('returns/scrapped' satisfies ErrorCode);
    return { ...ended, batchId, goesOn, scrapped };
  }

  stop(): void {
    this.#stop.abort(this.#operator === undefined ? undefined : new StoppedBy(this.#operator));
  }

  /** @param gone Aborted when the command went away: its order stops at the next step boundary, and no unit is lost. */
  async #carryOut(
    order: Omit<RunInput, 'batch' | 'limit'>,
    gone: AbortSignal,
    work: (common: CommonOrder) => Promise<RunSummary>,
  ): Promise<Ended> {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const summary = await this.#taker.carryOut(async (stop, begun) => {
      const environment = { ...this.#taker.environment, ...order.station.environment };
      const station = loadStation(order.station.file, { environment, vault: this.#taker.engine.secrets });
      const operator = await this.#session.demand('run', order.operator);
      this.#operator = operator;
      const { lanes, gatewayTimeoutMs } = order;
      const isAttended = order.isAttended || this.#taker.hasWindow;
      const stopping = AbortSignal.any([stop, gone, signal]);
      const working = work({ station, operator, isAttended, lanes, gatewayTimeoutMs, signal: stopping });
      // What keeps an order from beginning is thrown in its first turn.
      await Promise.race([working, nextTurn()]);
      begun();
      return await working;
    });
    return { summary: { ...summary, stopped: [...summary.stopped] } };
  }

  #batch(idOrName: string): BatchId {
    const found = this.#taker.engine.journal.read.findBatch(idOrName);
    if (found === undefined) throw new AppError('batch/not-found', { params: { batch: idOrName } });
    return found.batchId;
  }
}
