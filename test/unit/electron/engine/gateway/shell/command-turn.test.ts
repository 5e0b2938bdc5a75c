import { describe, expect, it } from 'vitest';
import { CommandTurn } from '../../../../../../electron/engine/gateway/shell/command-turn.ts';
import { AppError } from '../../../../../../shared/errors/app-error.ts';

const never = new AbortController().signal;
const late = () => new AppError('shell/timeout');

describe('CommandTurn', () => {
  it('comes to one at a time, in order', async () => {
    const turn = new CommandTurn();
    const entered: number[] = [];
    const waits = [1, 2, 3].map(async (n) => {
      const end = await turn.take(never, late);
      entered.push(n);
      return end;
    });
    const first = await waits[0];
    expect(entered).toEqual([1]);
    first?.();
    const second = await waits[1];
    expect(entered).toEqual([1, 2]);
    second?.();
    await waits[2];
    expect(entered).toEqual([1, 2, 3]);
  });

  it('ends once, however often it is ended', async () => {
    const turn = new CommandTurn();
    const end = await turn.take(never, late);
    end();
    await turn.take(never, late);
    end();
    const abort = new AbortController();
    const waiting = turn.take(abort.signal, late);
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'shell/timeout' });
  });

  it('passes over who gave up waiting', async () => {
    const turn = new CommandTurn();
    const end = await turn.take(never, late);
    const abort = new AbortController();
    const gaveUp = turn.take(abort.signal, late);
    const patient = turn.take(never, late);
    abort.abort();
    await expect(gaveUp).rejects.toMatchObject({ code: 'shell/timeout' });
    end();
    await expect(patient).resolves.toBeTypeOf('function');
  });

  it('comes to nobody whose time is over already', async () => {
    await expect(new CommandTurn().take(AbortSignal.abort(), late)).rejects.toMatchObject({ code: 'shell/timeout' });
  });
});
