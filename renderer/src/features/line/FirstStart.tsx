/** The very first screen: practise on simulated gateways, or set up the station. */
import { FlaskConical, FolderCog } from 'lucide-react';
import { useText } from '../../api/context.tsx';
import { Card } from '../../ui/Card.tsx';
import { routeToHash } from '../../ui/route.ts';
import { Screen } from '../../ui/Screen.tsx';
import { StationFileButton } from '../station/StationFileButton.tsx';
import { TrainingForm } from '../station/TrainingForm.tsx';
import styles from './FirstStart.module.css';

export function FirstStart() {
  const t = useText();
  return (
    <Screen title={t('window.first.title')}>
      <div className={styles['first']}>
        <p className={styles['lead']}>{t('window.first.text')}</p>
        <div className={styles['choices']}>
          <Card icon={<FlaskConical aria-hidden />} title={t('window.training.title')} text={t('window.training.text')}>
            <TrainingForm look="primary" />
          </Card>
          <Card icon={<FolderCog aria-hidden />} title={t('window.first.station.title')} text={t('window.first.station.text')}>
            <StationFileButton look="secondary" />
          </Card>
        </div>
        <p className={styles['hint']}>
          {t('window.first.help')} <a href={routeToHash({ screen: 'help', page: 'getting-started' })}>{t('window.first.help.page')}</a>
        </p>
      </div>
    </Screen>
  );
}
