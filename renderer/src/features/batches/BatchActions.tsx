/** What can be done with a batch as a whole, and the dialogs that ask how. */
import type { Batch } from '../../../../shared/domain/unit.ts';
import { useStation, useSurroundings, useText } from '../../api/context.tsx';
import { ActionMenu } from '../../ui/ActionMenu.tsx';
import { Button } from '../../ui/Button.tsx';
import { goTo } from '../../ui/route.ts';
import { ExportBatchDialog } from '../exports/ExportBatchDialog.tsx';
import { HandOverDialog } from '../exports/HandOverDialog.tsx';
import { UpdateDialog } from '../requests/UpdateDialog.tsx';

export type BatchQuestion = 'export' | 'hand-over' | 'update';

export interface BatchActionsProps {
  readonly batch: Batch;
  readonly onAsk: (question: BatchQuestion) => void;
}

export function BatchActions({ batch: { batchId, profile }, onAsk }: BatchActionsProps) {
  const t = useText();
  const { station } = useSurroundings();
  const isChosen = useStation((state) => state.batchId === batchId);
  const takeToLine = () => {
    station.chooseBatch(batchId);
    goTo({ screen: 'line' });
  };
  const requests = { id: 'requests', label: t('window.requests.open-screen'), onAction: () => goTo({ screen: 'batch-requests', batchId }) };
  return (
    <>
      <ActionMenu
        label={t('window.batches.more')}
        actions={[
          { id: 'update', label: t('window.update.open'), onAction: () => onAsk('update') },
          // Provision requests are Everyware Cloud's.
          ...(profile === 'everyware' ? [requests] : []),
          { id: 'watch', label: t('window.watch.open'), onAction: () => goTo({ screen: 'watch', batchId }) },
          { id: 'hand-over', label: t('window.hand-over.open'), onAction: () => onAsk('hand-over') },
        ]}
      />
      <Button onPress={() => onAsk('export')}>{t('window.exports.open')}</Button>
      <Button look={isChosen ? 'secondary' : 'primary'} onPress={takeToLine}>
        {t('window.batches.to-line')}
      </Button>
    </>
  );
}

export interface BatchDialogProps {
  readonly batch: Batch;
  readonly question: BatchQuestion | undefined;
  readonly onAsk: (question: BatchQuestion | undefined) => void;
}

export function BatchDialog({ batch, question, onAsk }: BatchDialogProps) {
  const close = () => onAsk(undefined);
  if (question === 'export') return <ExportBatchDialog batch={batch} onSecrets={() => onAsk('hand-over')} onClose={close} />;
  if (question === 'hand-over') return <HandOverDialog batch={batch} onClose={close} />;
  if (question === 'update') return <UpdateDialog batch={batch} onClose={close} />;
  return null;
}
