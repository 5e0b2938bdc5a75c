/** The brokers that the station file knows by name: where they are, and whom they are trusted by. */
import { RadioTower } from 'lucide-react';
import type { BenchSetup } from '../../../../shared/contract/ports.ts';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { goTo } from '../../ui/route.ts';
import styles from './Station.module.css';

export function BrokersCard({ brokers }: Pick<BenchSetup, 'brokers'>) {
  const t = useText();
  return (
    <Card icon={<RadioTower aria-hidden />} title={t('window.brokers.title')} text={t('window.brokers.text')}>
      {brokers.length === 0 ? (
        <p>{t('window.brokers.none')}</p>
      ) : (
        <dl className={styles['facts']}>
          {brokers.map(({ name, url, caFile }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <code>{url}</code>
                <small>{caFile === undefined ? t('window.brokers.public') : t('window.brokers.own', { file: caFile })}</small>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div>
        <Button onPress={() => goTo({ screen: 'watch' })}>{t('window.watch.title')}</Button>
      </div>
    </Card>
  );
}
