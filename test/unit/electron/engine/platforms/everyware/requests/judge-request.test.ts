/** What a request that the cloud shows means for the next attempt. */
import { describe, expect, it } from 'vitest';
import {
  attemptsLeft,
  differences,
  isNearLimit,
  requestObstacle,
} from '../../../../../../../electron/engine/platforms/everyware/requests/judge-request.ts';
import type {
  NewProvisionRequest,
  ProvisionRequest,
} from '../../../../../../../electron/engine/platforms/everyware/requests/provision-requests.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const request: ProvisionRequest = {
  id: '9',
  accountId: '4711',
  clientId: 'GW-1',
  status: 'ENABLED',
  activatesOn: undefined,
  expiresOn: undefined,
  createdOn: NOW,
  secureUrl: true,
  activationKey: undefined,
  job: { status: 'CREATED', retryCount: 0, retryMaxAttempts: 5 },
};
const wish: NewProvisionRequest = {
  accountId: '4711',
  clientId: 'GW-1',
  username: 'u',
  password: 'p',
  retryMaxAttempts: 5,
  generateActivationKey: false,
  secureUrl: true,
  overwriteIfDuplicate: false,
};
const job = (retryCount: number, retryMaxAttempts: number) => ({ job: { status: 'RUNNING', retryCount, retryMaxAttempts } });

describe('an obstacle', () => {
  it.each([
    [{}, undefined],
    [{ expiresOn: NOW + 1, activatesOn: NOW }, undefined],
    [{ expiresOn: NOW }, 'requests/expired'],
    [{ activatesOn: NOW + 1 }, 'requests/not-active-yet'],
    [{ status: 'DISABLED' }, 'requests/disabled'],
    [{ status: 'SOMETHING_NEW' }, 'requests/disabled'],
    [{ accountId: '1' }, 'requests/other-account'],
    [job(5, 5), 'requests/attempts-used'],
    [job(4, 5), undefined],
    [job(99, -1), undefined],
    [{ job: undefined }, undefined],
  ])('%j is %s', (more, code) => {
    expect(requestObstacle({ ...request, ...more }, { accountId: '4711', nowMs: NOW })?.code).toBe(code);
  });

  it('names somebody else’s account before anything else, and none where the station does not say whose the units are', () => {
    const foreign = { ...request, accountId: '1', status: 'DISABLED' };
    expect(requestObstacle(foreign, { accountId: '4711', nowMs: NOW })?.code).toBe('requests/other-account');
    expect(requestObstacle({ ...request, accountId: '1' }, { accountId: undefined, nowMs: NOW })).toBeUndefined();
  });
});

it('warns before the last attempt', () => {
  expect([0, 3, 4, 5].map((count) => isNearLimit({ ...request, ...job(count, 5) }))).toEqual([false, false, true, true]);
  expect(attemptsLeft({ ...request, job: undefined })).toBeUndefined();
});

describe('differences', () => {
  const found = (more: Partial<ProvisionRequest>, isOurs = false) => differences({ ...request, ...more }, wish, { isOurs, nowMs: NOW });

  it('are named', () => {
    expect(found({})).toEqual([]);
    expect(found({ accountId: '1', secureUrl: false, activationKey: 'k', status: 'DISABLED' })).toEqual([
      'accountId',
      'status',
      'provisionSecureURL',
      'activationKey',
    ]);
    expect(found({ ...job(0, 9), expiresOn: NOW - 1 })).toEqual(['retryMaxAttempts', 'activatesOn/expiresOn', 'expired']);
  });

  it('in limits are nothing where the request is the station’s own: it may have been edited since', () => {
    expect(found({ ...job(0, 9), expiresOn: NOW + 5 }, true)).toEqual([]);
    expect(found({ expiresOn: NOW - 1 }, true)).toEqual(['expired']);
  });
});
