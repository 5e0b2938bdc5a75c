/** The client of provision requests: EC4's documented API, and EC5's where a station file says its path (esf.md §4). */
import { AppError } from '../../../../../shared/errors/app-error.ts';
import type { CallOptions } from '../../../gateway/gateway.ts';
import { type CloudAdapter, cloudAdapter } from './cloud-adapter.ts';
import { countSchema, executionsSchema, pageSchema, type RawRequest, requestAnswerSchema } from './cloud-answers.ts';
import { CloudConnection } from './cloud-connection.ts';
import type {
  JobExecution,
  ListQuery,
  NewProvisionRequest,
  ProvisionRequest,
  ProvisionRequestEdit,
  ProvisionRequests,
  RequestPage,
} from './provision-requests.ts';
import type { StationCloud } from './station-cloud.ts';

/** Undefined where the station file gives no login. `requests/bad-url`, `requests/path-unconfirmed`, `station/secret-missing`. */
export function openProvisionRequests(cloud: StationCloud): ProvisionRequests | undefined {
  const login = cloud.login();
  if (login === undefined) return undefined;
  const adapter = cloudAdapter(cloud.settings.kind);
  return new RequestClient(new CloudConnection(cloud, adapter, login), requestsPath(cloud, adapter));
}

/** The station file's word counts only where the adapter has none. */
function requestsPath({ name, settings }: StationCloud, adapter: CloudAdapter): string {
  const path = adapter.requestsPath ?? settings.requestsPath;
  if (path === undefined) throw new AppError('requests/path-unconfirmed', { params: { cloud: name } });
  return path;
}

class RequestClient implements ProvisionRequests {
  readonly #connection: CloudConnection;
  readonly #path: string;

  constructor(connection: CloudConnection, path: string) {
    this.#connection = connection;
    this.#path = path;
  }

  /** Compared byte for byte: what a filter lets through is the cloud's business. */
  async findByClientId(clientId: string, options: CallOptions): Promise<ProvisionRequest | undefined> {
    const { requests } = await this.list({ clientIds: [clientId], limit: 10 }, options);
    return requests.find((request) => request.clientId === clientId);
  }

  list({ offset = 0, limit = 50, clientIds = [], statuses = [] }: ListQuery, options: CallOptions): Promise<RequestPage> {
    const query = new URLSearchParams([
      ['offset', String(offset)],
      ['limit', String(limit)],
    ]);
    for (const clientId of clientIds) query.append('clientIDs', clientId);
    for (const status of statuses) query.append('statuses', status);
    return this.#connection.ask({ method: 'GET', path: `${this.#path}?${query.toString()}` }, pageSchema, options);
  }

  count(options: CallOptions): Promise<number> {
    return this.#connection.ask({ method: 'GET', path: `${this.#path}/count` }, countSchema, options);
  }

  async create(wish: NewProvisionRequest, options: CallOptions): Promise<ProvisionRequest> {
    const request = { method: 'POST', path: this.#path, body: creatorOf(wish) } as const;
    return (await this.#connection.ask(request, requestAnswerSchema, options)).request;
  }

  async edit(id: string, edit: ProvisionRequestEdit, options: CallOptions): Promise<ProvisionRequest> {
    const { raw } = await this.#read(id, options);
    const request = { method: 'PUT', path: this.#pathOf(id), body: edited(raw, edit) } as const;
    return (await this.#connection.ask(request, requestAnswerSchema, options)).request;
  }

  disable(id: string, options: CallOptions): Promise<ProvisionRequest> {
    return this.edit(id, { status: 'DISABLED' }, options);
  }

  remove(id: string, options: CallOptions): Promise<void> {
    return this.#connection.tell({ method: 'DELETE', path: this.#pathOf(id) }, options);
  }

  executions(id: string, options: CallOptions): Promise<readonly JobExecution[]> {
    return this.#connection.ask({ method: 'GET', path: `${this.#pathOf(id)}/executions` }, executionsSchema, options);
  }

  async ownerOf(clientId: string, options: CallOptions) {
    const found = await this.findByClientId(clientId, options);
    return found === undefined ? undefined : { accountId: found.accountId, requestId: found.id };
  }

  close(): void {
    this.#connection.close();
  }

  #read(id: string, options: CallOptions) {
    return this.#connection.ask({ method: 'GET', path: this.#pathOf(id) }, requestAnswerSchema, options);
  }

  #pathOf(id: string): string {
    return `${this.#path}/${encodeURIComponent(id)}`;
  }
}

function creatorOf(wish: NewProvisionRequest): Readonly<Record<string, unknown>> {
  const { accountId, username, password, secureUrl, credentials, ...same } = wish;
  return {
    ...same,
    accountId: BigInt(accountId),
    provisionUserUsername: username,
    provisionUserPassword: password,
    provisionSecureURL: secureUrl,
    ...(credentials === undefined ? {} : { deviceCredentialsTight: credentials }),
  };
}

/** All that was read goes back, the lock above all; what a limit is taken away from, loses it. */
function edited(raw: RawRequest, { retryMaxAttempts, ...edit }: ProvisionRequestEdit): RawRequest {
  const changed: RawRequest = { ...raw };
  for (const [name, value] of Object.entries(edit)) {
    if (value === null) delete changed[name];
    else if (value !== undefined) changed[name] = value;
  }
  if (retryMaxAttempts !== undefined) changed['provisionJob'] = { ...(raw['provisionJob'] as object), retryMaxAttempts };
  return changed;
}
