/** What making the requests has come to: how far it is, how it ended, and what to do next. */
import { useLanguage, useText } from '../../api/context.tsx';
import type { CreationSummary } from '../../../../shared/contract/requests.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { formatDuration } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import styles from './Requests.module.css';
import type { Creation } from './use-creation.ts';

const MS_PER_SECOND = 1000;
const figures = ['created', 'present', 'found', 'provisioned', 'conflict', 'failed', 'unknown', 'remaining'] as const;

export interface CreationReportProps {
  readonly creation: Creation;
  /** Units whose request is on record as there, and all units. */
  readonly there: number;
  readonly units: number;
  readonly onStop: () => void;
}

export function CreationReport({ creation, there, units, onStop }: CreationReportProps) {
  const t = useText();
  switch (creation.kind) {
    case 'none':
      return null;
    case 'running':
      return (
        <div className={styles['progress']}>
          <label>
            <span role="status">{t('window.requests.running', { there, units })}</span>
            <progress max={units} value={there} />
          </label>
          <Button onPress={onStop}>{t('window.requests.stop')}</Button>
        </div>
      );
    case 'stopped':
      return (
        <Notice kind="info" title={t('window.requests.stopped')}>
          <p>{t('window.requests.stopped.text', { there, units })}</p>
        </Notice>
      );
    case 'refused':
      return <FailureNotice failure={creation.failure} />;
    case 'ended':
      return <Ended summary={creation.summary} />;
  }
}

function Ended({ summary }: { readonly summary: CreationSummary }) {
  const t = useText();
  const language = useLanguage();
  const undone = summary.failed + summary.conflict + summary.unknown;
  const isDone = undone === 0 && summary.remaining === 0;
  // Nobody can read the password of a request that others made: all done, and not all proven.
  const isGood = isDone && summary.found === 0;
  const ending = isGood ? 'good' : isDone ? 'found' : 'undone';
  const title = t(`window.requests.ended.${ending}`, {
    count: undone + summary.remaining,
    duration: formatDuration(language, summary.seconds * MS_PER_SECOND),
  });
  return (
    <>
      {summary.ended !== undefined && <FailureNotice failure={summary.ended} />}
      <Notice kind={isGood ? 'good' : 'info'} title={title}>
        <ul className={styles['figures']}>
          {figures
            .filter((figure) => summary[figure] > 0)
            .map((figure) => (
              <li key={figure}>
                <strong>{summary[figure]}</strong> {t(`window.requests.figure.${figure}`)}
              </li>
            ))}
          {summary.activationKeys > 0 && (
            <li>
              <strong>{summary.activationKeys}</strong> {t('window.requests.figure.keys')}
            </li>
          )}
        </ul>
        {!isDone && <p>{t('window.requests.ended.again')}</p>}
      </Notice>
    </>
  );
}
