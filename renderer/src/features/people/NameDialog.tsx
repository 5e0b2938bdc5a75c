/** Who is at the line of an open station: a name for the record, and nobody asks further. */
import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { usePreferences, useSurroundings, useText } from '../../api/context.tsx';
import { MAX_OPERATOR_LENGTH } from '../../api/preferences.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import type { OperatorDialogProps } from './operator-dialog-props.ts';

const FORM = 'operator-form';

export function NameDialog({ onClose, onNamed }: OperatorDialogProps) {
  const t = useText();
  const { preferences } = useSurroundings();
  const { operator } = usePreferences();
  const [name, setName] = useState(operator);
  const keep = (event: FormEvent) => {
    event.preventDefault();
    const trimmed = name.trim();
    if (trimmed === '') return;
    preferences.set((before) => ({ ...before, operator: trimmed }));
    onClose();
    onNamed?.(trimmed);
  };
  return (
    <Dialog
      title={t('window.operator.title')}
      closeLabel={t('window.close-dialog')}
      onClose={onClose}
      actions={
        <Button look="primary" type="submit" form={FORM} isDisabled={name.trim() === ''}>
          {t('window.operator.keep')}
        </Button>
      }
    >
      <Form id={FORM} onSubmit={keep}>
        <TextField
          label={t('window.operator.name')}
          hint={t('window.operator.hint')}
          value={name}
          onChange={setName}
          maxLength={MAX_OPERATOR_LENGTH}
          hasFocusFirst
        />
      </Form>
    </Dialog>
  );
}
