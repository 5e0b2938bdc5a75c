import { describe, expect, it } from 'vitest';
import { openGateway } from '../../../../../../electron/engine/gateway/connected-gateway.ts';
import { checkedJobName, jobMark, markOrigins, markVariable } from '../../../../../../electron/engine/gateway/shell/job-mark.ts';

describe('a job name', () => {
  it.each(['a', 'run-1', '3F2b9c1e-0000-4000-8000-00000000000a', 'x'.repeat(64)])('may be %s', (name) => {
    expect(checkedJobName(name)).toBe(name);
  });

  it.each(['', 'x'.repeat(65), 'a.b', 'a b', "a'", 'a\n', 'ä', '$a', 'a*'])('may not be %j', (name) => {
    expect(() => checkedJobName(name)).toThrow(RangeError);
    expect(() => openGateway({ judgeFingerprint: () => undefined }).nameJobs(name)).toThrow(RangeError);
  });
});

describe('a mark', () => {
  it('is another for each command and tells its name and connection', () => {
    const [first, second] = [jobMark('connection-1', 'run-1'), jobMark('connection-1', 'run-1')];
    expect(first).not.toBe(second);
    expect(markOrigins(`${markVariable}=${first}\n`)).toEqual([{ name: 'run-1', connectionId: 'connection-1' }]);
  });

  it('tells nothing without a name', () => {
    expect(markOrigins(`${markVariable}=${jobMark('connection-1', undefined)}\n`)).toEqual([]);
  });

  it('is found behind whatever was printed before it', () => {
    expect(markOrigins(`greeting${markVariable}=${jobMark('c', 'a')}\nA=b\n${markVariable}=${jobMark('d', 'b')}`)).toEqual([
      { name: 'a', connectionId: 'c' },
      { name: 'b', connectionId: 'd' },
    ]);
  });
});
