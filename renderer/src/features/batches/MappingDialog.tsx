/** Which column each header of the file is read as. */
import { useState } from 'react';
import type { ColumnMapping, TableState } from '../../../../shared/contract/batch-table.ts';
import { profileColumns } from '../../../../shared/domain/profile-columns.ts';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './Batches.module.css';

const AS_IT_IS = '';

export interface MappingDialogProps {
  readonly check: TableState;
  readonly onClose: () => void;
  readonly onMap: (mapping: ColumnMapping) => void;
}

export function MappingDialog({ check, onClose, onMap }: MappingDialogProps) {
  const t = useText();
  const [mapping, setMapping] = useState<ColumnMapping>(check.mapping);
  const expected = profileColumns[check.summary.profile];
  const read = (header: string, column: string) => {
    const { [header]: _before, ...others } = mapping;
    // A column has one header: whoever gives it to another takes it away from the first.
    const free = Object.fromEntries(Object.entries(others).filter(([, taken]) => taken !== column));
    setMapping(column === AS_IT_IS ? free : { ...free, [header]: column });
  };
  const taken = new Set(check.columns.map(({ header }) => mapping[header] ?? header));
  const missing = expected.filter((column) => !taken.has(column));
  return (
    <Dialog
      title={t('window.mapping.title')}
      closeLabel={t('window.mapping.cancel')}
      onClose={onClose}
      width="wide"
      actions={
        <>
          <Button onPress={onClose}>{t('window.mapping.cancel')}</Button>
          <Button
            look="primary"
            onPress={() => {
              onMap(mapping);
              onClose();
            }}
          >
            {t('window.mapping.use')}
          </Button>
        </>
      }
    >
      <p>{t('window.mapping.text')}</p>
      {missing.length > 0 && <p>{t('window.mapping.missing', { columns: missing.join(', ') })}</p>}
      <div className={styles['mapping']}>
        {check.columns.map(({ header }) => (
          <HeaderChoice key={header} header={header} expected={expected} column={mapping[header]} onRead={read} />
        ))}
      </div>
    </Dialog>
  );
}

interface HeaderChoiceProps {
  readonly header: string;
  readonly expected: readonly string[];
  readonly column: string | undefined;
  readonly onRead: (header: string, column: string) => void;
}

function HeaderChoice({ header, expected, column, onRead }: HeaderChoiceProps) {
  const t = useText();
  return (
    <div className={styles['mapped']}>
      <code>{header}</code>
      <Select
        isLabelHidden
        label={t('window.mapping.column', { header })}
        placeholder={t('window.mapping.as-it-is')}
        value={column ?? AS_IT_IS}
        onChange={(chosen) => onRead(header, chosen)}
        choices={[
          { id: AS_IT_IS, label: t('window.mapping.as-it-is') },
          ...expected.filter((each) => each !== header).map((each) => ({ id: each, label: each })),
        ]}
      />
    </div>
  );
}
