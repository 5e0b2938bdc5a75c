/** Asks before edits of the table are dropped. */
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

export interface LoseEditsDialogProps {
  readonly edits: number;
  readonly onStay: () => void;
  readonly onLose: () => void;
}

export function LoseEditsDialog({ edits, onStay, onLose }: LoseEditsDialogProps) {
  const t = useText();
  return (
    <Dialog
      title={t(edits === 1 ? 'window.table.lose-title-one' : 'window.table.lose-title', { edits })}
      closeLabel={t('window.table.lose-stay')}
      onClose={onStay}
      actions={
        <>
          <Button onPress={onLose}>{t('window.table.lose')}</Button>
          <Button look="primary" onPress={onStay}>
            {t('window.table.lose-stay')}
          </Button>
        </>
      }
    >
      <p>{t('window.table.lose-text')}</p>
    </Dialog>
  );
}
