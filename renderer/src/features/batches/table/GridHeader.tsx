/** The columns' names; where the file calls one otherwise, that too. */
import { Lock } from 'lucide-react';
import { memo } from 'react';
import type { TableState } from '../../../../../shared/contract/batch-table.ts';
import { useText } from '../../../api/context.tsx';
import styles from './TableGrid.module.css';

export const GridHeader = memo(function GridHeader({ columns }: { readonly columns: TableState['columns'] }) {
  const t = useText();
  return (
    <div role="rowgroup" className={styles['header']}>
      <div role="row" aria-rowindex={1} className={styles['headerRow']}>
        <span role="columnheader" aria-colindex={1} className={styles['rowNumber']}>
          {t('window.table.row')}
        </span>
        {columns.map(({ name, header, secret }, at) => (
          <span key={name} role="columnheader" aria-colindex={at + 2} className={styles['cell']}>
            {secret && <Lock aria-label={t('window.table.secret')} size={14} />}
            <span className={styles['names']}>
              <span className={styles['text']}>{name}</span>
              {header !== name && <small className={styles['text']}>{header}</small>}
            </span>
          </span>
        ))}
      </div>
    </div>
  );
});
