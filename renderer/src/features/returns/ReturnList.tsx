/** Every return of the station, the newest first; one that is not at its end can be gone on with. */
import { Archive } from 'lucide-react';
import { type ReturnView } from '../../../../shared/domain/device-return.ts';
import { useLanguage, useStation, useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { formatTime } from '../../ui/format.ts';
import type { OpenedReturn } from './return-flow.ts';
import { ReturnStanding } from './ReturnStanding.tsx';
import styles from './Returns.module.css';

export function ReturnList({ onOpen }: { readonly onOpen: (opened: OpenedReturn) => void }) {
  const t = useText();
  // Asked again when a batch of one unit stands elsewhere: every return is one.
  const version = useStation(({ batches }) =>
    (batches ?? [])
      .filter(({ batch }) => batch.unitCount === 1)
      .map(({ open, running, interrupted, outcomes }) => `${open} ${running} ${interrupted} ${Object.values(outcomes).join(' ')}`)
      .join(','),
  );
  const list = useRequest('returns.list', {}, version);
  if (list.failure !== undefined) return <FailureNotice failure={list.failure} />;
  if (list.value === undefined) return <p className={styles['quiet']}>{t('window.reading')}</p>;
  return (
    <section className={styles['list']}>
      <h2>{t('window.returns.list')}</h2>
      {list.value.length === 0 ? (
        <p className={styles['empty']}>
          <Archive aria-hidden size={20} />
          {t('window.returns.list.empty')}
        </p>
      ) : (
        <ul>
          {list.value.map((each) => (
            <Entry key={each.returnId} entry={each} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Entry({ entry, onOpen }: { readonly entry: ReturnView; readonly onOpen: (opened: OpenedReturn) => void }) {
  const t = useText();
  const language = useLanguage();
  const { identifier, reason, openedAt, outcome, supersededBy, scrapped } = entry;
  const decision = t(`returns.decision.${entry.decision}`);
  // What a later return took the place of is at its end, too.
  const goesOn = supersededBy === undefined && !scrapped && outcome !== 'pass' && outcome !== 'fail';
  return (
    <li className={styles['entry']}>
      <code>{identifier}</code>
      <strong>{decision}</strong>
      <span className={styles['quiet']}>{formatTime(language, openedAt)}</span>
      <span className={styles['reason']}>{reason}</span>
      <ReturnStanding entry={entry} />
      <Button
        look={goesOn ? 'primary' : 'secondary'}
        aria-label={t(goesOn ? 'window.returns.list.resume-of' : 'window.returns.list.show-of', { identifier, decision })}
        onPress={() => onOpen(entry)}
      >
        {t(goesOn ? 'window.returns.list.resume' : 'window.returns.list.show')}
      </Button>
    </li>
  );
}
