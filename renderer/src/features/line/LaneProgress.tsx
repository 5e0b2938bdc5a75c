/** Where the unit is in its recipe: "3 of 7 · Writing identity", the steps as segments, the typical time as a ghost over them. */
import type { LaneView } from '../../../../shared/domain/lane-view.ts';
import { isTextKey } from '../../../../shared/texts/text.ts';
import { stepTitle } from '../../../../shared/texts/step-title.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { formatDuration } from '../../ui/format.ts';
import styles from './LaneProgress.module.css';
import { laneLook, stepProgress } from './lane-look.ts';

export interface LaneProgressProps {
  readonly lane: LaneView;
  readonly now: number;
}

export function LaneProgress({ lane, now }: LaneProgressProps) {
  const t = useText();
  const language = useLanguage();
  const { kind } = laneLook(lane);
  const progress = kind === 'working' ? stepProgress(lane.state) : undefined;
  if (progress === undefined) {
    const phase = kind === 'verdict' || kind === 'stopped' ? 'idle' : kind;
    return <p className={styles['phase']}>{t(`window.phase.${phase}`)}</p>;
  }
  const name = stepTitle(language, progress.step);
  const place = t('window.lane.step', { number: progress.number, total: progress.total });
  return (
    <div className={styles['progress']}>
      <p className={styles['step']}>
        <span>{place}</span> {name}
      </p>
      <div
        className={styles['bar']}
        role="progressbar"
        aria-label={`${place} ${name}`}
        aria-valuemin={0}
        aria-valuemax={progress.total}
        aria-valuenow={progress.number - 1}
      >
        {progress.segments.map((segment, index) => (
          // Segments never move, so the place is the identity.
          <span key={index} data-segment={segment} />
        ))}
        <Ghost lane={lane} now={now} />
      </div>
      <p className={styles['waiting']}>
        <span>{lane.progress !== undefined && isTextKey(lane.progress.code) ? t(lane.progress.code, lane.progress.params) : ''}</span>
        {lane.typicalMs !== undefined && (
          <span className={styles['typical']}>{t('window.lane.typical', { time: formatDuration(language, lane.typicalMs) })}</span>
        )}
      </p>
    </div>
  );
}

/** Where a unit that takes the typical time would be by now. */
function Ghost({ lane, now }: LaneProgressProps) {
  if (lane.typicalMs === undefined || lane.since === undefined) return null;
  const share = Math.min(1, Math.max(0, (now - Date.parse(lane.since)) / lane.typicalMs));
  return <i className={styles['ghost']} style={{ inlineSize: `${share * 100}%` }} aria-hidden />;
}
