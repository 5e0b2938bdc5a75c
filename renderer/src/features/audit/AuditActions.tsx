/** The record leaves the station signed, and one that came from elsewhere is checked. */
import { useState } from 'react';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { ExportRecordDialog } from './ExportRecordDialog.tsx';
import { VerifyRecordDialog } from './VerifyRecordDialog.tsx';

export function AuditActions() {
  const t = useText();
  const [opened, setOpened] = useState<'export' | 'verify'>();
  const close = () => setOpened(undefined);
  return (
    <>
      <Button onPress={() => setOpened('verify')}>{t('window.audit.verify')}</Button>
      <Button onPress={() => setOpened('export')}>{t('window.audit.export')}</Button>
      {opened === 'export' && <ExportRecordDialog onClose={close} />}
      {opened === 'verify' && <VerifyRecordDialog onClose={close} />}
    </>
  );
}
