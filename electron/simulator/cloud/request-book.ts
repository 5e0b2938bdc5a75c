/** All provision requests of the simulated cloud: what its API does to them (esf.md §4.1, §4.3), and what its broker asks of them. */
import { randomBytes } from 'node:crypto';
import { LETTERS_AND_DIGITS } from '../seeded-random.ts';
import { CloudRefusal, type CreatorBody, type EditBody } from './request-bodies.ts';
import type { StoredRequest, TargetAccess } from './stored-request.ts';

export interface RequestBookOptions {
  readonly accountId: number;
  readonly accountName: string;
  readonly nowMs: () => number;
  /** Of the account's plan; without it there is none. */
  readonly planLimit?: number | undefined;
}

/** A request that is there from the beginning. */
export interface KnownRequest {
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
  readonly activationKey: string | undefined;
  readonly target: TargetAccess;
}

export interface BookQuery {
  /** Filters in the order of their priority: only the first that is given counts. */
  readonly startDate: number;
  readonly endDate: number;
  readonly clientIds: readonly string[];
  readonly statuses: readonly string[];
  readonly offset: number;
  readonly limit: number;
}

const KEY_LENGTH = 32;
const DEFAULT_RETRIES = 5;

export class RequestBook {
  readonly #options: RequestBookOptions;
  readonly #byClientId = new Map<string, StoredRequest>();
  #lastId = 0;

  constructor(options: RequestBookOptions, known: readonly KnownRequest[] = []) {
    this.#options = options;
    for (const { activationKey, target, ...access } of known) {
      const job = newJob(DEFAULT_RETRIES);
      this.#put({
        ...access,
        activationKey,
        target,
        accountId: options.accountId,
        secureUrl: true,
        activatesOn: undefined,
        expiresOn: undefined,
        job,
      });
    }
  }

  find(clientId: string): StoredRequest | undefined {
    return this.#byClientId.get(clientId);
  }

  byId(id: number): StoredRequest {
    const found = [...this.#byClientId.values()].find((request) => request.id === id);
    if (found === undefined) throw new CloudRefusal(404);
    return found;
  }

  get count(): number {
    return this.#byClientId.size;
  }

  /** @throws CloudRefusal */
  create(body: CreatorBody): StoredRequest {
    const { accountId, clientId, provisionUserUsername: username, provisionUserPassword: password } = body;
    if (accountId !== this.#options.accountId) throw new CloudRefusal(403);
    if (username.length < 3 || password.length < 3) throw new CloudRefusal(400, 'UsernamePassword');
    const { activatesOn, expiresOn } = body;
    if (expiresOn !== undefined && expiresOn <= Math.max(activatesOn ?? 0, this.#options.nowMs())) throw new CloudRefusal(400, 'DateRange');
    const before = this.find(clientId);
    if (before !== undefined && !body.overwriteIfDuplicate) throw new CloudRefusal(409, 'ClientId');
    const { planLimit } = this.#options;
    if (before === undefined && planLimit !== undefined && this.count >= planLimit) throw new CloudRefusal(400, 'LimitExceeded');
    return this.#put({
      accountId,
      clientId,
      username,
      password,
      activatesOn,
      expiresOn,
      activationKey: body.generateActivationKey ? newKey() : undefined,
      secureUrl: body.provisionSecureURL,
      target: { accountName: this.#options.accountName, username: `device-${clientId}`, password: newKey() },
      job: newJob(body.retryMaxAttempts),
    });
  }

  list(query: BookQuery): { readonly requests: readonly StoredRequest[]; readonly limitExceeded: boolean } {
    const found = [...this.#byClientId.values()].filter((request) => isWanted(request, query)).toSorted((a, b) => a.id - b.id);
    const requests = found.slice(query.offset, query.offset + query.limit);
    return { requests, limitExceeded: query.offset + requests.length < found.length };
  }

  /** Changes the four editable fields, and refuses a lock that is not the present one. */
  edit(id: number, body: EditBody): StoredRequest {
    const request = this.byId(id);
    if (body.optlock !== request.optlock) throw new CloudRefusal(409, 'OptimisticLock');
    const { activatesOn, expiresOn, status, provisionJob } = body;
    if (expiresOn !== undefined && activatesOn !== undefined && expiresOn <= activatesOn) throw new CloudRefusal(400, 'DateRange');
    request.activatesOn = activatesOn;
    request.expiresOn = expiresOn;
    request.status = status;
    request.job.retryMaxAttempts = provisionJob.retryMaxAttempts;
    request.modifiedOn = this.#options.nowMs();
    request.optlock += 1;
    return request;
  }

  remove(id: number): void {
    this.#byClientId.delete(this.byId(id).clientId);
  }

  /** An attempt of the device that came to its end. */
  noteAttempt(request: StoredRequest, result: 'COMPLETED' | 'FAILED', log: string): void {
    const { job } = request;
    const atMs = this.#options.nowMs();
    job.executions.push({ executionId: job.executions.length + 1, startedOn: atMs, endedOn: atMs, status: result, log });
    if (result === 'FAILED') job.retryCount += 1;
    job.status = result === 'FAILED' && job.retryCount < job.retryMaxAttempts ? 'RUNNING' : result;
    job.optlock += 1;
  }

  #put(request: Omit<StoredRequest, 'id' | 'createdOn' | 'modifiedOn' | 'optlock' | 'status'>): StoredRequest {
    this.#lastId += 1;
    const nowMs = this.#options.nowMs();
    const stored: StoredRequest = { ...request, id: this.#lastId, createdOn: nowMs, modifiedOn: nowMs, optlock: 1, status: 'ENABLED' };
    this.#byClientId.set(stored.clientId, stored);
    return stored;
  }
}

function isWanted(request: StoredRequest, { startDate, endDate, clientIds, statuses }: BookQuery): boolean {
  if (startDate > 0 || endDate > 0) return request.createdOn >= startDate && (endDate === 0 || request.createdOn <= endDate);
  if (clientIds.length > 0) return clientIds.includes(request.clientId);
  return statuses.length === 0 || statuses.includes(request.job.status);
}

function newJob(retryMaxAttempts: number): StoredRequest['job'] {
  return { status: 'CREATED', retryCount: 0, retryMaxAttempts, optlock: 1, executions: [] };
}

/** "a 32 char random string" */
function newKey(): string {
  return [...randomBytes(KEY_LENGTH)].map((byte) => LETTERS_AND_DIGITS[byte % LETTERS_AND_DIGITS.length]).join('');
}
