/** What every lane is doing, for screens: committed unit states, folded event by event, plus the moment's progress. */
import { reduceUnit, type UnitState } from '../../../shared/domain/unit-state.ts';
import type { LaneView } from '../../../shared/domain/lane-view.ts';
import type { LaneId } from '../../../shared/domain/ids.ts';
import type { StoredEvent } from '../../../shared/domain/events.ts';

/** Screens need no more than this; commands hear every journal event anyway. */
const COALESCE_MS = 50;

type Patch = { readonly [Key in Exclude<keyof LaneView, 'lane' | 'state'>]?: LaneView[Key] | undefined };

export class LaneBoard {
  readonly #views = new Map<LaneId, LaneView>();
  readonly #listeners = new Set<(changed: readonly LaneView[]) => void>();
  readonly #changed = new Set<LaneId>();
  #timer: NodeJS.Timeout | undefined;

  /** The station's lanes in their order; what they showed before is forgotten. */
  reset(lanes: readonly Pick<LaneView, 'lane' | 'name' | 'pluggedInto'>[]): void {
    this.#views.clear();
    for (const lane of lanes) this.#views.set(lane.lane, { ...lane, phase: 'idle' });
    for (const lane of this.#views.keys()) this.#mark(lane);
  }

  all(): readonly LaneView[] {
    return [...this.#views.values()];
  }

  onChanged(listener: (changed: readonly LaneView[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Undefined in `patch` takes a field away. */
  patch(lane: LaneId, patch: Patch): void {
    const view = this.#views.get(lane);
    if (view === undefined) return;
    const merged = Object.entries({ ...view, ...patch }).filter(([, value]) => value !== undefined);
    this.#views.set(lane, Object.fromEntries(merged) as LaneView);
    this.#mark(lane);
  }

  /** The unit in work; its state is folded onwards by `fold`. */
  showUnit(lane: LaneId, state: UnitState, unit: Pick<LaneView, 'identifier' | 'since' | 'typicalMs'>): void {
    this.patch(lane, { ...unit, phase: 'working', progress: undefined, failure: undefined });
    const view = this.#views.get(lane);
    if (view !== undefined) this.#views.set(lane, { ...view, state });
  }

  /** Committed events move the lanes whose unit they speak of. */
  fold(events: readonly StoredEvent[]): void {
    for (const stored of events) {
      if (!('unitId' in stored.event)) continue;
      for (const [lane, view] of this.#views) {
        if (view.state?.unitId !== stored.event.unitId || view.state.seq >= stored.seq) continue;
        this.#views.set(lane, { ...view, state: reduceUnit(view.state, stored) });
        this.#mark(lane);
      }
    }
  }

  #mark(lane: LaneId): void {
    this.#changed.add(lane);
    if (this.#timer === undefined) this.#timer = setTimeout(() => this.#tell(), COALESCE_MS).unref();
  }

  #tell(): void {
    this.#timer = undefined;
    const changed = [...this.#changed].flatMap((lane) => this.#views.get(lane) ?? []);
    this.#changed.clear();
    for (const listener of this.#listeners) listener(changed);
  }
}
