/** `requests create`: one request per unit of a batch, piece by piece; stopped between two rows, and begun again without harm. */
import type { CreationSummary } from '../../../shared/contract/requests.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { Batch, Unit } from '../../../shared/domain/unit.ts';
import { AppError, toAppError, toFailure } from '../../../shared/errors/app-error.ts';
import type { UnitRow } from '../journal/journal.ts';
import type { NewProvisionRequest, ProvisionRequest, ProvisionRequests } from '../platforms/everyware/requests/provision-requests.ts';
import type { StationCloud } from '../platforms/everyware/requests/station-cloud.ts';
import { createRow, UNSURE } from './create-row.ts';
import { CreationTally } from './creation-tally.ts';
import { Pace } from './pace.ts';
import { type RecordParts, RequestRecord } from './request-record.ts';
import { requestAccess, type RequestSources, usesActivationKey } from './wanted-request.ts';

export interface CreationWish {
  readonly overwrite: boolean;
  /** ISO 8601. */
  readonly activatesOn?: string | undefined;
  readonly expiresOn?: string | undefined;
  readonly retryMaxAttempts?: number | undefined;
  readonly generateActivationKey?: boolean | undefined;
}

export interface CreationOrder {
  readonly batch: Batch;
  /** By the recipe that the unit is taken through. */
  readonly sourcesOf: (unit: Pick<Unit, 'batchId' | 'columns'>) => RequestSources;
  readonly cloud: StationCloud;
  readonly client: ProvisionRequests;
  readonly wish: CreationWish;
  readonly by: PersonId;
  /** Stops between two rows. */
  readonly signal: AbortSignal;
}

/** Looked for by one question. */
const PIECE_ROWS = 50;
const AT_ONCE = 4;
const MOST_LOOKS = 5;
const DAY_MS = 86_400_000;

/** Throws `requests/no-account`, `requests/key-unused`, `requests/date-range` before anything is sent, and what the journal throws. */
export async function createRequests(parts: RecordParts, order: CreationOrder): Promise<CreationSummary> {
  return new BatchCreation(parts, order).run();
}

type Common = Omit<NewProvisionRequest, 'clientId' | 'username' | 'password'>;

class BatchCreation {
  readonly #parts: RecordParts;
  readonly #order: CreationOrder;
  readonly #common: Common;
  readonly #pace: Pace;
  readonly #tally: CreationTally;
  /** Of the rows before, so that two units never share a request. */
  readonly #clientIds = new Set<string>();
  #ended: AppError | undefined;

  constructor(parts: RecordParts, order: CreationOrder) {
    this.#parts = parts;
    this.#order = order;
    this.#common = commonWish(order);
    this.#pace = new Pace(order.cloud.settings.requestsPerSecond);
    this.#tally = new CreationTally(order.batch.unitCount);
  }

  async run(): Promise<CreationSummary> {
    const { signal } = this.#order;
    const { batchId } = this.#order.batch;
    for (let afterRow = 0; !this.#isOver; ) {
      const rows = this.#parts.journal.read.units({ batchId, afterRow, limit: PIECE_ROWS });
      const last = rows.at(-1);
      if (last === undefined) break;
      await this.#takePiece(rows);
      afterRow = last.unit.row;
    }
    return this.#tally.summary({ interrupted: signal.aborted, ended: this.#ended === undefined ? undefined : toFailure(this.#ended) });
  }

