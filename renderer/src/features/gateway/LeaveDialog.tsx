/** Asks before what was typed and never written is let go. */
import { useSurroundings, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

export function LeaveDialog({ fields, onClose }: { readonly fields: number; readonly onClose: () => void }) {
  const t = useText();
  const { gateway } = useSurroundings();
  return (
    <Dialog
      title={t('window.gateway.leave.title')}
      closeLabel={t('window.close-dialog')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('window.gateway.plan.back')}</Button>
          <Button
            look="primary"
            onPress={() => {
              onClose();
              void gateway.close();
            }}
          >
            {t('window.gateway.leave.apply')}
          </Button>
        </>
      }
    >
      <p>{t('window.gateway.leave.text', { fields })}</p>
    </Dialog>
  );
}
