/** One lane of the bench. With the verdict the whole lane takes its colour, its symbol and its word. */
import { Button as AriaButton } from 'react-aria-components';
import type { LaneView } from '../../../../shared/domain/lane-view.ts';
import { errorTexts } from '../../../../shared/texts/text.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatClock } from '../../ui/format.ts';
import { needsDecision } from '../decisions/needs-decision.ts';
import styles from './Lane.module.css';
import { LaneProgress } from './LaneProgress.tsx';
import { LaneVerdict } from './LaneVerdict.tsx';
import { laneFailure, laneLook, nextActionKey } from './lane-look.ts';

export interface LaneProps {
  readonly lane: LaneView;
  readonly now: number;
  readonly hasBatch: boolean;
  readonly onOpen: () => void;
  readonly onDecide: () => void;
}

export function Lane({ lane, now, hasBatch, onOpen, onDecide }: LaneProps) {
  const t = useText();
  const look = laneLook(lane);
  const standing = 'standing' in look ? look.standing : 'open';
  const decide = needsDecision(lane.state);
  return (
    <article
      className={styles['lane']}
      data-kind={look.kind}
      data-standing={standing}
      aria-label={t('window.lane.label', { lane: lane.lane })}
    >
      <div className={styles['face']}>
        <header className={styles['head']}>
          <AriaButton className={classNames(styles['number'])} onPress={onOpen} aria-label={t('window.lane.open', { lane: lane.lane })}>
            {lane.lane}
          </AriaButton>
          <p className={styles['identifier']}>
            <bdi dir="ltr">{lane.identifier ?? ''}</bdi>
          </p>
          <p className={styles['clock']}>
            {look.kind === 'working' && lane.since !== undefined ? formatClock(now - Date.parse(lane.since)) : ''}
          </p>
        </header>
        <div className={styles['middle']}>
          {look.kind === 'verdict' ? <LaneVerdict standing={look.standing} /> : <LaneProgress lane={lane} now={now} />}
          {look.kind === 'stopped' && <p className={styles['stopped']}>{t('window.lane.stopped')}</p>}
        </div>
        <LaneReason lane={lane} />
        <div className={styles['next']}>
          <p>{t(nextActionKey(lane, hasBatch), { identifier: lane.identifier ?? t('window.lane.this-unit') })}</p>
          {decide && (
            <Button look="primary" onPress={onDecide}>
              {t('window.decide')}
            </Button>
          )}
        </div>
        <p className={styles['foot']} title={lane.pluggedInto}>
          {lane.pluggedInto}
        </p>
      </div>
    </article>
  );
}

/** Why, in one sentence, where something went wrong. */
function LaneReason({ lane }: { readonly lane: LaneView }) {
  const language = useLanguage();
  const look = laneLook(lane);
  const failure = look.kind === 'stopped' || (look.kind === 'verdict' && lane.state?.outcome !== 'pass') ? laneFailure(lane) : undefined;
  if (failure === undefined) return null;
  return <p className={styles['reason']}>{errorTexts(language, failure.code, failure.params).title}</p>;
}
