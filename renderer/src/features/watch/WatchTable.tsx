/** Gateways at a broker, as many as there are: who, whether they are there, what they say of themselves. */
import { TriangleAlert } from 'lucide-react';
import type { WatchedClient } from '../../../../shared/contract/watch.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { formatTime } from '../../ui/format.ts';
import { routeToHash } from '../../ui/route.ts';
import { RowTable } from '../../ui/RowTable.tsx';
import styles from '../../ui/RowTable.module.css';
import { keyOfClient } from './use-watch.ts';
import { WatchState } from './WatchState.tsx';

const columns = ['unit', 'client', 'state', 'births', 'facts', 'last'] as const;
const widths = 'minmax(8rem, 12rem) minmax(9rem, 14rem) 11rem minmax(6rem, 9rem) minmax(14rem, 1fr) 12rem';

export function WatchTable({ clients, label }: { readonly clients: readonly WatchedClient[]; readonly label: string }) {
  const t = useText();
  const titled = columns.map((id) => ({ id, title: t(`window.watch.column.${id}`) }));
  return (
    <RowTable rows={clients} label={label} columns={titled} widths={widths} keyOf={keyOfClient}>
      {(client) => <WatchCells client={client} />}
    </RowTable>
  );
}

function WatchCells({ client }: { readonly client: WatchedClient }) {
  const language = useLanguage();
  const { birth, counts, state, unitId } = client;
  const name = client.identifier ?? birth?.serialNumber ?? birth?.displayName ?? '';
  const facts = [birth?.modelName, birth?.kuraVersion].filter((fact) => fact !== undefined && fact !== '').join(' · ');
  return (
    <>
      <span role="cell">
        {unitId === undefined ? (
          <code>{name}</code>
        ) : (
          <a href={routeToHash({ screen: 'units', unitId })} className={styles['link']}>
            {name}
          </a>
        )}
      </span>
      <code role="cell" className={styles['quiet']}>
        {client.clientId}
      </code>
      <span role="cell">
        <WatchState state={state} />
      </span>
      <span role="cell">
        <Births counts={counts} />
      </span>
      <span role="cell" className={styles['quiet']} title={facts}>
        {facts}
      </span>
      <span role="cell" className={styles['quiet']}>
        {client.lastAt === undefined ? '' : formatTime(language, client.lastAt)}
      </span>
    </>
  );
}

function Births({ counts: { births, repeats, takeovers } }: Pick<WatchedClient, 'counts'>) {
  const t = useText();
  const taken = takeovers > 0 ? t('window.watch.takeovers', { takeovers }) : undefined;
  return (
    <span title={taken}>
      {repeats > 0 ? t('window.watch.repeats', { births, repeats }) : births > 0 && births}{' '}
      {taken !== undefined && <TriangleAlert aria-label={taken} size={14} />}
    </span>
  );
}
