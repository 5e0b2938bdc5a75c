/** What the cloud has, page by page, whoever made it. */
import { useState } from 'react';
import type { RequestView } from '../../../../shared/contract/requests.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { formatNumber, formatTime } from '../../ui/format.ts';
import { RowTable } from '../../ui/RowTable.tsx';
import tableStyles from '../../ui/RowTable.module.css';
import styles from './Requests.module.css';

const PAGE_REQUESTS = 100;
const columns = ['client', 'status', 'activates', 'expires', 'key', 'made'] as const;
const widths = 'minmax(11rem, 1fr) 8rem minmax(9rem, 12.5rem) minmax(9rem, 12.5rem) minmax(6rem, 12rem) minmax(9rem, 12.5rem)';

export interface CloudRequestsProps {
  readonly cloud: string;
  /** Changes where something in the cloud was changed here. */
  readonly version: number;
  readonly onOpen: (clientId: string) => void;
}

export function CloudRequests({ cloud, version, onOpen }: CloudRequestsProps) {
  const t = useText();
  const [offset, setOffset] = useState(0);
  const page = useRequest('requests.list', { cloud, offset, limit: PAGE_REQUESTS }, version);
  const counted = useRequest('requests.count', { cloud }, version);
  const requests = page.value?.requests ?? [];
  const title = (id: (typeof columns)[number]) => t(`window.requests.column.${id}`);
  if (page.failure !== undefined) return <FailureNotice failure={page.failure} />;
  if (page.value === undefined) return <p>{t('window.requests.asking', { cloud })}</p>;
  if (requests.length === 0 && offset === 0) return <p>{t('window.requests.cloud.empty', { cloud })}</p>;
  return (
    <>
      <RowTable
        rows={requests}
        label={t('window.requests.in-cloud', { cloud })}
        columns={columns.map((id) => ({ id, title: title(id) }))}
        widths={widths}
        keyOf={({ id }) => id}
      >
        {(request) => <CloudRequestCells request={request} onOpen={() => onOpen(request.clientId)} />}
      </RowTable>
      <Pages
        shown={requests.length}
        total={counted.value?.count}
        offset={offset}
        isMore={page.value.limitExceeded}
        isWaiting={page.isWaiting}
        onGo={setOffset}
      />
    </>
  );
}

function CloudRequestCells({ request, onOpen }: { readonly request: RequestView; readonly onOpen: () => void }) {
  const t = useText();
  const language = useLanguage();
  const when = (iso: string | undefined) => (iso === undefined ? t('window.requests.no-limit') : formatTime(language, iso));
  return (
    <>
      <span role="cell">
        <button
          type="button"
          className={tableStyles['opener']}
          aria-label={t('window.requests.open', { clientId: request.clientId })}
          onClick={onOpen}
        >
          {request.clientId}
        </button>
      </span>
      <code role="cell">{request.status}</code>
      <span role="cell">{when(request.activatesOn)}</span>
      <span role="cell">{when(request.expiresOn)}</span>
      <span role="cell">{t(request.hasActivationKey ? 'window.requests.key.there' : 'window.requests.key.none')}</span>
      <span role="cell" className={tableStyles['quiet']}>
        {request.createdOn === undefined ? '' : formatTime(language, request.createdOn)}
      </span>
    </>
  );
}

interface PagesProps {
  readonly shown: number;
  /** Undefined until the cloud has counted. */
  readonly total: number | undefined;
  readonly offset: number;
  readonly isMore: boolean;
  readonly isWaiting: boolean;
  readonly onGo: (offset: number) => void;
}

function Pages({ shown, total, offset, isMore, isWaiting, onGo }: PagesProps) {
  const t = useText();
  const language = useLanguage();
  const number = (value: number) => formatNumber(language, value);
  const place = { first: number(offset + 1), last: number(offset + shown) };
  return (
    <div className={styles['pages']}>
      <p role="status">
        {total === undefined
          ? t('window.requests.page', place)
          : t('window.requests.page.of', { ...place, total: number(Math.max(total, offset + shown)) })}
      </p>
      <Button isDisabled={offset === 0} isPending={isWaiting} onPress={() => onGo(Math.max(0, offset - PAGE_REQUESTS))}>
        {t('window.requests.page.back')}
      </Button>
      <Button isDisabled={!isMore} isPending={isWaiting} onPress={() => onGo(offset + PAGE_REQUESTS)}>
        {t('window.requests.page.on')}
      </Button>
    </div>
  );
}
