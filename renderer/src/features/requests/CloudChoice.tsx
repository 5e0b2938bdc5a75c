/** Which cloud the requests are in, and what is known of it. */
import { useText } from '../../api/context.tsx';
import { Select } from '../../ui/Select.tsx';
import type { CloudView } from './CreateDialog.tsx';
import styles from './Requests.module.css';

export interface CloudChoiceProps {
  readonly clouds: readonly CloudView[];
  readonly cloud: CloudView;
  readonly onChoose: (name: string) => void;
}

export function CloudChoice({ clouds, cloud, onChoose }: CloudChoiceProps) {
  const t = useText();
  return (
    <div className={styles['cloud']}>
      {clouds.length > 1 && (
        <Select
          label={t('window.requests.cloud')}
          choices={clouds.map(({ name, url }) => ({ id: name, label: name, detail: url }))}
          value={cloud.name}
          placeholder={t('window.requests.cloud')}
          onChange={onChoose}
        />
      )}
      <p className={styles['place']}>
        <strong>{cloud.name}</strong>
        <span>{t(`window.requests.kind.${cloud.kind}`)}</span>
        <code>{cloud.url}</code>
        {cloud.isUnconfirmed && <span className={styles['badge']}>{t('window.requests.unconfirmed')}</span>}
      </p>
      {cloud.isUnconfirmed && <p className={styles['hint']}>{t('window.requests.unconfirmed.text')}</p>}
    </div>
  );
}
