import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import { DeviceFingerprints } from '../../../../../electron/engine/gateway/device-fingerprints.ts';

const key = (fingerprint: string, pin?: string) => ({ fact: 'ssh-host-key', fingerprint, pin }) as const;
const certificate = (fingerprint: string, pin?: string) => ({ fact: 'tls-certificate', fingerprint, pin }) as const;
const code = (expected: string) => expect.objectContaining({ code: expected });

describe('DeviceFingerprints', () => {
  it('asks the journal at first contact, and only then', () => {
    const judge = vi.fn();
    const fingerprints = new DeviceFingerprints(judge);
    fingerprints.check(key('A'));
    expect(judge.mock.calls).toEqual([[{ fact: 'ssh-host-key', fingerprint: 'A' }]]);
    fingerprints.remember(key('A'));
    fingerprints.check(key('A'));
    expect(judge).toHaveBeenCalledTimes(1);
    expect(fingerprints.seen()).toEqual([{ fact: 'ssh-host-key', fingerprint: 'A' }]);
  });

  it('passes on what the journal throws and keeps nothing', () => {
    const refusal = new AppError('gateway/fingerprint-of-another');
    const fingerprints = new DeviceFingerprints(() => {
      throw refusal;
    });
    expect(() => fingerprints.check(key('A'))).toThrow(refusal);
    expect(fingerprints.seen()).toEqual([]);
  });

  it('binds by a pin without asking', () => {
    const judge = vi.fn();
    const fingerprints = new DeviceFingerprints(judge);
    fingerprints.check(key('A', 'A'));
    expect(() => fingerprints.check(key('B', 'A'))).toThrowError(code('ssh/host-key-mismatch'));
    expect(() => fingerprints.check(certificate('B', 'A'))).toThrowError(code('rest/certificate-mismatch'));
    expect(judge).not.toHaveBeenCalled();
  });

  it('does not ask where an authority vouches', () => {
    const judge = vi.fn();
    new DeviceFingerprints(judge).check({ ...certificate('A'), vouched: true });
    expect(judge).not.toHaveBeenCalled();
  });

  it('wants the same key again, each kind by itself', () => {
    const fingerprints = new DeviceFingerprints(() => undefined);
    fingerprints.remember(key('A'));
    fingerprints.remember(certificate('C'));
    expect(() => fingerprints.check(key('B'))).toThrowError(code('gateway/fingerprint-changed'));
    expect(() => fingerprints.check({ ...certificate('D'), vouched: true })).toThrowError(code('gateway/fingerprint-changed'));
    fingerprints.check(certificate('C'));
  });
});
