/** Secrets of a batch for whoever runs its gateways from now on: for whom, why, and what exactly leaves. */
import { useState } from 'react';
import type { HandOverPlan } from '../../../../shared/contract/hand-over.ts';
import type { Batch } from '../../../../shared/domain/unit.ts';
import { useLanguage, useSurroundings, useText } from '../../api/context.tsx';
import { useMadeFile } from '../../api/use-made-file.ts';
import { useRequest } from '../../api/use-request.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { formatTime } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { FileField } from '../certificates/FileField.tsx';
import { FormDialog } from '../certificates/FormDialog.tsx';
import { HandedOverDialog } from './HandedOverDialog.tsx';
import { HandOverFacts } from './HandOverFacts.tsx';
import styles from './Exports.module.css';

const SHORTEST_REASON = 3;
const MAX_REASON_LENGTH = 500;

export interface HandOverDialogProps {
  readonly batch: Batch;
  readonly onClose: () => void;
}

export function HandOverDialog({ batch, onClose }: HandOverDialogProps) {
  const t = useText();
  const { engine } = useSurroundings().station;
  const [recipient, setRecipient] = useState<Recipient>();
  const [reason, setReason] = useState('');
  const [again, setAgain] = useState(false);
  const { batchId } = batch;
  const plan = useRequest('exports.handOverPlan', { batchId, ...(recipient === undefined ? {} : { recipientPem: recipient.pem }) });
  const handing = useMadeFile(async (operator: string) => {
    const recipientPem = recipient?.pem ?? '';
    return await engine.request('exports.handOver', { batchId, recipientPem, reason: reason.trim(), again, operator });
  });
  if (handing.made !== undefined) return <HandedOverDialog handing={handing} made={handing.made} onClose={onClose} />;
  const isReady = plan.failure === undefined && mayLeave(plan.value, again) && reason.trim().length >= SHORTEST_REASON;
  return (
    <FormDialog
      title={t('window.hand-over.title', { batch: batch.name })}
      words={[t('window.hand-over.do'), t('window.hand-over.doing')]}
      isReady={isReady}
      action={handing}
      onClose={onClose}
      width="wide"
    >
      <p className={styles['quiet']}>{t('window.hand-over.text')}</p>
      <FileField
        label={t('window.hand-over.recipient')}
        endings={['.pem', '.crt', '.cer', '.pub', '.txt']}
        file={recipient?.file}
        onChoose={(file) => void file.text().then((pem) => setRecipient({ file, pem }))}
      />
      {plan.failure !== undefined && <FailureNotice failure={plan.failure} />}
      {plan.failure === undefined && plan.value !== undefined && <HandOverFacts plan={plan.value} />}
      {plan.value?.earlier !== undefined && <Earlier earlier={plan.value.earlier} again={again} onAgain={setAgain} />}
      <TextField
        label={t('window.hand-over.reason')}
        hint={t('window.hand-over.reason.hint')}
        value={reason}
        onChange={setReason}
        maxLength={MAX_REASON_LENGTH}
        isMultiline
        isRequired
      />
    </FormDialog>
  );
}

interface Recipient {
  readonly file: File;
  readonly pem: string;
}

function mayLeave(plan: HandOverPlan | undefined, again: boolean): boolean {
  return plan?.recipient !== undefined && plan.count > 0 && (plan.earlier === undefined || again);
}

interface EarlierProps {
  readonly earlier: NonNullable<HandOverPlan['earlier']>;
  readonly again: boolean;
  readonly onAgain: (again: boolean) => void;
}

function Earlier({ earlier: { at, by, reason, recipientSha256 }, again, onAgain }: EarlierProps) {
  const t = useText();
  const language = useLanguage();
  return (
    <Notice kind="info" title={t('window.hand-over.earlier', { who: by, time: formatTime(language, at) })}>
      <p>{reason}</p>
      <p>
        {t('window.hand-over.key')} <code className={styles['hash']}>{recipientSha256}</code>
      </p>
      <Checkbox label={t('window.hand-over.again')} isSelected={again} onChange={onAgain} />
    </Notice>
  );
}
