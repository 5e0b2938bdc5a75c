import { describe, expect, test } from 'vitest';
import { agentWord } from '../../../../../../../electron/engine/gateway/shell/console/agent-frames.ts';
import { AgentOutputs, sha256Of } from '../../../../../../../electron/engine/gateway/shell/console/agent-outputs.ts';

const hash = 'a'.repeat(64);

describe('a line of the agent', () => {
  test('is read whatever stands in front of it', () => {
    expect(agentWord('[ 1.000000] noise@t0 + 3 .', 't0')).toEqual({ word: 'acknowledged', left: 3 });
    expect(agentWord(`@t0 end 7 0 2 1 ${hash} 0 0 - 0 .`, 't0')).toEqual({
      word: 'end',
      end: { id: 7, status: 0, stdout: { lines: 2, isZipped: true, sha256: hash }, stderr: { lines: 0, isZipped: false, sha256: '-' } },
    });
    expect(agentWord('@t0 boot 1 -mkfifo, .', 't0')).toEqual({ word: 'boot', hasGzip: true, missing: ['mkfifo'] });
  });

  test.each([
    '@other ok 1 .',
    '@t0 q 1 2 .',
    '@t0 ok 1',
    '@t0 ok one .',
    `@t0 end 7 0 2 1 ${'a'.repeat(30)}[ 1.000000] usb${'a'.repeat(34)} 0 0 - 0 .`,
    // The status without its first digit, and said once only.
    '@t0 end 7 0 0 0 - 0 0 - 10 .',
    '@t0 end 7 0 0 0 - 0 0 - .',
    'printf "@%s ok 1 .\\n" t0',
    'o1:not base64!',
    'o1:abcde',
  ])('is passed over where it is not as it was sent: %j', (line) => {
    expect(agentWord(line, 't0')).toBeUndefined();
  });

  test('carries output', () => {
    expect(agentWord('o12:AAA=', 't0')).toEqual({ word: 'line', part: 'o', number: 12, base64: 'AAA=' });
  });
});

describe('outputs', () => {
  const line = (number: number, text: string) =>
    ({ word: 'line', part: 'o', number, base64: Buffer.from(text).toString('base64') }) as const;

  test('are whole only with every line as it was sent', () => {
    const outputs = new AgentOutputs(1000);
    const packed = { lines: 2, isZipped: false, sha256: sha256Of('abcdef') };
    outputs.take(line(2, 'def'));
    expect([outputs.unpack('o', packed), outputs.firstMissing('o', 2)]).toEqual([undefined, 1]);
    outputs.take(line(1, 'abX'));
    expect(outputs.unpack('o', packed)).toBeUndefined();
    outputs.take(line(1, 'abc'));
    expect(outputs.unpack('o', packed)?.toString()).toBe('abcdef');
  });

  test('are nothing only where the gateway says that there is nothing', () => {
    const outputs = new AgentOutputs(1000);
    expect(outputs.unpack('o', { lines: 0, isZipped: false, sha256: '-' })?.length).toBe(0);
    expect(outputs.unpack('o', { lines: 0, isZipped: false, sha256: sha256Of('abcdef') })).toBeUndefined();
  });

  test('keep no more than the command may print', () => {
    const outputs = new AgentOutputs(100);
    outputs.take(line(5000, 'x'));
    expect(outputs.lastMissing('o', 1, 5000)).toBe(5000);
    expect(outputs.mayHave(2)).toBe(true);
  });
});
