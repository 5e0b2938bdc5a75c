/** In the lane's place: a unit that was scrapped as decided is done, and no failure. */
import { Trash2 } from 'lucide-react';
import { useText } from '../../api/context.tsx';
import styles from './RunStage.module.css';

export function ScrappedPanel({ identifier }: { readonly identifier: string }) {
  const t = useText();
  return (
    <div className={styles['scrapped']}>
      <Trash2 aria-hidden size={72} strokeWidth={1.75} />
      <strong>{t('window.returns.scrapped')}</strong>
      <code>{identifier}</code>
    </div>
  );
}
