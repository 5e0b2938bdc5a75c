/** Asks before the secrets of a certificate are deleted for good, and says which devices that makes invalid. */
import { useState } from 'react';
import type { ManufacturerCertificate } from '../../../../shared/contract/manufacturers.ts';
import { useLanguage, useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { TextField } from '../../ui/Field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { FormDialog } from '../certificates/FormDialog.tsx';

const SHORTEST_REASON = 3;
const MAX_REASON_LENGTH = 500;

export interface RemoveCertificateDialogProps {
  readonly certificate: ManufacturerCertificate;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

export function RemoveCertificateDialog({ certificate, onClose, onRemoved }: RemoveCertificateDialogProps) {
  const t = useText();
  const language = useLanguage();
  const { engine } = useSurroundings().station;
  const [reason, setReason] = useState('');
  const { certificateId, name, units } = certificate;
  const remove = useAction(async (operator: string) => {
    await engine.request('manufacturers.removeCertificate', { certificateId, reason: reason.trim(), operator });
    onRemoved();
    onClose();
  });
  return (
    <FormDialog
      title={t('window.manufacturers.remove.title', { name })}
      words={[t('window.manufacturers.remove.do'), t('window.manufacturers.removing')]}
      isReady={reason.trim().length >= SHORTEST_REASON}
      action={remove}
      onClose={onClose}
    >
      <p>{t('window.manufacturers.remove.text')}</p>
      {units > 0 && <Notice kind="attention" title={t('window.manufacturers.remove.units', { units: formatNumber(language, units) })} />}
      <TextField
        label={t('window.manufacturers.reason')}
        value={reason}
        onChange={setReason}
        maxLength={MAX_REASON_LENGTH}
        isMultiline
        isRequired
        hasFocusFirst
      />
    </FormDialog>
  );
}
