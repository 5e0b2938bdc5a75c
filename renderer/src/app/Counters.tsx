/** Done of target, and how many passed at the first attempt. */
import { useMemo } from 'react';
import { useLanguage, useStation, useText } from '../api/context.tsx';
import { firstPassYield } from '../api/batch-counts.ts';
import { formatPercent } from '../ui/format.ts';
import { countDone } from '../ui/standing.ts';
import styles from './TopBar.module.css';

export function Counters() {
  const t = useText();
  const language = useLanguage();
  const status = useStation((state) => state.batches?.find(({ batch }) => batch.batchId === state.batchId));
  const units = useStation((state) => state.units);
  const ratio = useMemo(() => (units?.isComplete === true ? firstPassYield(units.rows.values()) : undefined), [units]);
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
