/** What the station is made of: its bench, its file, its journal, and what this computer can do for it. */
import { FileJson, FlaskConical } from 'lucide-react';
import { useStation, useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { BenchCard } from './BenchCard.tsx';
import { DoctorCard } from './DoctorCard.tsx';
import { JournalCard } from './JournalCard.tsx';
import styles from './Station.module.css';
import { StationFileButton } from './StationFileButton.tsx';
import { TrainingForm } from './TrainingForm.tsx';

export function StationScreen() {
  const t = useText();
  const line = useStation((state) => state.line);
  const name = line?.stationName ?? '';
  return (
    <Screen title={name === '' ? t('window.rail.station') : name}>
      <div className={styles['cards']}>
        <div className={styles['wide']}>
          <BenchCard lanes={line?.lanes ?? []} />
        </div>
        <TrainingCard isTraining={line?.training ?? false} isRunning={line?.running ?? false} />
        <Card icon={<FileJson aria-hidden />} title={t('window.station-file.title')} text={t('window.station-file.text')}>
          <StationFileButton look="secondary" />
        </Card>
        <div className={styles['wide']}>
          <DoctorCard />
        </div>
        {line !== undefined && (
          <div className={styles['wide']}>
            <JournalCard file={line.journal.file} />
          </div>
        )}
      </div>
    </Screen>
  );
}

function TrainingCard({ isTraining, isRunning }: { readonly isTraining: boolean; readonly isRunning: boolean }) {
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
          <Button isDisabled={stop.isPending || isRunning} onPress={() => void stop.run()}>
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
