/** A batch for another system: which form, which units, how it will look, and where it shall go. */
import { useState } from 'react';
import type { DialectView } from '../../../../shared/contract/exports.ts';
import type { RequestOutput } from '../../../../shared/contract/contract.ts';
import type { Dialect, Only } from '../../../../shared/domain/exports.ts';
import type { Batch } from '../../../../shared/domain/unit.ts';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { useRequest } from '../../api/use-request.ts';
import { useSave } from '../../api/use-save.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { useNamed } from '../people/use-named.tsx';
import { DialectNotes } from './DialectNotes.tsx';
import { ExportPreview } from './ExportPreview.tsx';
import styles from './Exports.module.css';
import { type ChosenForm, FormChoices } from './FormChoices.tsx';
import { firstChoice } from './first-choice.ts';
import { WrittenNotice } from './WrittenNotice.tsx';

export interface ExportBatchDialogProps {
  readonly batch: Batch;
  readonly onClose: () => void;
}

export function ExportBatchDialog({ batch, onClose }: ExportBatchDialogProps) {
  const t = useText();
  const { batchId } = batch;
  const dialects = useRequest('exports.dialects', { batchId });
  const [form, setForm] = useState<ChosenForm>({ dialect: undefined, only: 'all', isSafe: false });
  const view = chosenView(dialects.value ?? [], form, batch);
  const order = orderOf(batch, view, form);
  const writing = useWriting(order);
  const named = useNamed();
  return (
    <Dialog
      title={t('window.exports.title', { batch: batch.name })}
      closeLabel={t('window.close-dialog')}
      width="wide"
      onClose={onClose}
      actions={
        <Button
          look="primary"
          isDisabled={order === undefined}
          isPending={writing.isPending}
          onPress={() => named.order((operator) => void writing.run(operator))}
        >
          {t(writing.isPending ? 'window.exports.writing' : 'window.exports.write')}
        </Button>
      }
    >
      <p className={styles['quiet']}>{t('window.exports.text')}</p>
      {dialects.failure !== undefined && <FailureNotice failure={dialects.failure} />}
      <FormChoices
        views={dialects.value ?? []}
        view={view}
        form={form}
        onChange={(changed) => {
          writing.forgetWritten();
          setForm(changed);
        }}
      />
      {view !== undefined && <DialectNotes view={view} />}
      {order !== undefined && <ExportPreview order={order} />}
      {writing.failure !== undefined && <FailureNotice failure={writing.failure} />}
      {writing.written !== undefined && <WrittenNotice written={writing.written} savedAs={writing.savedAs} />}
      {named.question}
    </Dialog>
  );
}

function chosenView(views: readonly DialectView[], { dialect: chosen }: ChosenForm, { profile }: Batch): DialectView | undefined {
  const wanted = chosen ?? firstChoice(views, profile);
  return views.find(({ dialect }) => dialect === wanted);
}

/** Undefined where this batch cannot be written so. */
function orderOf({ batchId }: Batch, view: DialectView | undefined, { only, isSafe }: ChosenForm): Order | undefined {
  if (view === undefined || view.refusal !== undefined) return undefined;
  return { batchId, dialect: view.dialect, only, formulaSafe: isSafe && view.canBeFormulaSafe };
}

interface Order {
  readonly batchId: Batch['batchId'];
  readonly dialect: Dialect;
  readonly only: Only;
  readonly formulaSafe: boolean;
}

/** Writes the file in the engine, then asks where it shall go. */
function useWriting(order: Order | undefined) {
  const { engine } = useSurroundings().station;
  const save = useSave();
  const [written, setWritten] = useState<RequestOutput<'exports.write'>>();
  const write = useAction(async (operator: string) => {
    if (order === undefined) return;
    setWritten(undefined);
    const answer = await engine.request('exports.write', { ...order, operator });
    if (await save.run(answer.outgoing)) setWritten(answer);
  });
  return { ...write, failure: write.failure ?? save.failure, savedAs: save.savedAs, written, forgetWritten: () => setWritten(undefined) };
}
