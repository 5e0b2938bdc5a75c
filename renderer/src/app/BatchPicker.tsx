/** The batch that the line works on. It stays while units of it are in work. */
import { batchIdSchema } from '../../../shared/domain/ids.ts';
import { useStation, useSurroundings, useText } from '../api/context.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './TopBar.module.css';

export function BatchPicker() {
  const t = useText();
  const { station } = useSurroundings();
  const batches = useStation((state) => state.batches);
  const batchId = useStation((state) => state.batchId);
  const isRunning = useStation((state) => state.line?.running ?? false);
  if (batches === undefined) return null;
  if (batches.length === 0) return <p className={styles['none']}>{t('window.batch.none')}</p>;
  return (
    <div className={styles['picker']}>
      <Select
        label={t('window.batch.label')}
        isLabelHidden
        placeholder={t('window.batch.choose')}
        isDisabled={isRunning}
        value={batchId ?? null}
        onChange={(id) => station.chooseBatch(batchIdSchema.parse(id))}
        choices={batches.map(({ batch }) => ({
          id: batch.batchId,
          label: batch.name,
          detail: t('window.batch.choice', { units: batch.unitCount, recipe: batch.recipeName }),
        }))}
      />
    </div>
  );
}
