/** Asks before a request is deleted in the cloud, and says what that means for the gateway. */
import type { RequestView } from '../../../../shared/contract/requests.ts';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { useNamed } from '../people/use-named.tsx';

export interface DeleteRequestDialogProps {
  readonly cloud: string;
  readonly request: RequestView;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

export function DeleteRequestDialog({ cloud, request, onClose, onDeleted }: DeleteRequestDialogProps) {
  const t = useText();
  const { engine } = useSurroundings().station;
  const named = useNamed();
  const { clientId, id } = request;
  const remove = useAction(async (operator: string) => {
    await engine.request('requests.delete', { cloud, identifier: clientId, operator });
    onDeleted();
  });
  return (
    <Dialog
      title={t('window.requests.delete.title', { clientId })}
      closeLabel={t('window.close-dialog')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('window.requests.delete.keep')}</Button>
          <Button look="primary" isPending={remove.isPending} onPress={() => named.order((operator) => void remove.run(operator))}>
            {t(remove.isPending ? 'window.requests.deleting' : 'window.requests.delete')}
          </Button>
        </>
      }
    >
      <p>{t('window.requests.delete.text', { id, clientId, cloud })}</p>
      <p>{t('window.requests.delete.record')}</p>
      {remove.failure !== undefined && <FailureNotice failure={remove.failure} />}
      {named.question}
    </Dialog>
  );
}
