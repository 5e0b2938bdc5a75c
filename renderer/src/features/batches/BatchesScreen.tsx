/** All batches, newest first, each with where its units stand. */
import { FileUp, Rows3 } from 'lucide-react';
import type { BatchStatus } from '../../../../shared/domain/unit.ts';
import { useLanguage, useStation, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { formatNumber, formatTime } from '../../ui/format.ts';
import { goTo, routeToHash } from '../../ui/route.ts';
import { Screen } from '../../ui/Screen.tsx';
import { countStandings } from '../../ui/standing.ts';
import { StandingBar } from '../../ui/StandingBar.tsx';
import styles from './Batches.module.css';

export function BatchesScreen() {
  const t = useText();
  const batches = useStation((state) => state.batches);
  const importButton = (
    <Button look="primary" icon={<FileUp aria-hidden />} onPress={() => goTo({ screen: 'batch-import' })}>
      {t('window.batches.import')}
    </Button>
  );
  const actions = (
    <>
      <Button onPress={() => goTo({ screen: 'manufacturers' })}>{t('window.manufacturers.open')}</Button>
      {importButton}
    </>
  );
  const isEmpty = batches?.length === 0;
  return (
    <Screen title={t('window.rail.batches')} {...(isEmpty ? {} : { actions })}>
      {isEmpty && (
        <EmptyScreen
          icon={<Rows3 aria-hidden />}
          title={t('window.batches.empty.title')}
          text={t('window.batches.empty.text')}
          action={actions}
        />
      )}
      <ol className={styles['list']}>
        {batches?.map((status) => (
          <BatchEntry key={status.batch.batchId} status={status} />
        ))}
      </ol>
    </Screen>
  );
}

function BatchEntry({ status }: { readonly status: BatchStatus }) {
  const t = useText();
  const language = useLanguage();
  const { batch } = status;
  return (
    <li>
      <a className={styles['entry']} href={routeToHash({ screen: 'batch', batchId: batch.batchId })}>
        <span className={styles['entryName']}>
          <strong>{batch.name}</strong>
          <span>
            {batch.recipeName} · {formatTime(language, batch.importedAt)}
          </span>
        </span>
        <span className={styles['entryUnits']}>{t('window.batches.units', { units: formatNumber(language, batch.unitCount) })}</span>
        <StandingBar counts={countStandings(status)} label={batch.name} hasLegend />
      </a>
    </li>
  );
}
