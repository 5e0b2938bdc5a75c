/** Where the record is and how far it goes. */
import { BookOpenText } from 'lucide-react';
import { useLanguage, useStation, useText } from '../../api/context.tsx';
import { Card } from '../../ui/Card.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Path } from '../../ui/Path.tsx';
import { AuditActions } from '../audit/AuditActions.tsx';
import styles from './Station.module.css';

export function JournalCard() {
  const t = useText();
  const language = useLanguage();
  const seq = useStation((state) => state.seq);
  const file = useStation(({ line }) => line?.journal.file);
  if (file === undefined) return null;
  return (
    <Card icon={<BookOpenText aria-hidden />} title={t('window.journal.title')} text={t('window.journal.text')} actions={<AuditActions />}>
      <dl className={styles['facts']}>
        <div>
          <dt>{t('window.journal.file')}</dt>
          <dd>
            <Path path={file} />
          </dd>
        </div>
        <div>
          <dt>{t('window.journal.events')}</dt>
          <dd>{formatNumber(language, seq)}</dd>
        </div>
      </dl>
    </Card>
  );
}
