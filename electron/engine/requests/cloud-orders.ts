/** What people and commands order at the clouds of a station file; the same for the window and for the command line. */
import type { CreationSummary, RequestView } from '../../../shared/contract/requests.ts';
import type { Change } from '../../../shared/domain/evidence.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { AppError, toAppError } from '../../../shared/errors/app-error.ts';
import { type LoadedStation, stationClouds, stationSecret } from '../files/station-file.ts';
import type { UnitRow } from '../journal/journal.ts';
import type { CallOptions } from '../gateway/gateway.ts';
import type {
  ListQuery,
  ProvisionRequest,
  ProvisionRequestEdit,
  ProvisionRequests,
} from '../platforms/everyware/requests/provision-requests.ts';
import { openProvisionRequests } from '../platforms/everyware/requests/request-client.ts';
import type { StationCloud } from '../platforms/everyware/requests/station-cloud.ts';
import { BatchRecipes } from '../runs/batch-recipes.ts';
import { UNSURE } from './create-row.ts';
import { type CreationWish, createRequests } from './create-requests.ts';
import { type RecordParts, RequestRecord } from './request-record.ts';
import { toView } from './request-view.ts';
import { clientIdOfUnit, type RequestSources } from './wanted-request.ts';

/** Batches for which requests are being made now, by journal: two orders would both look, and both send. */
const busy = new WeakMap<object, Set<string>>();

export class CloudOrders {
  readonly #parts: RecordParts;
  readonly #station: LoadedStation;
  readonly #recipes: BatchRecipes;

  constructor(parts: RecordParts, station: LoadedStation) {
    this.#parts = parts;
    this.#station = station;
    this.#recipes = new BatchRecipes(parts.journal.read);
  }

  /** `batch/not-found`, `journal/batch-damaged`, `requests/creating-already`, and what `createRequests` throws. */
  async create(
    batch: string,
    cloudName: string,
    order: { readonly wish: CreationWish; readonly by: PersonId; readonly signal: AbortSignal },
  ): Promise<CreationSummary> {
    const { journal } = this.#parts;
    const found = journal.read.findBatch(batch);
    if (found === undefined) throw new AppError('batch/not-found', { params: { batch } });
    const { batchId, name } = found;
    if (!journal.read.batchIsIntact(batchId)) throw new AppError('journal/batch-damaged', { params: { batch: name } });
    const creating = busy.get(journal) ?? new Set<string>();
    busy.set(journal, creating);
    if (creating.has(batchId)) throw new AppError('requests/creating-already', { params: { batch: name } });
    creating.add(batchId);
    try {
      return await this.#at(cloudName, (client, cloud) =>
        createRequests(this.#parts, { ...order, batch: found, sourcesOf: (unit) => this.#sources(unit), cloud, client }),
      );
    } finally {
      creating.delete(batchId);
    }
  }

