/** The lanes whose device can be asked: those that neither a run nor a visit has. */
import type { LaneId } from '../../../../shared/domain/ids.ts';
import type { LaneView } from '../../../../shared/domain/lane-view.ts';
import { useStation, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './Returns.module.css';

const noLanes: readonly LaneView[] = [];

export function LaneButtons({ onChoose }: { readonly onChoose: (lane: LaneId) => void }) {
  const t = useText();
  const lanes = useStation(({ line }) => line?.lanes ?? noLanes);
  return (
    <div className={styles['lanes']}>
      {lanes.map(({ lane, phase, visit }) => (
        <Button
          key={lane}
          isDisabled={visit !== undefined || phase === 'working' || phase === 'connecting' || phase === 'waiting'}
          onPress={() => onChoose(lane)}
        >
          {t('window.returns.ask-lane', { lane })}
        </Button>
      ))}
    </div>
  );
}
