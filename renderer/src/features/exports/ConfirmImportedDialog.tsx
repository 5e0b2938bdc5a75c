/** Somebody who saw the platform's own import end well says so; from then on requests are made for the batch's units. */
import { useState } from 'react';
import type { Batch } from '../../../../shared/domain/unit.ts';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useNamed } from '../people/use-named.tsx';

const MAX_NOTE_LENGTH = 500;

export interface ConfirmImportedDialogProps {
  readonly batch: Batch;
  readonly onClose: () => void;
  readonly onConfirmed: () => void;
}

export function ConfirmImportedDialog({ batch, onClose, onConfirmed }: ConfirmImportedDialogProps) {
  const t = useText();
  const { engine } = useSurroundings().station;
  const named = useNamed();
  const [note, setNote] = useState('');
  const confirm = useAction(async (operator: string) => {
    const said = note.trim() === '' ? {} : { note: note.trim() };
    await engine.request('batches.confirmImported', { batchId: batch.batchId, ...said, operator });
    onConfirmed();
  });
  return (
    <Dialog
      title={t('window.platform.confirm.title', { batch: batch.name })}
      closeLabel={t('window.close-dialog')}
      onClose={onClose}
      actions={
        <Button look="primary" isPending={confirm.isPending} onPress={() => named.order((operator) => void confirm.run(operator))}>
          {t(confirm.isPending ? 'window.platform.confirming' : 'window.platform.confirm.do')}
        </Button>
      }
    >
      <p>{t('window.platform.confirm.text', { units: batch.unitCount })}</p>
      <TextField
        label={t('window.platform.note')}
        hint={t('window.platform.note.hint')}
        value={note}
        onChange={setNote}
        maxLength={MAX_NOTE_LENGTH}
        isMultiline
        hasFocusFirst
      />
      {confirm.failure !== undefined && <FailureNotice failure={confirm.failure} />}
      {named.question}
    </Dialog>
  );
}
