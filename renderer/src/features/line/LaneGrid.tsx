/** The bench: every lane in its place. */
import type { CSSProperties } from 'react';
import type { LaneId } from '../../../../shared/domain/ids.ts';
import type { LaneView } from '../../../../shared/domain/lane-view.ts';
import { useStation } from '../../api/context.tsx';
import { useNow } from '../../ui/use-now.ts';
import { gridColumns } from './grid-shape.ts';
import { Lane } from './Lane.tsx';
import { laneLook } from './lane-look.ts';
import styles from './LineScreen.module.css';

export interface LaneGridProps {
  readonly lanes: readonly LaneView[];
  /** The same functions every time. */
  readonly onOpen: (lane: LaneId) => void;
  readonly onDecide: (lane: LaneView) => void;
}

export function LaneGrid({ lanes, onOpen, onDecide }: LaneGridProps) {
  const hasBatch = useStation((state) => state.batchId !== undefined);
  const hasClock = (lane: LaneView) => laneLook(lane).kind === 'working';
  const now = useNow(lanes.some(hasClock));
  return (
    <div className={styles['grid']} style={columns(gridColumns(lanes.length))}>
      {lanes.map((lane) => (
        <Lane key={lane.lane} lane={lane} now={hasClock(lane) ? now : 0} hasBatch={hasBatch} onOpen={onOpen} onDecide={onDecide} />
      ))}
    </div>
  );
}

/** As many columns as the bench has; fewer only where a magnified window has no room for them. */
function columns(count: number): CSSProperties & { readonly '--columns': number } {
  return { '--columns': count };
}
