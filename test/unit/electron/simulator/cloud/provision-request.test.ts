/** Who the simulated cloud lets in, and whom it locks out. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ProvisionRequests } from '../../../../../electron/simulator/cloud/provision-request.ts';
import { RequestBook } from '../../../../../electron/simulator/cloud/request-book.ts';

const HOUR_MS = 3_600_000;
const target = { accountName: 'plant', username: 'device', password: 'own' };
const right = { clientId: 'GW-1', username: 'u', password: 'p' };
const wrong = { ...right, password: 'q' };
let nowMs = 0;
let requests: ProvisionRequests;

beforeEach(() => {
  nowMs = 0;
  const clock = { nowMs: () => nowMs };
  const book = new RequestBook({ accountId: 1, accountName: 'plant', ...clock }, [{ ...right, activationKey: undefined, target }]);
  requests = new ProvisionRequests('prov', book, clock.nowMs);
});
const codes = (count: number, login: typeof right) => Array.from({ length: count }, () => requests.judge(login));

describe('the account of a device', () => {
  it('is locked after three failures, also for the right password, for three hours', () => {
    expect(codes(3, wrong)).toEqual([4, 4, 4].map((code) => ({ granted: false, code })));
    expect(requests.judge(right)).toEqual({ granted: false, code: 5 });
    nowMs = 3 * HOUR_MS;
    expect(requests.judge(right)).toEqual({ granted: true, accountName: 'prov' });
  });

  it('forgets its failures after a good login, and after an hour', () => {
    codes(2, wrong);
    expect(requests.judge(right).granted).toBe(true);
    codes(2, wrong);
    nowMs = HOUR_MS;
    codes(2, wrong);
    expect(requests.judge(right).granted).toBe(true);
  });

  it('is refused as a fault says, for so many logins, without a failure being counted', () => {
    requests.refuse('GW-1', 3, 4);
    expect(codes(5, right).map((verdict) => (verdict.granted ? 'in' : verdict.code))).toEqual([3, 3, 3, 3, 'in']);
    const end = requests.refuse('GW-1', undefined, Number.POSITIVE_INFINITY);
    expect(requests.judge(right)).toEqual({ granted: false, code: undefined });
    end();
    expect(requests.judge(right).granted).toBe(true);
  });
});
