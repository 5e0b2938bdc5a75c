/** The serial ports of this computer: which lane uses which, and which is whose. */
import { Cable, RefreshCw, Usb } from 'lucide-react';
import type { BenchSetup, SerialPortView } from '../../../../shared/contract/ports.ts';
import { useText } from '../../api/context.tsx';
import type { Asked } from '../../api/use-request.ts';
import type { RequestOutput } from '../../../../shared/contract/contract.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import styles from './Ports.module.css';

export interface PortsCardProps {
  readonly setup: BenchSetup | undefined;
  readonly ports: Asked<RequestOutput<'ports.list'>>;
  readonly onLearn: (lane: string) => void;
}

export function PortsCard({ setup, ports, onLearn }: PortsCardProps) {
  const t = useText();
  const listed = ports.value?.kind === 'listed' ? ports.value.ports : [];
  const first = setup?.lanes.find(({ transports }) => transports.some(({ kind }) => kind === 'serial')) ?? setup?.lanes[0];
  return (
    <Card
      icon={<Cable aria-hidden />}
      title={t('window.ports.title')}
      text={t('window.ports.text')}
      actions={
        <>
          <Button icon={<RefreshCw aria-hidden />} isPending={ports.isWaiting} onPress={ports.ask}>
            {t(ports.isWaiting ? 'window.ports.asking' : 'window.ports.again')}
          </Button>
          {first !== undefined && (
            <Button icon={<Usb aria-hidden />} onPress={() => onLearn(first.lane)}>
              {t('window.ports.learn')}
            </Button>
          )}
        </>
      }
    >
      {ports.failure !== undefined && <FailureNotice failure={ports.failure} />}
      {ports.value?.kind === 'no-udev' && <p>{t('window.ports.no-udev')}</p>}
      {ports.value?.kind === 'listed' && listed.length === 0 && <p>{t('window.ports.none')}</p>}
      {listed.length > 0 && <PortTable ports={listed} />}
    </Card>
  );
}

function PortTable({ ports }: { readonly ports: readonly SerialPortView[] }) {
  const t = useText();
  return (
    <table className={styles['ports']}>
      <thead>
        <tr>
          <th scope="col">{t('window.ports.path')}</th>
          <th scope="col">{t('window.ports.adapter')}</th>
          <th scope="col">{t('window.ports.location')}</th>
          <th scope="col">{t('window.ports.lane')}</th>
        </tr>
      </thead>
      <tbody>
        {ports.map(({ path, manufacturer, serialNumber, location, lanes }) => (
          <tr key={path}>
            <td>
              <code>{path}</code>
            </td>
            <td>
              {manufacturer ?? '–'} {serialNumber !== undefined && <code>{serialNumber}</code>}
            </td>
            <td>{location === undefined ? '–' : <code>{location}</code>}</td>
            <td>{lanes.length === 0 ? t('window.ports.free') : lanes.map((lane) => <strong key={lane}>{lane}</strong>)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
