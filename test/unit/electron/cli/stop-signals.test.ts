import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { listenForStop, type SignalSource } from '../../../../electron/cli/stop-signals.ts';

class FakeProcess extends EventEmitter implements SignalSource {
  readonly exits: number[] = [];

  exit(status: number): void {
    this.exits.push(status);
  }
}

describe('listenForStop', () => {
  it('asks for a stop at the first signal and ends with 3 at the second', () => {
    const source = new FakeProcess();
    let asked = 0;
    const { stop } = listenForStop(source, { atOnce: false, onFirst: () => (asked += 1) });
    source.emit('SIGINT');
    expect([stop.aborted, asked, source.exits]).toEqual([true, 1, []]);
    source.emit('SIGTERM');
    expect([asked, source.exits]).toEqual([1, [3]]);
  });

  it('ends at once where there is nothing to finish', () => {
    const source = new FakeProcess();
    listenForStop(source, { atOnce: true, onFirst: () => expect.unreachable() });
    source.emit('SIGINT');
    expect(source.exits).toEqual([3]);
  });

  it('gives the signals back', () => {
    const source = new FakeProcess();
    listenForStop(source, { atOnce: true, onFirst: () => {} }).release();
    expect(source.eventNames()).toEqual([]);
  });
});
