import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../../../shared/errors/app-error.ts';
import { CommandSlots } from '../../../../../../electron/engine/gateway/shell/command-slots.ts';

const never = new AbortController().signal;
const late = () => new AppError('shell/timeout');

describe('CommandSlots', () => {
  it('lets in as many as there are slots, then one for each that leaves, in order', async () => {
    const slots = new CommandSlots(2);
    const entered: number[] = [];
    const waits = [1, 2, 3, 4].map(async (n) => {
      const release = await slots.take(never, late);
      entered.push(n);
      return release;
    });
    await Promise.resolve();
    const [first, second] = await Promise.all(waits.slice(0, 2));
    expect(entered).toEqual([1, 2]);
    second?.();
    const third = await waits[2];
    expect(entered).toEqual([1, 2, 3]);
    first?.();
    await waits[3];
    expect(entered).toEqual([1, 2, 3, 4]);
    third?.();
  });

  it('counts a slot that is given back twice only once', async () => {
    const slots = new CommandSlots(1);
    const release = await slots.take(never, late);
    release();
    release();
    await slots.take(never, late);
    const abort = new AbortController();
    const waiting = slots.take(abort.signal, late);
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'shell/timeout' });
  });

  it('forgets who gave up waiting', async () => {
    const slots = new CommandSlots(1);
    const release = await slots.take(never, late);
    const abort = new AbortController();
    const gaveUp = slots.take(abort.signal, late);
    const patient = slots.take(never, late);
    abort.abort();
    await expect(gaveUp).rejects.toMatchObject({ code: 'shell/timeout' });
    release();
    await expect(patient).resolves.toBeTypeOf('function');
  });

  it('takes nobody whose time is over already', async () => {
    await expect(new CommandSlots(1).take(AbortSignal.abort(), late)).rejects.toMatchObject({ code: 'shell/timeout' });
  });
});
