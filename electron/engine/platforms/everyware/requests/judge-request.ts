/** What a request that the cloud shows means for a unit that is about to use it. It holds no password: that is never compared. */
import { AppError } from '../../../../../shared/errors/app-error.ts';
import type { NewProvisionRequest, ProvisionRequest } from './provision-requests.ts';

/** Attempts left at which a person is warned. */
const FEW_ATTEMPTS = 1;

export interface RequestWish {
  /** Undefined where the station file does not say whose units these are. */
  readonly accountId: string | undefined;
  readonly nowMs: number;
}

/** Why the next attempt would be spent for nothing; undefined where nothing that can be seen speaks against it. */
export function requestObstacle(request: ProvisionRequest, { accountId, nowMs }: RequestWish): AppError | undefined {
  const { clientId } = request;
  if (accountId !== undefined && request.accountId !== accountId)
    return new AppError('requests/other-account', { params: { clientId, accountId: request.accountId, wanted: accountId } });
  if (request.status !== 'ENABLED') return new AppError('requests/disabled', { params: { clientId, status: request.status } });
  if (request.activatesOn !== undefined && request.activatesOn > nowMs)
    return new AppError('requests/not-active-yet', { params: { clientId, from: momentText(request.activatesOn) } });
  if (request.expiresOn !== undefined && request.expiresOn <= nowMs)
    return new AppError('requests/expired', { params: { clientId, until: momentText(request.expiresOn) } });
  if (attemptsLeft(request) === 0) return new AppError('requests/attempts-used', { params: { clientId, limit: String(limitOf(request)) } });
  return undefined;
}

/** Undefined where the cloud does not say, or has no limit. */
export function attemptsLeft(request: ProvisionRequest): number | undefined {
  const limit = limitOf(request);
  return limit === undefined || limit < 0 ? undefined : Math.max(0, limit - (request.job?.retryCount ?? 0));
}

export function isNearLimit(request: ProvisionRequest): boolean {
  const left = attemptsLeft(request);
  return left !== undefined && left <= FEW_ATTEMPTS;
}

/** Names of what differs from what this station would have made; empty where it is the same, as far as it can be seen. */
export function differences(
  request: ProvisionRequest,
  wish: NewProvisionRequest,
  { isOurs, nowMs }: { isOurs: boolean; nowMs: number },
): readonly string[] {
  const windowDiffers = (['activatesOn', 'expiresOn'] as const).some((name) => wish[name] !== request[name]);
  return [
    ...(request.accountId === wish.accountId ? [] : ['accountId']),
    ...(request.status === 'ENABLED' ? [] : ['status']),
    ...(request.secureUrl === undefined || request.secureUrl === wish.secureUrl ? [] : ['provisionSecureURL']),
    ...((request.activationKey !== undefined) === wish.generateActivationKey ? [] : ['activationKey']),
    ...(isOurs || limitOf(request) === undefined || limitOf(request) === wish.retryMaxAttempts ? [] : ['retryMaxAttempts']),
    ...(!isOurs && windowDiffers ? ['activatesOn/expiresOn'] : []),
    ...(request.expiresOn !== undefined && request.expiresOn <= nowMs ? ['expired'] : []),
  ];
}

export function momentText(ms: number): string {
  return new Date(ms).toISOString();
}

function limitOf(request: ProvisionRequest): number | undefined {
  return request.job?.retryMaxAttempts;
}
