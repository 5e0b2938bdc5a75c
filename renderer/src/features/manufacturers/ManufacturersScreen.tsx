/** Who makes the devices, with the certificates that a platform gave them and the units that each was used for. */
import { Factory } from 'lucide-react';
import { useState } from 'react';
import type { Manufacturer } from '../../../../shared/contract/manufacturers.ts';
import { useStation, useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { BackLink } from '../../ui/BackLink.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { ManufacturerCard } from './ManufacturerCard.tsx';
import { ManufacturerNameDialog } from './ManufacturerNameDialog.tsx';
import styles from './Manufacturers.module.css';

export function ManufacturersScreen() {
  const t = useText();
  const seq = useStation((state) => state.seq);
  const { value, failure, ask } = useRequest('manufacturers.list', {}, seq);
  const [isAdding, setAdding] = useState(false);
  const add = (
    <Button look="primary" onPress={() => setAdding(true)}>
      {t('window.manufacturers.add')}
    </Button>
  );
  const list = value?.manufacturers ?? [];
  return (
    <Screen
      title={t('window.manufacturers.title')}
      before={<BackLink to={{ screen: 'batches' }} label={t('window.rail.batches')} />}
      actions={list.length > 0 && add}
    >
      {failure !== undefined && <FailureNotice failure={failure} />}
      {value === undefined && failure === undefined && <p>{t('window.reading')}</p>}
      {value !== undefined && list.length === 0 && (
        <EmptyScreen
          icon={<Factory aria-hidden />}
          title={t('window.manufacturers.empty.title')}
          text={t('window.manufacturers.empty.text')}
          action={add}
        />
      )}
      {list.length > 0 && <Manufacturers list={list} onChanged={ask} />}
      {isAdding && <ManufacturerNameDialog onClose={() => setAdding(false)} onDone={ask} />}
    </Screen>
  );
}

function Manufacturers({ list, onChanged }: { readonly list: readonly Manufacturer[]; readonly onChanged: () => void }) {
  const t = useText();
  return (
    <div className={styles['list']}>
      <Notice kind="info" title={t('window.manufacturers.unconfirmed')} />
      {list.map((manufacturer) => (
        <ManufacturerCard key={manufacturer.manufacturerId} manufacturer={manufacturer} onChanged={onChanged} />
      ))}
    </div>
  );
}
