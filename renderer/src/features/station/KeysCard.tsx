/** Where the key lies that the secrets of all batches are locked with. */
import { KeyRound } from 'lucide-react';
import type { BenchSetup } from '../../../../shared/contract/ports.ts';
import { useText } from '../../api/context.tsx';
import { Card } from '../../ui/Card.tsx';
import { Path } from '../../ui/Path.tsx';
import styles from './Station.module.css';

export function KeysCard({ keys }: Pick<BenchSetup, 'keys'>) {
  const t = useText();
  return (
    <Card icon={<KeyRound aria-hidden />} title={t('window.keys.title')} text={t('window.keys.text')}>
      <dl className={styles['facts']}>
        <div>
          <dt>{t('window.keys.provider')}</dt>
          <dd>
            {t(`window.keys.${keys.provider}`)}
            {keys.file !== undefined && <Path path={keys.file} />}
          </dd>
        </div>
      </dl>
      <p className={styles['hint']}>{t(`window.keys.${keys.provider}.hint`)}</p>
    </Card>
  );
}
