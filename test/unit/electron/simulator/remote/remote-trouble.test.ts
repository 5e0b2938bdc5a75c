import { describe, expect, it } from 'vitest';
import { troublesInTurn } from '../../../../../electron/simulator/remote/remote-trouble.ts';

describe('troublesInTurn', () => {
  it('strikes the requests that the plan names, and no others', () => {
    const planned = [
      { trouble: 'silent', delayMs: 5, number: 2, times: 1 },
      { trouble: 'slow', delayMs: 5, number: 4, times: 2 },
    ] as const;
    const next = troublesInTurn(planned);
    const kinds = Array.from({ length: 6 }, () => next()?.kind);
    expect(kinds).toEqual([undefined, 'silent', undefined, 'slow', 'slow', undefined]);
  });

  it('gives an error its words', () => {
    expect(troublesInTurn([{ trouble: 'error', delayMs: 1, number: 1, times: 1 }])()).toMatchObject({
      kind: 'error',
      message: expect.any(String),
    });
  });
});
