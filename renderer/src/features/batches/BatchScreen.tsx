/** One batch: what it is, and every unit of it with where it stands. */
import { useMemo, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { BatchId } from '../../../../shared/domain/ids.ts';
import { useLanguage, useStation, useText } from '../../api/context.tsx';
import { BackLink } from '../../ui/BackLink.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatTime } from '../../ui/format.ts';
import { Screen } from '../../ui/Screen.tsx';
import { countStandings, type Standing, type StandingCount, standingOf, standings } from '../../ui/standing.ts';
import { StandingBar } from '../../ui/StandingBar.tsx';
import { PlatformPanel } from '../exports/PlatformPanel.tsx';
import { BatchActions, BatchDialog, type BatchQuestion } from './BatchActions.tsx';
import styles from './Batches.module.css';
import { UnitTable } from './UnitTable.tsx';
import { useBatchUnits } from './use-batch-units.ts';

export function BatchScreen({ batchId }: { readonly batchId: BatchId }) {
  const t = useText();
  const language = useLanguage();
  const status = useStation((state) => state.batches?.find(({ batch }) => batch.batchId === batchId));
  const [standing, setStanding] = useState<Standing | 'all'>('all');
  const [question, setQuestion] = useState<BatchQuestion>();
  const rows = useBatchUnits(batchId);
  const shown = useMemo(() => (standing === 'all' ? rows : rows.filter(({ state }) => standingOf(state) === standing)), [rows, standing]);
  if (status === undefined) return <Screen title={t('window.rail.batches')}>{t('window.reading')}</Screen>;
  const { batch } = status;
  const counts = countStandings(status);
  return (
    <Screen
      title={batch.name}
      body="fill"
      before={<BackLink to={{ screen: 'batches' }} label={t('window.rail.batches')} />}
      actions={<BatchActions batch={batch} onAsk={setQuestion} />}
    >
      <p className={styles['quiet']}>
        {t('window.batches.recipe', { recipe: batch.recipeName, version: batch.recipeVersion })} ·{' '}
        {t('window.batches.imported', { time: formatTime(language, batch.importedAt) })}
        {batch.manufacturer !== undefined && ` · ${batch.manufacturer}`}
        {batch.customer !== undefined && ` · ${t('window.batches.for', { customer: batch.customer })}`}
      </p>
      {batch.profile === 'cervello' && <PlatformPanel batch={batch} onExport={() => setQuestion('export')} />}
      <StandingBar counts={counts} label={batch.name} />
      <StandingFilter counts={counts} units={batch.unitCount} chosen={standing} onChoose={setStanding} />
      <UnitTable rows={shown} label={batch.name} />
      <BatchDialog batch={batch} question={question} onAsk={setQuestion} />
    </Screen>
  );
}

interface StandingFilterProps {
  readonly counts: readonly StandingCount[];
  readonly units: number;
  readonly chosen: Standing | 'all';
  readonly onChoose: (standing: Standing | 'all') => void;
}

function StandingFilter({ counts, units, chosen, onChoose }: StandingFilterProps) {
  const t = useText();
  return (
    <ToggleButtonGroup
      className={classNames(styles['filters'])}
      aria-label={t('window.batches.filter')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => onChoose(standings.find((each) => keys.has(each)) ?? 'all')}
    >
      <ToggleButton id="all" className={classNames(styles['filter'])}>
        {t('window.batches.all', { units })}
      </ToggleButton>
      {counts.map(({ standing, count }) => (
        <ToggleButton key={standing} id={standing} className={classNames(styles['filter'])}>
          {count} {t(`window.standing.${standing}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
