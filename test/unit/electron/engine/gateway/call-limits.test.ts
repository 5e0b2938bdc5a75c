import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import { abortedBy, limitSignal, sharedLimits, withinLimits } from '../../../../../electron/engine/gateway/call-limits.ts';

const unlimited = () => ({ signal: new AbortController().signal, timeoutMs: 10_000 });
const late = () => new AppError('shell/timeout');

describe('limitSignal and abortedBy', () => {
  it('tell the caller’s end from the end of the time', async () => {
    const timed = { ...unlimited(), timeoutMs: 5 };
    const limits = limitSignal(timed);
    await new Promise((resolve) => limits.addEventListener('abort', resolve, { once: true }));
    expect(abortedBy(timed)).toBeUndefined();

    const abort = new AbortController();
    const stopped = { ...unlimited(), signal: abort.signal };
    abort.abort();
    expect(limitSignal(stopped).aborted).toBe(true);
    expect(abortedBy(stopped)).toMatchObject({ code: 'run/aborted' });
  });

  it('keep the caller’s own reason', () => {
    const reason = new AppError('step/timeout');
    expect(abortedBy({ ...unlimited(), signal: AbortSignal.abort(reason) })).toBe(reason);
  });

  it('take any number of milliseconds', () => {
    for (const timeoutMs of [0.5, Number.POSITIVE_INFINITY, 1e12]) expect(limitSignal({ ...unlimited(), timeoutMs }).aborted).toBe(false);
  });
});

describe('sharedLimits', () => {
  it('gives each use what the earlier ones left', async () => {
    const limits = sharedLimits({ ...unlimited(), timeoutMs: 1000 });
    expect(limits().timeoutMs).toBeGreaterThan(900);
    await delay(60);
    expect(limits().timeoutMs).toBeLessThan(960);
  });

  it('never gives less than a moment', () => {
    expect(sharedLimits({ ...unlimited(), timeoutMs: -5 })().timeoutMs).toBe(1);
  });
});

describe('withinLimits', () => {
  it('gives the work’s value or error', async () => {
    const limits = limitSignal(unlimited());
    await expect(withinLimits(Promise.resolve(1), limits, late)).resolves.toBe(1);
    await expect(withinLimits(Promise.reject(new Error('own')), limits, late)).rejects.toThrow('own');
  });

  it('does not wait for work that never ends', async () => {
    await expect(withinLimits(new Promise(() => undefined), AbortSignal.timeout(5), late)).rejects.toMatchObject({ code: 'shell/timeout' });
    await expect(withinLimits(new Promise(() => undefined), AbortSignal.abort(), late)).rejects.toMatchObject({ code: 'shell/timeout' });
  });
});
