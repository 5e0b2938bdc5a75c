/** Tells a run's events as lines, in order and without a gap: they are read from the record, which waits for a slow reader. */
import type { UnitAtWork } from '../../shared/contract/commands.ts';
import { MAX_EVENTS_AT_A_TIME } from '../../shared/contract/commands.ts';
import type { StoredEvent } from '../../shared/domain/events.ts';
import type { UnitId } from '../../shared/domain/ids.ts';
import type { Call } from './command.ts';
import type { Desk } from './desk.ts';
import { EventNarrator } from './event-narrator.ts';

export class EventTeller {
  readonly #call: Call;
  readonly #desk: Desk;
  readonly #narrator: EventNarrator;
  readonly #following = new AbortController();
  #units: Partial<Record<UnitId, UnitAtWork>> = {};
  #afterSeq = 0;
  #runEvents = 0;
  #followed: Promise<void> = Promise.resolve();

  /** Events from now on. */
  static async begin(call: Call, desk: Desk): Promise<EventTeller> {
    const teller = new EventTeller(call, desk);
    teller.#afterSeq = (await desk.ask('commands.head', {})).seq;
    teller.#followed = teller.#follow();
    // A reader that went away ends the run by `output.closed`; `finish` tells it.
    teller.#followed.catch(() => undefined);
    return teller;
  }

  private constructor(call: Call, desk: Desk) {
    this.#call = call;
    this.#desk = desk;
    this.#narrator = new EventNarrator(call.language, (unitId) => this.#units[unitId]);
  }

  /** True where a unit was taken in hand. */
  get hasBegun(): boolean {
    return this.#runEvents > 0;
  }

  /** Tells what is left up to now. */
  async finish(): Promise<void> {
    this.#following.abort();
    await this.#followed;
    const { seq } = await this.#desk.ask('commands.head', {});
    while (this.#afterSeq < seq) await this.#tellNext();
  }

  async #follow(): Promise<void> {
    const { signal } = this.#following;
    while (!signal.aborted) {
      try {
        await this.#tellNext(signal);
      } catch (thrown) {
        if (thrown !== signal.reason) throw thrown;
      }
    }
  }

  async #tellNext(signal?: AbortSignal): Promise<void> {
    const query = { afterSeq: this.#afterSeq, limit: MAX_EVENTS_AT_A_TIME };
    const { events, units } = await this.#desk.ask('commands.events', query, signal);
    this.#units = units;
    for (const stored of events) await this.#tell(stored);
  }

  async #tell(stored: StoredEvent): Promise<void> {
    const { output } = this.#call;
    this.#afterSeq = stored.seq;
    if ('runId' in stored.event) this.#runEvents += 1;
    await output.object({ event: stored });
    await output.line(this.#narrator.line(stored));
  }
}
