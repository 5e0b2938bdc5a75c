import { describe, expect, it } from 'vitest';
import { CommittedEvents } from '../../../../../../electron/engine/journal/writing/committed-events.ts';
import type { StoredEvent } from '../../../../../../shared/domain/events.ts';

const events = (...seqs: number[]) => seqs.map((seq) => ({ seq }) as StoredEvent);

describe('CommittedEvents', () => {
  it('tells every listener of each commit once, in order', () => {
    const committed = new CommittedEvents();
    const heard: number[][] = [];
    committed.listen((commit) => heard.push(commit.map(({ seq }) => seq)));
    committed.collect(events(1));
    committed.collect(events(2, 3));
    committed.publish();
    committed.publish();
    committed.collect(events(4));
    committed.publish();
    expect(heard).toEqual([[1, 2, 3], [4]]);
  });

  it('stops where asked to, one listening at a time', () => {
    const committed = new CommittedEvents();
    let heard = 0;
    const listener = () => void (heard += 1);
    const stop = committed.listen(listener);
    committed.listen(listener);
    stop();
    committed.collect(events(1));
    committed.publish();
    expect(heard).toBe(1);
  });
});
