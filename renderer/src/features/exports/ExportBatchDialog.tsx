/** A batch for another system: which form, which units, how it will look, and where it shall go. */
import { useState } from 'react';
import type { DialectView } from '../../../../shared/contract/exports.ts';
import type { RequestInput } from '../../../../shared/contract/contract.ts';
import type { Batch } from '../../../../shared/domain/unit.ts';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useMadeFile } from '../../api/use-made-file.ts';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Revealed } from '../../ui/Revealed.tsx';
import { useNamed } from '../people/use-named.tsx';
import { DialectNotes } from './DialectNotes.tsx';
import { ExportPreview } from './ExportPreview.tsx';
import styles from './Exports.module.css';
import { type ChosenForm, FormChoices } from './FormChoices.tsx';
import { firstChoice } from './first-choice.ts';
import { NotSavedNotice } from './NotSavedNotice.tsx';
import { WrittenNotice } from './WrittenNotice.tsx';

export interface ExportBatchDialogProps {
  readonly batch: Batch;
  /** Secrets are in no export: they have a way of their own. */
  readonly onSecrets: () => void;
  readonly onClose: () => void;
}

export function ExportBatchDialog({ batch, onSecrets, onClose }: ExportBatchDialogProps) {
  const t = useText();
  const { batchId } = batch;
  const dialects = useRequest('exports.dialects', { batchId });
  const [form, setForm] = useState<ChosenForm>({ dialect: undefined, only: 'all', isSafe: false });
  const view = chosenView(dialects.value ?? [], form, batch);
  const order = orderOf(batch, view, form);
  const writing = useWriting(order);
  const named = useNamed();
  const { made } = writing;
  return (
    <Dialog
      title={t('window.exports.title', { batch: batch.name })}
      closeLabel={t('window.close-dialog')}
      width="wide"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onSecrets}>{t('window.hand-over.open')}</Button>
          <Button
            look={made === undefined ? 'primary' : 'secondary'}
            isDisabled={order === undefined}
            isPending={writing.isPending}
            onPress={() => named.order((operator) => void writing.run(operator))}
          >
            {t(writing.isPending ? 'window.exports.writing' : 'window.exports.write')}
          </Button>
        </>
      }
    >
      <p className={styles['quiet']}>{t('window.exports.text')}</p>
      {dialects.failure !== undefined && <FailureNotice failure={dialects.failure} />}
      <FormChoices
        views={dialects.value ?? []}
        view={view}
        form={form}
        onChange={(changed) => {
          writing.forget();
          setForm(changed);
        }}
      />
      <Outcome writing={writing} />
      {made === undefined && view !== undefined && <DialectNotes view={view} />}
      {made === undefined && order !== undefined && <ExportPreview order={order} />}
      {named.question}
    </Dialog>
  );
}

function Outcome({ writing: { made, savedAs, failure, isPending, saveAgain } }: { readonly writing: ReturnType<typeof useWriting> }) {
  return (
    <>
      {failure !== undefined && <FailureNotice failure={failure} />}
      {made !== undefined && savedAs === undefined && <NotSavedNotice isPending={isPending} onSave={saveAgain} />}
      {made !== undefined && savedAs !== undefined && (
        <Revealed>
          <WrittenNotice written={made} savedAs={savedAs} />
        </Revealed>
      )}
    </>
  );
}

function chosenView(views: readonly DialectView[], { dialect: chosen }: ChosenForm, { profile }: Batch): DialectView | undefined {
  const wanted = chosen ?? firstChoice(views, profile);
  return views.find(({ dialect }) => dialect === wanted);
}

type Order = RequestInput<'exports.preview'>;

/** Undefined where this batch cannot be written so. */
function orderOf({ batchId }: Batch, view: DialectView | undefined, { only, isSafe }: ChosenForm): Order | undefined {
  if (view === undefined || view.refusal !== undefined) return undefined;
  return { batchId, dialect: view.dialect, only, formulaSafe: isSafe && view.canBeFormulaSafe };
}

function useWriting(order: Order | undefined) {
  const { engine } = useSurroundings().station;
  return useMadeFile(async (operator: string) => {
    if (order === undefined) throw new TypeError('nothing to write');
    return await engine.request('exports.write', { ...order, operator });
  });
}
