/** Tells main how many units are in work, so that closing the window asks first. */
import type { WindowSurface } from '../../../shared/contract/window.ts';
import type { LaneView } from '../../../shared/domain/lane-view.ts';
import type { Station } from './station.ts';

export function countInWork(lanes: readonly LaneView[]): number {
  return lanes.filter(({ phase }) => phase === 'working' || phase === 'connecting').length;
}

export function reportUnitsInWork(station: Station, surface: Pick<WindowSurface, 'tell'>): void {
  let told = 0;
  station.state.subscribe(() => {
    const count = countInWork(station.state.get().line?.lanes ?? []);
    if (count === told) return;
    told = count;
    surface.tell({ kind: 'units-in-work', count });
  });
}
