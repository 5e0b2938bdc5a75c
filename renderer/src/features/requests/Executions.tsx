/** Each time a gateway came with this request, as the cloud keeps it. */
import { useLanguage, useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { formatTime } from '../../ui/format.ts';
import styles from './Requests.module.css';

export function Executions({ cloud, clientId }: { readonly cloud: string; readonly clientId: string }) {
  const t = useText();
  const language = useLanguage();
  const asked = useRequest('requests.executions', { cloud, identifier: clientId });
  const executions = asked.value?.executions ?? [];
  return (
    <section className={styles['executions']}>
      <h3>{t('window.requests.executions')}</h3>
      {asked.failure !== undefined && <FailureNotice failure={asked.failure} />}
      {asked.value !== undefined && executions.length === 0 && <p className={styles['hint']}>{t('window.requests.executions.none')}</p>}
      <ol>
        {executions.map(({ id, status, startedOn, endedOn, log }) => (
          <li key={id}>
            <code>{status}</code>
            <span>
              {startedOn === undefined ? '' : formatTime(language, startedOn)}
              {endedOn === undefined ? '' : ` – ${formatTime(language, endedOn)}`}
            </span>
            {log !== undefined && log !== '' && <pre>{log}</pre>}
          </li>
        ))}
      </ol>
    </section>
  );
}
