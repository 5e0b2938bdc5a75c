/** Asks before a certificate is revoked, why, and says that it cannot be taken back. */
import { useState } from 'react';
import { type Certificate, revocationReasonSchema } from '../../../../shared/domain/certificates.ts';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { TextField } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { serialText } from './certificate-words.ts';
import { FormDialog } from './FormDialog.tsx';

const MAX_NOTE_LENGTH = 500;

export interface RevokeDialogProps {
  readonly certificate: Certificate;
  readonly onClose: () => void;
  readonly onRevoked: () => void;
}

export function RevokeDialog({ certificate, onClose, onRevoked }: RevokeDialogProps) {
  const t = useText();
  const { engine } = useSurroundings().station;
  const { subject, serialNumber, purpose } = certificate;
  const [chosen, setChosen] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const reason = revocationReasonSchema.options.find((each) => each === chosen);
  const revoke = useAction(async (operator: string) => {
    if (reason === undefined) return;
    const said = note.trim() === '' ? {} : { note: note.trim() };
    await engine.request('certificates.revoke', { certificate: { serialNumber }, reason, ...said, operator });
    onRevoked();
  });
  return (
    <FormDialog
      title={t('window.certificates.revoke.title')}
      words={[t('window.certificates.revoke'), t('window.certificates.revoking')]}
      isReady={reason !== undefined}
      action={revoke}
      onClose={onClose}
    >
      <p>{t('window.certificates.revoke.text', { subject, serial: serialText(serialNumber) })}</p>
      {purpose === 'issuing' && <p>{t('window.certificates.revoke.issuing')}</p>}
      <Select
        label={t('window.certificates.reason')}
        choices={revocationReasonSchema.options.map((id) => ({ id, label: t(`certificate.reason.${id}`) }))}
        value={chosen}
        placeholder={t('window.certificates.reason.choose')}
        onChange={setChosen}
        hasFocusFirst
      />
      <TextField label={t('window.certificates.note')} value={note} onChange={setNote} maxLength={MAX_NOTE_LENGTH} isMultiline />
    </FormDialog>
  );
}
