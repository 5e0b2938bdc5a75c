/** The faults of one gateway: waits for their moments, lets them happen, and ends them. */
import type { Happening, MomentName } from './fault-file.ts';
import { type FaultPlace, strike } from './strike.ts';

export interface Moment {
  readonly name: MomentName;
  /** Of `write`. */
  readonly path?: string;
}

interface Armed {
  readonly fault: Happening;
  /** How many of its moments there were. */
  seen: number;
}

export class GatewayFaults {
  readonly #armed: readonly Armed[];
  readonly #timers = new Set<NodeJS.Timeout>();
  /** Ends of what lasts. */
  readonly #ends = new Set<() => void>();
  #place: FaultPlace | undefined;
  #isContacted = false;

  constructor(faults: readonly Happening[]) {
    this.#armed = faults.map((fault) => ({ fault, seen: 0 }));
  }

  /** True where one of these is among the gateway's faults. */
  has(...names: readonly Happening['fault'][]): boolean {
    return this.#armed.some(({ fault }) => names.includes(fault.fault));
  }

  /** The gateway was put into a place: from now on moments count. */
  begin(place: FaultPlace): void {
    this.#place = place;
  }

  /** Power came. */
  power(): void {
    this.#isContacted = false;
    this.note({ name: 'plugged-in' });
  }

  /** It was taken out: what was going on is over, and what was to come does not come. */
  end(): void {
    this.#place = undefined;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    for (const end of this.#ends) end();
    this.#ends.clear();
  }

  contact(): void {
    if (this.#isContacted) return;
    this.#isContacted = true;
    this.note({ name: 'first-contact' });
  }

  /** What happens without delay has happened when this returns. */
  note(moment: Moment): void {
    for (const armed of this.#armed) {
      const { fault } = armed;
      if (this.#place === undefined || !isMomentOf(fault, moment)) continue;
      armed.seen += 1;
      if (armed.seen < fault.number || armed.seen >= fault.number + fault.times) continue;
      if (fault.afterSeconds === 0) this.#happen(fault);
      else this.#later(fault.afterSeconds, () => this.#happen(fault));
    }
  }

  #happen(fault: Happening): void {
    const place = this.#place;
    if (place === undefined) return;
    place.report({ event: 'fault', fault: fault.fault });
    const undo = strike(fault, place);
    if (undo === undefined || this.#place !== place) return;
    const end = () => {
      this.#ends.delete(end);
      undo();
    };
    this.#ends.add(end);
    const lasts = 'seconds' in fault ? fault.seconds : undefined;
    if (lasts === undefined) return;
    this.#later(lasts, () => {
      place.report({ event: 'fault-ended', fault: fault.fault });
      end();
    });
  }

  #later(seconds: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, seconds * 1000);
    this.#timers.add(timer);
  }
}

function isMomentOf(fault: Happening, { name, path = '' }: Moment): boolean {
  return fault.at === name && (name !== 'write' || (path.split('/').at(-1) ?? '').includes(fault.file));
}
