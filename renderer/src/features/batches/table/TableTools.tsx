/** What can be done to the table, each with a button: nothing is for keys alone. */
import { Download, Redo2, Trash2, Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { TableState } from '../../../../../shared/contract/batch-table.ts';
import { useLanguage, useSurroundings, useText } from '../../../api/context.tsx';
import { useSave } from '../../../api/use-save.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureNotice } from '../../../ui/FailureNotice.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { useAction } from '../../../api/use-action.ts';
import styles from './BatchTable.module.css';
import type { TableDeeds } from './use-grid-deeds.ts';
import type { TableDesk } from './use-table-desk.ts';
import type { TableView } from './use-table-view.ts';

export interface TableToolsProps {
  readonly check: TableState;
  readonly view: TableView;
  readonly desk: TableDesk;
  readonly deeds: TableDeeds;
  /** A button under the keyboard can do nothing any more. */
  readonly onFocusLost: () => void;
}

export function TableTools({ check, view, desk, deeds, onFocusLost }: TableToolsProps) {
  const t = useText();
  const language = useLanguage();
  const { undo, redo } = check.history;
  const count = formatNumber(language, deeds.countRows);
  const isEmpty = view.total === 0;
  const focused = useRef<HTMLElement>(undefined);
  useEffect(() => {
    if (focused.current?.matches(':disabled') !== true) return;
    focused.current = undefined;
    onFocusLost();
  });
  return (
    <div
      className={styles['tools']}
      role="toolbar"
      aria-label={t('window.table.tools')}
      onFocus={({ target }) => {
        focused.current = target;
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null) focused.current = undefined;
      }}
    >
      <Button isDisabled={undo === 0} onPress={deeds.undo} icon={<Undo2 aria-hidden />}>
        {t(undo === 0 ? 'window.table.undo' : 'window.table.undo-count', { count: undo })}
      </Button>
      <Button isDisabled={redo === 0} onPress={deeds.redo} icon={<Redo2 aria-hidden />}>
        {t(redo === 0 ? 'window.table.redo' : 'window.table.redo-count', { count: redo })}
      </Button>
      <Button isDisabled={isEmpty} onPress={deeds.removeRows} icon={<Trash2 aria-hidden />}>
        {t(deeds.countRows === 1 ? 'window.table.delete-one' : 'window.table.delete', { count })}
      </Button>
      <SaveCorrected check={check} desk={desk} />
      <p role="status" className={styles['said']}>
        {desk.said}
      </p>
    </div>
  );
}

/** The file as it is now, edits included: it goes where the system's dialog says, and the page never sees it. */
function SaveCorrected({ check, desk }: { readonly check: TableState; readonly desk: TableDesk }) {
  const t = useText();
  const { engine } = useSurroundings().station;
  const saving = useSave();
  const making = useAction(async () => {
    const outgoing = await engine.request('batches.corrected', { checkId: check.checkId });
    if (await saving.run(outgoing)) desk.say(t('window.table.saved'));
  });
  const failure = making.failure ?? saving.failure;
  const isSaving = making.isPending || saving.isPending;
  return (
    <>
      <Button icon={<Download aria-hidden />} isPending={isSaving} onPress={() => void making.run()}>
        {t(isSaving ? 'window.table.saving' : 'window.table.save')}
      </Button>
      {saving.savedAs !== undefined && <span className={styles['saved']}>{t('window.table.saved-as', { file: saving.savedAs })}</span>}
      {failure !== undefined && <FailureNotice failure={failure} />}
    </>
  );
}
