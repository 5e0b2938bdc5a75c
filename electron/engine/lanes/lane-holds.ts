/** Who has which lane: a run and a visit never have the same one, and neither have two visits. */
import type { LaneId, PersonId, VisitId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';

export type LaneHolder = 'run' | { readonly visitId: VisitId; readonly since: string; readonly by: PersonId };

export class LaneHolds {
  readonly #holders = new Map<LaneId, LaneHolder>();
  #onVisit: (lane: LaneId, visit: Exclude<LaneHolder, 'run'> | undefined) => void = () => undefined;

  /** Hears of visits that begin and end. */
  onVisit(listener: (lane: LaneId, visit: Exclude<LaneHolder, 'run'> | undefined) => void): void {
    this.#onVisit = listener;
  }

  /**
   * All of them or none, until the function that it gives is called. `visit/lane-visited` where a visit has one of them,
   * `visit/lane-at-work` where a run has.
   */
  take(lanes: readonly LaneId[], holder: LaneHolder): () => void {
    for (const lane of lanes) {
      const other = this.#holders.get(lane);
      if (other === undefined) continue;
      throw new AppError(other === 'run' ? 'visit/lane-at-work' : 'visit/lane-visited', { params: { lane } });
    }
    for (const lane of lanes) this.#set(lane, holder);
    return () => {
      for (const lane of lanes) if (this.#holders.get(lane) === holder) this.#free(lane, holder);
    };
  }

  #set(lane: LaneId, holder: LaneHolder): void {
    this.#holders.set(lane, holder);
    if (holder !== 'run') this.#onVisit(lane, holder);
  }

  #free(lane: LaneId, holder: LaneHolder): void {
    this.#holders.delete(lane);
    if (holder !== 'run') this.#onVisit(lane, undefined);
  }
}
