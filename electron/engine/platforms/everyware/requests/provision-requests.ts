/** Provision requests of a cloud account, whatever the cloud's generation (esf.md §4). Ids are texts: they may be of 64 bits. */
import type { CallOptions } from '../../../gateway/gateway.ts';

export interface ProvisionJob {
  /** As the cloud says it, e.g. `CREATED`, `RUNNING`, `COMPLETED`, `FAILED` (esf.md §4.2); other values are shown as they come. */
  readonly status: string;
  readonly retryCount: number | undefined;
  readonly retryMaxAttempts: number | undefined;
}

/** As the cloud gives it back: without username and password. */
export interface ProvisionRequest {
  readonly id: string;
  readonly accountId: string;
  readonly clientId: string;
  /** `ENABLED` and `DISABLED` are known (esf.md §4.2). */
  readonly status: string;
  /** Milliseconds since 1970. */
  readonly activatesOn: number | undefined;
  readonly expiresOn: number | undefined;
  readonly createdOn: number | undefined;
  readonly secureUrl: boolean | undefined;
  /** A secret. */
  readonly activationKey: string | undefined;
  readonly job: ProvisionJob | undefined;
}

export interface NewProvisionRequest {
  readonly accountId: string;
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
  readonly activatesOn?: number | undefined;
  readonly expiresOn?: number | undefined;
  readonly retryMaxAttempts: number;
  readonly generateActivationKey: boolean;
  readonly secureUrl: boolean;
  readonly overwriteIfDuplicate: boolean;
  readonly credentials?: 'INHERITED' | 'LOOSE' | 'STRICT' | undefined;
}

/** All that can be edited (esf.md §4.3): for another client id, username or password a request is removed and made anew. */
export interface ProvisionRequestEdit {
  /** Milliseconds since 1970; null takes the limit away. */
  readonly activatesOn?: number | null | undefined;
  readonly expiresOn?: number | null | undefined;
  readonly status?: 'ENABLED' | 'DISABLED' | undefined;
  readonly retryMaxAttempts?: number | undefined;
}

export interface ListQuery {
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
  /** The cloud takes one filter: client ids before statuses. */
  readonly clientIds?: readonly string[] | undefined;
  readonly statuses?: readonly string[] | undefined;
}

export interface RequestPage {
  readonly requests: readonly ProvisionRequest[];
  /** There are more. */
  readonly limitExceeded: boolean;
}

export interface JobExecution {
  readonly id: string;
  readonly status: string;
  readonly startedOn: number | undefined;
  readonly endedOn: number | undefined;
  readonly log: string | undefined;
}

/**
 * Every call is sent once. `requests/no-answer`, where the cloud may have done it or not, `requests/unreachable`, where it has not,
 * `requests/wrong-login`, `/not-allowed`, `/not-found`, `/duplicate`, `/date-range`, `/login-refused`, `/plan-limit`, `/too-fast`,
 * `/cloud-failed`, `/refused`, `/bad-answer`; `requests/path-unconfirmed` where nobody has said where an EC5 keeps its requests.
 */
export interface ProvisionRequests {
  findByClientId(clientId: string, options: CallOptions): Promise<ProvisionRequest | undefined>;
  list(query: ListQuery, options: CallOptions): Promise<RequestPage>;
  /** How many the account uses. */
  count(options: CallOptions): Promise<number>;
  create(wish: NewProvisionRequest, options: CallOptions): Promise<ProvisionRequest>;
  /** Reads the request first, for its present lock. */
  edit(id: string, edit: ProvisionRequestEdit, options: CallOptions): Promise<ProvisionRequest>;
  disable(id: string, options: CallOptions): Promise<ProvisionRequest>;
  /** With its job and attachments. */
  remove(id: string, options: CallOptions): Promise<void>;
  executions(id: string, options: CallOptions): Promise<readonly JobExecution[]>;
  /** Whose the client id is, where the login may see it: the account of its request. Undefined where there is none. */
  ownerOf(clientId: string, options: CallOptions): Promise<{ readonly accountId: string; readonly requestId: string } | undefined>;
  close(): void;
}
