/** The lanes as a picture of the bench: in the places that they have on the line, each with what it is plugged into. */
import type { CSSProperties } from 'react';
import { Cable, Globe, LayoutGrid, type LucideIcon, Network, Terminal } from 'lucide-react';
import type { BenchSetup, SerialPortView, Transport } from '../../../../shared/contract/ports.ts';
import { useText } from '../../api/context.tsx';
import { Card } from '../../ui/Card.tsx';
import { gridColumns } from '../line/grid-shape.ts';
import styles from './Bench.module.css';

export interface BenchCardProps {
  readonly setup: BenchSetup | undefined;
  /** Undefined until they are known, and where the system cannot list them. */
  readonly ports: readonly SerialPortView[] | undefined;
}

const icons: Readonly<Record<Transport['kind'], LucideIcon>> = { ssh: Terminal, rest: Globe, serial: Cable, tcp: Network };

export function BenchCard({ setup, ports }: BenchCardProps) {
  const t = useText();
  const lanes = setup?.lanes ?? [];
  return (
    <Card
      icon={<LayoutGrid aria-hidden />}
      title={t('window.bench.title')}
      text={t(lanes.length === 0 ? 'window.bench.none' : 'window.bench.text', { lanes: lanes.length })}
    >
      {lanes.length > 0 && (
        <ol className={styles['bench']} style={columns(gridColumns(lanes.length))}>
          {lanes.map(({ lane, name, transports }) => (
            <li key={lane}>
              <strong>{lane}</strong>
              <span className={styles['name']}>{name}</span>
              <ul>
                {transports.map((transport) => (
                  <TransportLine
                    key={transport.kind}
                    transport={transport}
                    port={ports?.find(({ lanes: of }) => of.includes(lane))}
                    isListed={ports !== undefined}
                  />
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

interface TransportLineProps {
  readonly transport: Transport;
  readonly port: SerialPortView | undefined;
  readonly isListed: boolean;
}

function TransportLine({ transport: { kind, place }, port, isListed }: TransportLineProps) {
  const t = useText();
  const Icon = icons[kind];
  return (
    <li>
      <Icon aria-label={t(`window.bench.transport.${kind}`)} size={16} />
      <code title={place}>{place}</code>
      {kind === 'serial' && isListed && (
        <small data-missing={port === undefined ? true : undefined}>{port === undefined ? t('window.bench.unplugged') : port.path}</small>
      )}
    </li>
  );
}

/** As on the line: fewer columns only where there is no room for them. */
function columns(count: number): CSSProperties & { readonly '--columns': number } {
  return { '--columns': count };
}
