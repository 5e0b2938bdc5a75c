/** The operator's screen: the bench and nothing else, with what starts and stops it (DESIGN, principle 1). */
import { useCallback, useState } from 'react';
import type { LaneId, UnitId } from '../../../../shared/domain/ids.ts';
import type { LaneView } from '../../../../shared/domain/lane-view.ts';
import { useStation, useText } from '../../api/context.tsx';
import { FirstStart } from './FirstStart.tsx';
import { DecisionDialog } from '../decisions/DecisionDialog.tsx';
import { LaneDetails } from './LaneDetails.tsx';
import { LaneGrid } from './LaneGrid.tsx';
import { LineControls } from './LineControls.tsx';
import styles from './LineScreen.module.css';
import { useLaneJump } from './use-lane-jump.ts';
import { VerdictAnnouncer } from './VerdictAnnouncer.tsx';

export function LineScreen() {
  const t = useText();
  const line = useStation((state) => state.line);
  const [openLane, setOpenLane] = useState<LaneId>();
  const [undecided, setUndecided] = useState<UnitId>();
  const decide = useCallback((lane: LaneView) => setUndecided(lane.state?.unitId), []);
  useLaneJump();
  if (line === undefined) return <p className={styles['waiting']}>{t('window.connecting')}</p>;
  if (line.lanes.length === 0) return <FirstStart />;
  const lane = line.lanes.find((each) => each.lane === openLane);
  return (
    <div className={styles['screen']}>
      <h1 className={styles['title']}>{t('window.rail.line')}</h1>
      <LaneGrid lanes={line.lanes} onOpen={setOpenLane} onDecide={decide} />
      <LineControls line={line} onDecide={setUndecided} />
      <VerdictAnnouncer lanes={line.lanes} />
      {lane !== undefined && (
        <LaneDetails lane={lane} onClose={() => setOpenLane(undefined)} onDecide={() => setUndecided(lane.state?.unitId)} />
      )}
      {undecided !== undefined && <DecisionDialog unitId={undecided} onClose={() => setUndecided(undefined)} />}
    </div>
  );
}
