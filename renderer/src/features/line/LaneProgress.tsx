/** Where the unit is in its recipe: "3 of 7 · Writing identity", the steps as segments, the typical time as a ghost under them. */
import type { LaneView } from '../../../../shared/domain/lane-view.ts';
import { isTextKey } from '../../../../shared/texts/text.ts';
import { stepTitle } from '../../../../shared/texts/step-title.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import styles from './LaneProgress.module.css';
import { laneLook, stepProgress } from './lane-look.ts';

export function LaneProgress({ lane, now }: { readonly lane: LaneView; readonly now: number }) {
  const t = useText();
  const language = useLanguage();
  const { kind } = laneLook(lane);
  const progress = kind === 'working' ? stepProgress(lane.state) : undefined;
  if (progress === undefined)
    return <p className={styles['phase']}>{kind === 'stopped' ? '' : t(`window.phase.${kind === 'verdict' ? 'idle' : kind}`)}</p>;
  const step = t('window.lane.step', { number: progress.number, total: progress.total, name: stepTitle(language, progress.step) });
  return (
    <div className={styles['progress']}>
      <p className={styles['step']}>{step}</p>
      <div
        className={styles['segments']}
        role="progressbar"
        aria-label={step}
        aria-valuemin={0}
        aria-valuemax={progress.total}
        aria-valuenow={progress.number - 1}
      >
        {progress.segments.map((segment, index) => (
          // Segments never move, so the place is the identity.
          <span key={index} data-segment={segment} />
        ))}
      </div>
      <div className={styles['ghost']} aria-hidden>
        {lane.typicalMs !== undefined && lane.since !== undefined && (
          <span style={{ inlineSize: `${Math.min(100, ((now - Date.parse(lane.since)) / lane.typicalMs) * 100)}%` }} />
        )}
      </div>
      <p className={styles['waiting']}>
        {lane.progress !== undefined && isTextKey(lane.progress.code) ? t(lane.progress.code, lane.progress.params) : ''}
      </p>
    </div>
  );
}
