/** One lane of the bench. With the verdict the whole lane takes its colour, its symbol and its word. */
import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { LaneId } from '../../../../shared/domain/ids.ts';
import type { LaneView } from '../../../../shared/domain/lane-view.ts';
import { useText } from '../../api/context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatClock } from '../../ui/format.ts';
import { needsDecision } from '../decisions/needs-decision.ts';
import styles from './Lane.module.css';
import { LaneNext } from './LaneNext.tsx';
import { LaneQuestion, QuestionText } from './LaneQuestion.tsx';
import { LaneProgress } from './LaneProgress.tsx';
import { LaneVerdict } from './LaneVerdict.tsx';
import { laneLook } from './lane-look.ts';

export interface LaneProps {
  readonly lane: LaneView;
  /** The time of day; 0 for a lane without a clock, so that it is not drawn again every second. */
  readonly now: number;
  readonly hasBatch: boolean;
  readonly onOpen: (lane: LaneId) => void;
  readonly onDecide: (lane: LaneView) => void;
}

/** Drawn again only when its own lane changed: 24 of them stream at once. */
export const Lane = memo(function Lane({ lane, now, hasBatch, onOpen, onDecide }: LaneProps) {
  const t = useText();
  const look = laneLook(lane);
  return (
    // The place has the lane's size whatever the lane shows, so that nothing in it jumps when its rim changes.
    <div className={styles['place']}>
      <article
        className={styles['lane']}
        data-kind={lane.question === undefined ? look.kind : 'asking'}
        data-standing={'standing' in look ? look.standing : 'open'}
        aria-label={t('window.lane.label', { lane: lane.lane })}
      >
        <header className={styles['head']}>
          <AriaButton
            className={classNames(styles['number'])}
            data-lane={lane.lane}
            onPress={() => onOpen(lane.lane)}
            aria-label={t('window.lane.open', { lane: lane.lane })}
          >
            {lane.lane}
          </AriaButton>
          <p className={styles['identifier']}>
            <bdi dir="ltr">{lane.identifier ?? ''}</bdi>
          </p>
          {look.kind === 'working' && lane.since !== undefined && (
            <p className={styles['clock']}>{formatClock(now - Date.parse(lane.since))}</p>
          )}
        </header>
        <div className={styles['middle']}>
          <LaneMiddle lane={lane} now={now} />
          {lane.question !== undefined && <QuestionText question={lane.question} />}
        </div>
        {lane.question === undefined ? (
          <LaneNext lane={lane} hasBatch={hasBatch} onDecide={onDecide} />
        ) : (
          <LaneQuestion key={lane.question.id} lane={lane} question={lane.question} />
        )}
        <p className={styles['foot']} title={lane.pluggedInto}>
          {lane.pluggedInto.split(' · ').map((place) => (
            <span key={place}>{place}</span>
          ))}
        </p>
      </article>
    </div>
  );
});

function LaneMiddle({ lane, now }: Pick<LaneProps, 'lane' | 'now'>) {
  const t = useText();
  const look = laneLook(lane);
  if (look.kind === 'verdict') {
    const { standing } = look;
    // What was inspected and did not tell is not "not inspected".
    const proof = needsDecision(lane.state) ? 'undecided' : standing;
    return <LaneVerdict standing={standing} word={t(`window.verdict.${standing}`)} proof={t(`window.verdict.${proof}.proof`)} />;
  }
  if (look.kind === 'stopped') {
    return <LaneVerdict standing="error" word={t('window.lane.stopped')} proof={t('window.lane.stopped.proof')} />;
  }
  return <LaneProgress lane={lane} now={now} />;
}
