/** Practising: starts the training line, or ends it. */
import { FlaskConical } from 'lucide-react';
import { useStation, useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import styles from './Station.module.css';
import { TrainingForm } from './TrainingForm.tsx';

export function TrainingCard() {
  const isTraining = useStation(({ line }) => line?.training ?? false);
  const isRunning = useStation(({ line }) => line?.running ?? false);
  const t = useText();
  const { station } = useSurroundings();
  const stop = useAction(async () => {
    await station.engine.request('line.stopTraining', {});
    await station.refresh();
  });
  return (
    <Card
      icon={<FlaskConical aria-hidden />}
      title={t('window.training.title')}
      text={t(isTraining ? 'window.training.on' : 'window.training.text')}
    >
      {isTraining ? (
        <div className={styles['form']}>
          <Button isPending={stop.isPending} isDisabled={isRunning} onPress={() => void stop.run()}>
            {t('window.training.stop')}
          </Button>
          {isRunning && <p className={styles['hint']}>{t('window.training.stop-first')}</p>}
        </div>
      ) : (
        <TrainingForm look="secondary" />
      )}
      {stop.failure !== undefined && <FailureNotice failure={stop.failure} />}
    </Card>
  );
}
