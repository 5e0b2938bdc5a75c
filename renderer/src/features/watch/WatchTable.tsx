/** Gateways at a broker, as many as there are: who, whether they are there, what they say of themselves. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { Circle, CircleDashed, CircleDot, TriangleAlert } from 'lucide-react';
import { type CSSProperties, useRef } from 'react';
import type { WatchedClient } from '../../../../shared/contract/watch.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { formatTime } from '../../ui/format.ts';
import { routeToHash } from '../../ui/route.ts';
import styles from '../../ui/RowTable.module.css';
import { keyOfClient } from './use-watch.ts';
import watchStyles from './Watch.module.css';

const ROW_HEIGHT_PX = 44;
const OVERSCAN_ROWS = 10;
const widths = { '--columns': 'minmax(8rem, 14rem) minmax(8rem, 14rem) 11rem 9rem minmax(0, 1fr) 12rem' } as CSSProperties;
const columns = ['unit', 'client', 'state', 'births', 'facts', 'last'] as const;
const symbols = { expected: CircleDashed, connected: CircleDot, disconnected: Circle, lost: TriangleAlert } as const;

export function WatchTable({ clients, label }: { readonly clients: readonly WatchedClient[]; readonly label: string }) {
  const t = useText();
  const scroll = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: clients.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: OVERSCAN_ROWS,
  });
  return (
    // The table scrolls, so it must be reachable by keyboard.
    <div ref={scroll} className={styles['scroll']} style={widths} tabIndex={0} role="region" aria-label={label}>
      <div role="table" aria-label={label} aria-rowcount={clients.length + 1}>
        <div role="rowgroup" className={styles['header']}>
          <div role="row" aria-rowindex={1} className={styles['row']}>
            {columns.map((column) => (
              <span key={column} role="columnheader">
                {t(`window.watch.column.${column}`)}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles['body']} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const client = clients[item.index];
            return (
              client !== undefined && (
                <div
                  key={keyOfClient(client)}
                  role="presentation"
                  className={styles['place']}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <WatchRow client={client} index={item.index} />
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

function WatchRow({ client, index }: { readonly client: WatchedClient; readonly index: number }) {
  const t = useText();
  const language = useLanguage();
  const { birth, counts, state, unitId } = client;
  const Symbol = symbols[state];
  const name = client.identifier ?? birth?.serialNumber ?? birth?.displayName ?? '';
  const facts = [birth?.modelName, birth?.kuraVersion].filter((fact) => fact !== undefined && fact !== '');
  return (
    <div role="row" aria-rowindex={index + 2} className={styles['row']}>
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
      <span role="cell" className={watchStyles['state']} data-state={state}>
        <Symbol aria-hidden size={16} />
        {t(`window.watch.state.${state}`)}
      </span>
      <span role="cell" title={counts.takeovers > 0 ? t('window.watch.takeovers', { takeovers: counts.takeovers }) : undefined}>
        {birthsOf(counts, t)}
        {counts.takeovers > 0 && <TriangleAlert aria-label={t('window.watch.takeovers', { takeovers: counts.takeovers })} size={14} />}
      </span>
      <span role="cell" className={styles['quiet']}>
        {facts.join(' · ')}
      </span>
      <span role="cell" className={styles['quiet']}>
        {client.lastAt === undefined ? '' : formatTime(language, client.lastAt)}
      </span>
    </div>
  );
}

function birthsOf({ births, repeats }: WatchedClient['counts'], t: ReturnType<typeof useText>): string {
  if (births === 0 && repeats === 0) return '';
  return repeats === 0 ? String(births) : t('window.watch.repeats', { births, repeats });
}
