/** What came of the certificates for a batch: how many, who has one already, who was refused and why, and where it ended. */
import { errorTexts } from '../../../../shared/texts/text.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import styles from './Certificates.module.css';
import type { IssueTally } from './use-batch-issue.ts';

export interface BatchIssuedDialogProps {
  readonly tally: IssueTally;
  readonly onClose: () => void;
}

export function BatchIssuedDialog({ tally, onClose }: BatchIssuedDialogProps) {
  const t = useText();
  const language = useLanguage();
  const { issued, passedOver, stopped, state } = tally;
  const title =
    issued === 0
      ? t('window.certificates.batch.done.none')
      : t('window.certificates.batch.done', { issued: formatNumber(language, issued) });
  return (
    <Dialog
      title={t('window.certificates.batch')}
      closeLabel={t('window.close-dialog')}
      onClose={onClose}
      actions={
        <Button look="primary" autoFocus onPress={onClose}>
          {t('window.certificates.batch.close')}
        </Button>
      }
    >
      <Notice kind={issued > 0 ? 'good' : 'info'} title={title}>
        {passedOver > 0 && <p>{t('window.certificates.batch.passed-over', { count: formatNumber(language, passedOver) })}</p>}
        {issued + passedOver > 0 && <p>{t('window.certificates.batch.files')}</p>}
      </Notice>
      {state === 'halted' && <Notice kind="info" title={t('window.certificates.batch.stopped')} />}
      {stopped !== undefined && (
        <>
          <p>{t('window.certificates.batch.stopped-at', { row: stopped.row, unit: stopped.identifier })}</p>
          <FailureNotice failure={stopped.failure} />
        </>
      )}
      <Refusals tally={tally} />
    </Dialog>
  );
}

function Refusals({ tally: { refused, refusals } }: { readonly tally: IssueTally }) {
  const t = useText();
  const language = useLanguage();
  if (refused === 0) return null;
  const label = t('window.certificates.batch.refused', { count: formatNumber(language, refused) });
  return (
    <Notice kind="attention" title={label}>
      {/* A list that scrolls must be reachable by keyboard. */}
      <ol className={styles['refusals']} tabIndex={0} aria-label={label}>
        {refusals.map(({ row, unitId, identifier, failure: { code, params } }) => {
          const { title, action } = errorTexts(language, code, params);
          return (
            <li key={unitId}>
              {t('window.certificates.batch.row', { row })}, <code>{identifier}</code>: {title}. <strong>{action}</strong>
            </li>
          );
        })}
      </ol>
      {refused > refusals.length && (
        <p>{t('window.certificates.batch.more', { count: formatNumber(language, refused - refusals.length) })}</p>
      )}
    </Notice>
  );
}
