import { expect, test } from 'vitest';
import { FingerprintJudge } from '../../../../../electron/engine/lanes/fingerprint-judge.ts';
import type { JournalReader } from '../../../../../electron/engine/journal/journal.ts';
import type { DeviceId } from '../../../../../shared/domain/ids.ts';

const MINE = 'device-1' as DeviceId;
const hostKey = (fingerprint: string) => ({ fact: 'ssh-host-key' as const, fingerprint });

function judgeWith(facts: Readonly<Record<string, readonly string[]>>): FingerprintJudge {
  const read: Pick<JournalReader, 'deviceFacts' | 'deviceByFingerprint'> = {
    deviceFacts: (device) => (facts[device] ?? []).map((fingerprint) => ({ ...hostKey(fingerprint), eventId: 'e' as never })),
    deviceByFingerprint: (fingerprint) => Object.keys(facts).find((device) => facts[device]?.includes(fingerprint)) as DeviceId | undefined,
  };
  return new FingerprintJudge(read);
}

test('a first contact asks no question and is held to from then on', () => {
  const judge = judgeWith({});
  expect(() => judge.judge(hostKey('a'))).not.toThrow();
  expect(() => judge.admit(MINE, [hostKey('a')])).not.toThrow();
});

test('a device that shows another key than before is a hard stop, before and after it is admitted', () => {
  const early = judgeWith({ 'device-1': ['a'] });
  expect(() => early.admit(MINE, [hostKey('b')])).toThrow(expect.objectContaining({ code: 'gateway/fingerprint-changed' }));
  const late = judgeWith({ 'device-1': ['a'] });
  late.admit(MINE, []);
  expect(() => late.judge(hostKey('a'))).not.toThrow();
  expect(() => late.judge(hostKey('b'))).toThrow(expect.objectContaining({ code: 'gateway/fingerprint-changed' }));
});

test('one key on two devices is a hard stop', () => {
  const judge = judgeWith({ 'device-2': ['a'] });
  expect(() => judge.admit(MINE, [hostKey('a')])).toThrow(expect.objectContaining({ code: 'gateway/fingerprint-of-another' }));
});
