/** A new manufacturer, or another name for one. */
import { useState } from 'react';
import type { Manufacturer } from '../../../../shared/contract/manufacturers.ts';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { TextField } from '../../ui/Field.tsx';
import { FormDialog } from '../certificates/FormDialog.tsx';

const MAX_NAME_LENGTH = 200;

export interface ManufacturerNameDialogProps {
  /** Undefined for a new one. */
  readonly manufacturer?: Manufacturer;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function ManufacturerNameDialog({ manufacturer, onClose, onDone }: ManufacturerNameDialogProps) {
  const t = useText();
  const { engine } = useSurroundings().station;
  const [name, setName] = useState(manufacturer?.name ?? '');
  const wanted = name.trim();
  const keep = useAction(async (operator: string) => {
    await (manufacturer === undefined
      ? engine.request('manufacturers.add', { name: wanted, operator })
      : engine.request('manufacturers.rename', { manufacturerId: manufacturer.manufacturerId, name: wanted, operator }));
    onDone();
    onClose();
  });
  const isNew = manufacturer === undefined;
  return (
    <FormDialog
      title={t(isNew ? 'window.manufacturers.add' : 'window.manufacturers.rename')}
      words={[t(isNew ? 'window.manufacturers.add.do' : 'window.manufacturers.rename.do'), t('window.manufacturers.keeping')]}
      isReady={wanted !== '' && wanted !== manufacturer?.name}
      action={keep}
      onClose={onClose}
    >
      <TextField
        label={t('window.manufacturers.name')}
        hint={t('window.manufacturers.name.hint')}
        value={name}
        onChange={setName}
        maxLength={MAX_NAME_LENGTH}
        isRequired
        hasFocusFirst
      />
    </FormDialog>
  );
}
