/** Starts simulated gateways with their cloud, then goes on with the batch file that belongs to them. */
import { useState } from 'react';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { NumberField } from '../../ui/Field.tsx';
import { goTo } from '../../ui/route.ts';
import styles from './Station.module.css';

const MAX_GATEWAYS = 200;
const MAX_LANES = 24;

export function TrainingForm({ look }: { readonly look: 'primary' | 'secondary' }) {
  const t = useText();
  const { station, fileToImport } = useSurroundings();
  const [gateways, setGateways] = useState(8);
  const [lanes, setLanes] = useState(4);
  const start = useAction(async () => {
    const { batchFile } = await station.engine.request('line.startTraining', { gateways, lanes });
    await station.refresh();
    fileToImport.set(() => ({ name: `${t('window.training.batch')}.csv`, content: new Blob([batchFile.text], { type: 'text/csv' }) }));
    goTo({ screen: 'batch-import' });
  });
  return (
    <div className={styles['form']}>
      <div className={styles['numbers']}>
        <NumberField label={t('window.training.gateways')} value={gateways} onChange={setGateways} minValue={1} maxValue={MAX_GATEWAYS} />
        <NumberField label={t('window.training.lanes')} value={lanes} onChange={setLanes} minValue={1} maxValue={MAX_LANES} />
      </div>
      <Button look={look} isPending={start.isPending} onPress={() => void start.run()}>
        {t(start.isPending ? 'window.training.starting' : 'window.training.start')}
      </Button>
      {start.failure !== undefined && <FailureNotice failure={start.failure} />}
    </div>
  );
}