  get #isOver(): boolean {
    return this.#ended !== undefined || this.#order.signal.aborted;
  }

  async #takePiece(rows: readonly UnitRow[]): Promise<void> {
    const wanted = rows.flatMap((row) => this.#wishOf(row) ?? []);
    const seen = await this.#lookFor(wanted.map(({ wish }) => wish.clientId));
    if (seen === undefined) return;
    const waiting = wanted.values();
    const takeInTurn = async () => {
      for (const { row, wish } of waiting) {
        if (this.#isOver) return;
        await this.#takeRow(row, wish, seen.get(wish.clientId));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, takeInTurn));
  }

  /** Undefined where the row needs no request, or cannot have one; then that is counted. */
  #wishOf(row: UnitRow): { readonly row: UnitRow; readonly wish: NewProvisionRequest } | undefined {
    if (row.state.outcome === 'pass' && row.state.proof === 'provisioned') {
      this.#tally.countProvisioned();
      return undefined;
    }
    try {
      const sources = this.#order.sourcesOf(row.unit);
      if (this.#common.generateActivationKey) demandKeyUsed(sources);
      const access = requestAccess(row.unit, sources);
      const { clientId } = access;
      if (this.#clientIds.has(clientId)) throw new AppError('requests/client-id-twice', { params: { clientId } });
      this.#clientIds.add(clientId);
      return { row, wish: { ...this.#common, ...access } };
    } catch (thrown) {
      this.#tally.count(row, '', { result: 'failed', failure: toAppError(thrown), isOfAll: false });
      return undefined;
    }
  }

  async #takeRow(row: UnitRow, wish: NewProvisionRequest, seen: ProvisionRequest | undefined): Promise<void> {
    const { client, cloud, by, signal } = this.#order;
    const record = new RequestRecord(this.#parts, { unit: row.unit, cloud: cloud.name, clientId: wish.clientId, by });
    const timeoutMs = cloud.settings.timeoutSeconds * 1000;
    const end = await createRow({ client, pace: this.#pace, record, row, cloud: cloud.name, wish, seen, timeoutMs, stop: signal });
    if (end === undefined) return;
    this.#tally.count(row, wish.clientId, end);
    if ('isOfAll' in end && end.isOfAll) this.#ended ??= end.failure;
  }

  /** Which of them the cloud has; undefined where it cannot be asked, and then the order is over. */
  async #lookFor(clientIds: readonly string[]): Promise<ReadonlyMap<string, ProvisionRequest> | undefined> {
    if (clientIds.length === 0) return new Map();
    for (let number = 1; ; number += 1) {
      try {
        return await this.#listAll(clientIds);
      } catch (thrown) {
        const error = toAppError(thrown);
        if (this.#order.signal.aborted) return undefined;
        if (!UNSURE.has(error.code) || number === MOST_LOOKS) {
          this.#ended = error;
          return undefined;
        }
        await this.#pace.afterTrouble(error, number, this.#order.signal).catch(() => undefined);
      }
    }
  }

  async #listAll(clientIds: readonly string[]): Promise<ReadonlyMap<string, ProvisionRequest>> {
    const { client, cloud, signal } = this.#order;
    const found = new Map<string, ProvisionRequest>();
    for (let offset = 0; ; ) {
      await this.#pace.turn(signal);
      const options = { signal, timeoutMs: cloud.settings.timeoutSeconds * 1000 };
      const { requests, limitExceeded } = await client.list({ clientIds, offset, limit: PIECE_ROWS }, options);
      for (const request of requests) found.set(request.clientId, request);
      offset += requests.length;
      if (!limitExceeded || requests.length === 0) return found;
    }
  }
}

function demandKeyUsed({ recipe }: RequestSources): void {
  if (!usesActivationKey(recipe)) throw new AppError('requests/key-unused', { params: { recipe: recipe.recipe } });
}

function commonWish({ cloud, wish, batch, sourcesOf }: CreationOrder): Common {
  const { accountId, newRequests } = cloud.settings;
  if (accountId === undefined) throw new AppError('requests/no-account', { params: { cloud: cloud.name } });
  const generateActivationKey = wish.generateActivationKey ?? newRequests.generateActivationKey;
  // Where rows take recipes of their own, it is each row's that counts.
  if (generateActivationKey && batch.recipesBy === undefined) demandKeyUsed(sourcesOf({ batchId: batch.batchId, columns: {} }));
  const activatesOn = wish.activatesOn === undefined ? undefined : Date.parse(wish.activatesOn);
  const { validDays } = newRequests;
  const expiresOn =
    wish.expiresOn === undefined
      ? validDays === undefined
        ? undefined
        : Date.now() + Math.round(validDays * DAY_MS)
      : Date.parse(wish.expiresOn);
  if (expiresOn !== undefined && expiresOn <= Math.max(Date.now(), activatesOn ?? 0))
    throw new AppError('requests/date-range', { params: { host: cloud.name } });
  return {
    accountId,
    activatesOn,
    expiresOn,
    retryMaxAttempts: wish.retryMaxAttempts ?? newRequests.retryMaxAttempts,
    generateActivationKey,
    secureUrl: newRequests.secureUrl,
    overwriteIfDuplicate: wish.overwrite,
    credentials: newRequests.credentials,
  };
}
