/** How far the certificates of a batch are. */
import { useLanguage, useText } from '../../api/context.tsx';
import { formatNumber } from '../../ui/format.ts';
import styles from './Certificates.module.css';
import type { IssueTally } from './use-batch-issue.ts';

export interface BatchIssueProgressProps {
  readonly tally: IssueTally;
  /** Of the batch. */
  readonly units: number;
}

export function BatchIssueProgress({ tally: { issued, row }, units }: BatchIssueProgressProps) {
  const t = useText();
  const language = useLanguage();
  const number = (value: number) => formatNumber(language, value);
  const words = t('window.certificates.batch.progress', { issued: number(issued), row: number(row), units: number(units) });
  return (
    <div className={styles['progress']}>
      <progress max={units} value={row} aria-label={t('window.certificates.batch.doing')} />
      <span role="status">{words}</span>
    </div>
  );
}
