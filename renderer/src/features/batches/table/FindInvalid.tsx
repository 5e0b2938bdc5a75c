/** The way to what is wrong: only those rows, or from one cell to the next. */
import { ArrowDown, ListFilter } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import type { TableState } from '../../../../../shared/contract/batch-table.ts';
import { useText } from '../../../api/context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import styles from './BatchTable.module.css';
import type { TableView } from './use-table-view.ts';

export interface FindInvalidProps {
  readonly check: TableState;
  readonly view: TableView;
  readonly onNext: () => void;
}

export function FindInvalid({ check, view, onNext }: FindInvalidProps) {
  const t = useText();
  if (check.summary.invalidRows === 0 && !view.onlyInvalid) return null;
  return (
    <div className={styles['find']}>
      <ToggleButton className={classNames(styles['filter'])} isSelected={view.onlyInvalid} onChange={view.setOnlyInvalid}>
        <ListFilter aria-hidden size={20} />
        <span>{t('window.table.only-invalid')}</span>
      </ToggleButton>
      <Button icon={<ArrowDown aria-hidden />} onPress={onNext} aria-keyshortcuts="F8">
        {t('window.table.next')}
        <kbd className={styles['key']} aria-hidden>
          F8
        </kbd>
      </Button>
    </div>
  );
}
