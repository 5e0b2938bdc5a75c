/** What the lanes are plugged into, the serial ports of this computer, and which lane uses which. No port is opened, no secret told. */
import type { BenchSetup, SerialPortView, Transport } from '../../../shared/contract/ports.ts';
import type { ConsoleEndpoint, LaneSettings } from '../../../shared/domain/station-file.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { LoadedStation } from '../files/station-file.ts';
import { meansPort, portName } from '../gateway/shell/serial/find-port.ts';
import { listSerialPorts, type PortList } from '../gateway/shell/serial/list-ports.ts';
import type { Session } from '../people/session.ts';
import type { Service } from '../service-shape.ts';
import type { StationKey } from '../vault/vault.ts';
import type { Line } from './line.ts';

type PortRequests = Pick<Service, 'bench.get' | 'ports.list' | 'ports.bind'>;

export interface PortSurroundings {
  readonly line: Pick<Line, 'loadedStation' | 'bindPort'>;
  readonly session: Pick<Session, 'demand'>;
  /** Where the station key comes from. */
  readonly keys: () => { readonly provider: StationKey['provider']; readonly file?: string };
  readonly onChange: () => void;
  readonly list?: () => Promise<PortList>;
}

export function portRequests({ line, session, keys, onChange, list = listSerialPorts }: PortSurroundings): PortRequests {
  return {
    'bench.get': async () => setupOf(line.loadedStation, keys()),
    'ports.list': async () => {
      const listed = await list();
      if (listed.kind === 'no-udev') return { kind: 'no-udev' };
      return { kind: 'listed', ports: listed.ports.map((port) => ({ ...defined(port), lanes: lanesAt(line.loadedStation, port) })) };
    },
    'ports.bind': async (binding) => {
      await session.demand('station');
      const file = line.loadedStation?.path;
      if (file === undefined) throw new AppError('station/no-file');
      line.bindPort(binding);
      onChange();
      return { file };
    },
  };
}

function setupOf(station: LoadedStation | undefined, keys: BenchSetup['keys']): BenchSetup {
  const { lanes = [], brokers = {} } = station?.file ?? {};
  return {
    lanes: lanes.map((lane) => ({ lane: lane.lane, name: lane.name, transports: [...transportsOf(lane)] })),
    brokers: Object.entries(brokers).map(([name, { url, caFile }]) => {
      return { name, url, ...(caFile === undefined ? {} : { caFile }) };
    }),
    ...(station?.path === undefined ? {} : { file: station.path }),
    keys,
  };
}

function* transportsOf(lane: LaneSettings): Iterable<Transport> {
  if (lane.console !== undefined) yield consoleTransport(lane.console);
  if (lane.ssh !== undefined) yield { kind: 'ssh', place: `${lane.ssh.host}:${lane.ssh.port}` };
  if (lane.rest !== undefined) yield { kind: 'rest', place: lane.rest.url.replace(/^https:\/\//, '') };
}

function consoleTransport(endpoint: ConsoleEndpoint): Transport {
  return 'serial' in endpoint
    ? { kind: 'serial', place: portName(endpoint.serial), serial: endpoint.serial }
    : { kind: 'tcp', place: endpoint.tcp };
}

function lanesAt(station: LoadedStation | undefined, port: Parameters<typeof meansPort>[1]): SerialPortView['lanes'] {
  const isAt = ({ console }: LaneSettings) => console !== undefined && 'serial' in console && meansPort(console.serial, port);
  return (station?.file.lanes ?? []).filter(isAt).map(({ lane }) => lane);
}

function defined({ path, manufacturer, serialNumber, location }: Parameters<typeof meansPort>[1]): Omit<SerialPortView, 'lanes'> {
  return {
    path,
    ...(manufacturer === undefined ? {} : { manufacturer }),
    ...(serialNumber === undefined ? {} : { serialNumber }),
    ...(location === undefined ? {} : { location }),
  };
}
