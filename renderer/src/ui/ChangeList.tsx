/** What a step's plan would change on the device. Secrets come masked. */
import type { Change } from '../../../shared/domain/evidence.ts';
import { useText } from '../api/context.tsx';
import styles from './ChangeList.module.css';

export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  const t = useText();
  return (
    <section className={styles['changes']}>
      <p>{t('window.changes')}</p>
      <ul>
        {changes.map(({ target, from, to }) => (
          <li key={target}>
            <code>{target}</code>
            <span>
              {from !== undefined && <del>{from === '' ? t('window.changes.empty') : from}</del>}
              {to === undefined ? t('window.changes.removed') : <ins>{to === '' ? t('window.changes.empty') : to}</ins>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