  list(
    cloudName: string,
    query: ListQuery,
    signal: AbortSignal,
  ): Promise<{ readonly requests: RequestView[]; readonly limitExceeded: boolean }> {
    return this.#at(cloudName, async (client, cloud) => {
      const { requests, limitExceeded } = await client.list(query, limits(cloud, signal));
      return { requests: requests.map(toView), limitExceeded };
    });
  }

  count(cloudName: string, signal: AbortSignal): Promise<number> {
    return this.#at(cloudName, (client, cloud) => client.count(limits(cloud, signal)));
  }

  show(cloudName: string, identifier: string, signal: AbortSignal): Promise<RequestView> {
    return this.#at(cloudName, async (client, cloud) => toView(await this.#find(client, identifier, limits(cloud, signal))));
  }

  executions(cloudName: string, identifier: string, signal: AbortSignal) {
    return this.#at(cloudName, async (client, cloud) => {
      const { id } = await this.#find(client, identifier, limits(cloud, signal));
      return client.executions(id, limits(cloud, signal));
    });
  }

  /** Intent before deed, and for units of this station only: `requests/no-unit`. */
  edit(
    cloudName: string,
    identifier: string,
    order: { readonly edit: ProvisionRequestEdit; readonly by: PersonId; readonly signal: AbortSignal },
  ): Promise<RequestView> {
    return this.#at(cloudName, async (client, cloud) => {
      const options = limits(cloud, order.signal);
      const { record, request } = await this.#own(client, cloud, { identifier, by: order.by, options });
      const action = order.edit.status === 'DISABLED' ? 'disable' : 'edit';
      return this.#recorded(record, action, async () => {
        const edited = await client.edit(request.id, order.edit, options);
        await record.changed(request.id, action, changesOf(request, edited));
        return toView(edited);
      });
    });
  }

  remove(
    cloudName: string,
    identifier: string,
    order: { readonly by: PersonId; readonly signal: AbortSignal },
  ): Promise<{ clientId: string; requestId: string }> {
    return this.#at(cloudName, async (client, cloud) => {
      const options = limits(cloud, order.signal);
      const { record, request } = await this.#own(client, cloud, { identifier, by: order.by, options });
      return this.#recorded(record, 'remove', async () => {
        await client.remove(request.id, options);
        await record.removed(request.id);
        return { clientId: request.clientId, requestId: request.id };
      });
    });
  }

  async #recorded<Result>(record: RequestRecord, action: 'edit' | 'disable' | 'remove', deed: () => Promise<Result>): Promise<Result> {
    await record.intended(action);
    try {
      return await deed();
    } catch (thrown) {
      const error = toAppError(thrown);
      await record.failed(action, error, !UNSURE.has(error.code));
      throw error;
    }
  }

  /** With a client that is closed again. `requests/not-in-station-file`, `requests/no-login`. */
  async #at<Result>(name: string, work: (client: ProvisionRequests, cloud: StationCloud) => Promise<Result>): Promise<Result> {
    const clouds = stationClouds(this.#station);
    const cloud = clouds.find((each) => each.name === name);
    const known = clouds.map((each) => each.name).join(', ') || '–';
    if (cloud === undefined) throw new AppError('requests/not-in-station-file', { params: { name, known } });
    const client = openProvisionRequests(cloud);
    if (client === undefined) throw new AppError('requests/no-login', { params: { cloud: name } });
    try {
      return await work(client, cloud);
    } finally {
      client.close();
    }
  }

  async #find(client: ProvisionRequests, identifier: string, options: CallOptions): Promise<ProvisionRequest> {
    const row = this.#parts.journal.read.unitsByIdentifier(identifier)[0];
    const clientId = (row === undefined ? undefined : clientIdOfUnit(row.unit, this.#sources(row.unit))) ?? identifier;
    const found =
      (await client.findByClientId(clientId, options)) ??
      (clientId === identifier ? undefined : await client.findByClientId(identifier, options));
    if (found === undefined) throw new AppError('requests/missing', { params: { clientId } });
    return found;
  }

  async #own(
    client: ProvisionRequests,
    cloud: StationCloud,
    order: { readonly identifier: string; readonly by: PersonId; readonly options: CallOptions },
  ) {
    const row = this.#unitOf(order.identifier);
    const clientId = clientIdOfUnit(row.unit, this.#sources(row.unit));
    if (clientId === undefined) throw new AppError('requests/no-unit', { params: { identifier: order.identifier } });
    const request = await client.findByClientId(clientId, order.options);
    if (request === undefined) throw new AppError('requests/missing', { params: { clientId } });
    const record = new RequestRecord(this.#parts, { unit: row.unit, cloud: cloud.name, clientId, by: order.by });
    return { record, request };
  }

  #unitOf(identifier: string): UnitRow {
    const [row] = this.#parts.journal.read.unitsByIdentifier(identifier);
    if (row === undefined) throw new AppError('requests/no-unit', { params: { identifier } });
    return row;
  }

  #sources(unit: Pick<UnitRow['unit'], 'batchId' | 'columns'>): RequestSources {
    const { batch, recipe } = this.#recipes.of(unit);
    return { batch, recipe, vault: this.#parts.vault, revealSecret: (name) => stationSecret(this.#station, name) };
  }
}

function limits({ settings }: StationCloud, signal: AbortSignal): CallOptions {
  return { signal, timeoutMs: settings.timeoutSeconds * 1000 };
}

function changesOf(before: ProvisionRequest, after: ProvisionRequest): readonly Change[] {
  const shown = (request: ProvisionRequest) => {
    const { status, activatesOn, expiresOn, job } = toView(request);
    return { status, activatesOn, expiresOn, retryMaxAttempts: job?.retryMaxAttempts?.toString() };
  };
  const [from, to] = [shown(before), shown(after)];
  const names = Object.keys(from) as (keyof typeof from)[];
  return names
    .filter((name) => from[name] !== to[name])
    .map((name) => ({
      target: name,
      ...(from[name] === undefined ? {} : { from: from[name] }),
      ...(to[name] === undefined ? {} : { to: to[name] }),
      secret: false,
    }));
}
