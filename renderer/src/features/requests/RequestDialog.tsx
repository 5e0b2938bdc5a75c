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
  const [doing, setDoing] = useState<'edit' | 'delete'>();
  const request = shown.value?.request;
  const rest = () => setDoing(undefined);
  const actions = request !== undefined && doing !== 'edit' && (
    <>
      <Button onPress={() => setDoing('delete')}>{t('window.requests.delete')}</Button>
      <Button look="primary" onPress={() => setDoing('edit')}>
        {t('window.requests.edit')}
      </Button>
    </>
  );
  const edited = () => {
    rest();
    shown.ask();
    onChanged();
  };
  const deleted = () => {
    onChanged();
    onClose();
  };
  return (
    <Dialog
      title={t('window.requests.of', { clientId })}
      closeLabel={t('window.close-dialog')}
      width="wide"
      onClose={onClose}
      {...(actions === false ? {} : { actions })}
    >
      {[failure, shown.failure].map((each, index) => each !== undefined && <FailureNotice key={index} failure={each} />)}
      {request === undefined && shown.isWaiting && <p role="status">{t('window.requests.asking', { cloud })}</p>}
      {request !== undefined && doing === 'edit' && <EditRequest cloud={cloud} request={request} onDone={edited} onCancel={rest} />}
      {request !== undefined && doing !== 'edit' && <Shown cloud={cloud} request={request} />}
      {request !== undefined && doing === 'delete' && (
        <DeleteRequestDialog cloud={cloud} request={request} onClose={rest} onDeleted={deleted} />
      )}
    </Dialog>
  );
}

function Shown({ request, cloud }: { readonly request: RequestView; readonly cloud: string }) {
  return (
    <>
      <Facts request={request} cloud={cloud} />
      <Executions cloud={cloud} clientId={request.clientId} />
    </>
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
