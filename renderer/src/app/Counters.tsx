/** Done of target, and how many passed at the first attempt. */
import { useLanguage, useStation, useText } from '../api/context.tsx';
import { useRequest } from '../api/use-request.ts';
import { formatPercent } from '../ui/format.ts';
import { countDone } from '../ui/standing.ts';
import styles from './TopBar.module.css';

export function Counters() {
  const t = useText();
  const language = useLanguage();
  const status = useStation((state) => state.batches?.find(({ batch }) => batch.batchId === state.batchId));
  // Asked again whenever a unit has ended.
  const ended = status === undefined ? 0 : Object.values(status.outcomes).reduce((sum, units) => sum + units, 0);
  const firstPass = useRequest('batches.firstPass', status === undefined ? undefined : { batchId: status.batch.batchId }, ended).value;
  const ratio = firstPass === undefined || firstPass.ended === 0 ? undefined : firstPass.passed / firstPass.ended;
  if (status === undefined) return null;
  return (
    <div className={styles['counters']}>
      <p className={styles['counter']}>
        <strong>
          {countDone(status)} / {status.batch.quantity ?? status.batch.unitCount}
        </strong>
        <span>{t('window.counter.done')}</span>
      </p>
      <p className={styles['counter']}>
        <strong>{ratio === undefined ? '–' : formatPercent(language, ratio)}</strong>
        <span>{t('window.counter.first-pass')}</span>
      </p>
    </div>
  );
}
