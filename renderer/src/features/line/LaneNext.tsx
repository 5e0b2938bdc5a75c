/** Why, where something went wrong, and the one thing to do now: always in the same place (DESIGN, principles 2 and 3). */
import type { LaneView } from '../../../../shared/domain/lane-view.ts';
import { errorTexts } from '../../../../shared/texts/text.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { needsDecision } from '../decisions/needs-decision.ts';
import styles from './Lane.module.css';
import { laneFailure, laneLook, nextAction } from './lane-look.ts';

export interface LaneNextProps {
  readonly lane: LaneView;
  readonly hasBatch: boolean;
  readonly onDecide: (lane: LaneView) => void;
}

export function LaneNext({ lane, hasBatch, onDecide }: LaneNextProps) {
  const t = useText();
  const language = useLanguage();
  const look = laneLook(lane);
  const isBad = look.kind === 'stopped' || (look.kind === 'verdict' && lane.state?.outcome !== 'pass');
  const failure = isBad ? laneFailure(lane) : undefined;
  const action = nextAction(lane, hasBatch);
  const params = { identifier: lane.identifier ?? t('window.lane.this-unit') };
  // A lane that stands has no verdict to be read from afar: it says at once what mends it.
  const mending = look.kind === 'stopped' && failure !== undefined ? errorTexts(language, failure.code, failure.params).action : undefined;
  return (
    <div className={styles['said']}>
      {failure !== undefined && <p className={styles['reason']}>{errorTexts(language, failure.code, failure.params).title}</p>}
      <div className={styles['next']}>
        <p className={styles['full']}>{mending ?? t(`window.next.${action}`, params)}</p>
        <p className={styles['brief']}>{t(`window.next-brief.${action}`)}</p>
        {needsDecision(lane.state) && (
          <Button look="primary" onPress={() => onDecide(lane)}>
            {t('window.decide')}
          </Button>
        )}
      </div>
    </div>
  );
}
