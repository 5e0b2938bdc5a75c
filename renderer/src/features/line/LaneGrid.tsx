/** The bench: every lane in its place. */
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
  readonly onOpen: (lane: LaneId) => void;
  readonly onDecide: (lane: LaneView) => void;
}

export function LaneGrid({ lanes, onOpen, onDecide }: LaneGridProps) {
  const hasBatch = useStation((state) => state.batchId !== undefined);
  const now = useNow(lanes.some((lane) => laneLook(lane).kind === 'working'));
  return (
    <div className={styles['grid']} style={{ gridTemplateColumns: `repeat(${gridColumns(lanes.length)}, minmax(0, 1fr))` }}>
      {lanes.map((lane) => (
        <Lane key={lane.lane} lane={lane} now={now} hasBatch={hasBatch} onOpen={() => onOpen(lane.lane)} onDecide={() => onDecide(lane)} />
      ))}
    </div>
  );
}
