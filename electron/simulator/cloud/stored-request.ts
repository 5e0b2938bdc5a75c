/** A provision request as the simulated cloud keeps it (esf.md §4.1), and as it shows it: without username and password. */

export interface StoredRequest {
  readonly id: number;
  readonly accountId: number;
  /** "must match exactly the values that the device will use to connect the first time" */
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
  /** Undefined where the request was made without one. */
  readonly activationKey: string | undefined;
  readonly secureUrl: boolean;
  readonly createdOn: number;
  /** Credentials in the account that owns the device. */
  readonly target: TargetAccess;
  status: 'ENABLED' | 'DISABLED';
  /** Milliseconds since 1970. */
  activatesOn: number | undefined;
  expiresOn: number | undefined;
  modifiedOn: number;
  optlock: number;
  readonly job: StoredJob;
}

export interface TargetAccess {
  readonly accountName: string;
  readonly username: string;
  readonly password: string;
}

export interface StoredJob {
  status: 'CREATED' | 'RUNNING' | 'COMPLETED' | 'FAILED';
  retryCount: number;
  retryMaxAttempts: number;
  optlock: number;
  readonly executions: StoredExecution[];
}

export interface StoredExecution {
  readonly executionId: number;
  readonly startedOn: number;
  readonly endedOn: number;
  readonly status: 'COMPLETED' | 'FAILED';
  readonly log: string;
}

/** Whether a device may use it at this moment. */
export function isUsable(request: StoredRequest, nowMs: number): boolean {
  const { status, activatesOn, expiresOn, job } = request;
  if (status !== 'ENABLED' || (activatesOn ?? 0) > nowMs || (expiresOn ?? Number.POSITIVE_INFINITY) <= nowMs) return false;
  return job.retryCount < job.retryMaxAttempts;
}

export function requestJson(request: StoredRequest): object {
  const { id, accountId, clientId, activationKey, secureUrl, status, activatesOn, expiresOn, createdOn, modifiedOn, optlock, job } =
    request;
  return {
    id,
    accountId,
    clientId,
    activationKey,
    provisionSecureURL: secureUrl,
    status,
    activatesOn,
    expiresOn,
    createdOn,
    createdBy: 1,
    modifiedOn,
    modifiedBy: 1,
    optlock,
    provisionUserId: id + 1000,
    provisionJob: {
      id: id + 2000,
      accountId,
      jobType: 'device_provision_v3',
      status: job.status,
      retryCount: job.retryCount,
      retryMaxAttempts: job.retryMaxAttempts,
      optlock: job.optlock,
    },
  };
}
