/** One request as the cloud has it: facts, executions, the four fields that may be edited, and deleting it. */
import { useState } from 'react';
import type { RequestView } from '../../../../shared/contract/requests.ts';
import type { Failure } from '../../../../shared/domain/problem.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { formatTime } from '../../ui/format.ts';
import { DeleteRequestDialog } from './DeleteRequestDialog.tsx';
import { EditRequest } from './EditRequest.tsx';
import { Executions } from './Executions.tsx';
import styles from './Requests.module.css';

export interface RequestDialogProps {
  readonly cloud: string;
  readonly clientId: string;
  /** What the record says against it. */
  readonly failure: Failure | undefined;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

export function RequestDialog({ cloud, clientId, failure, onClose, onChanged }: RequestDialogProps) {
  const t = useText();
  const shown = useRequest('requests.show', { cloud, identifier: clientId });
  const [isEditing, setEditing] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const request = shown.value?.request;
  const actions = request !== undefined && !isEditing && (
    <>
      <Button onPress={() => setDeleting(true)}>{t('window.requests.delete')}</Button>
      <Button look="primary" onPress={() => setEditing(true)}>
        {t('window.requests.edit')}
      </Button>
    </>
  );
  const changed = () => {
    setEditing(false);
    shown.ask();
    onChanged();
  };
  return (
    <Dialog
      title={t('window.requests.of', { clientId })}
      closeLabel={t('window.close-dialog')}
      width="wide"
      onClose={onClose}
      {...(actions === false ? {} : { actions })}
    >
      {failure !== undefined && <FailureNotice failure={failure} />}
      {shown.failure !== undefined && shown.failure.code !== failure?.code && <FailureNotice failure={shown.failure} />}
      {request === undefined && shown.isWaiting && <p role="status">{t('window.requests.asking', { cloud })}</p>}
      {request !== undefined && !isEditing && <Facts request={request} cloud={cloud} />}
      {request !== undefined && !isEditing && <Executions cloud={cloud} clientId={clientId} />}
      {request !== undefined && isEditing && (
        <EditRequest cloud={cloud} request={request} onDone={changed} onCancel={() => setEditing(false)} />
      )}
      {request !== undefined && isDeleting && (
        <DeleteRequestDialog
          cloud={cloud}
          request={request}
          onClose={() => setDeleting(false)}
          onDeleted={() => {
            onChanged();
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}

function Facts({ request, cloud }: { readonly request: RequestView; readonly cloud: string }) {
  const t = useText();
  const language = useLanguage();
  const when = (iso: string | undefined) => (iso === undefined ? t('window.requests.no-limit') : formatTime(language, iso));
  const { job } = request;
  const attempts = job?.retryMaxAttempts;
  const facts = [
    [t('window.requests.cloud'), cloud],
    [t('window.requests.column.status'), request.status],
    [t('window.requests.activates'), when(request.activatesOn)],
    [t('window.requests.expires'), when(request.expiresOn)],
    [t('window.requests.attempts'), attempts === undefined ? '–' : `${job?.retryCount ?? 0} / ${attempts}`],
    [t('window.requests.job'), job?.status ?? '–'],
    [t('window.requests.key'), t(request.hasActivationKey ? 'window.requests.key.there' : 'window.requests.key.none')],
    [t('window.requests.account'), request.accountId],
    [t('window.requests.id'), request.id],
  ] as const;
  return (
    <dl className={styles['facts']}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
