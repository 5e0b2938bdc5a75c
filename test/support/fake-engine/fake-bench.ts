/** A bench with consoles: some lanes on serial adapters, one of which a hand unplugs and plugs in again while a lane's port is learned. */
import type { RequestOutput } from '../../../shared/contract/contract.ts';
import type { BenchSetup, SerialPortView } from '../../../shared/contract/ports.ts';
import type { LaneView } from '../../../shared/domain/lane-view.ts';
import type { ServiceFunctions } from '../../../shared/rpc/server.ts';

const STATION_FILE = '/home/station/.local/share/lineside/station.json';
/** The lists of ports, counted from the first, in which the adapter of lane 1 is missing. */
const GONE_FROM = 4;
const GONE_TO = 5;

const adapters: readonly SerialPortView[] = ['1-1.1', '1-1.2', '1-1.3'].map((location, index) => ({
  path: `/dev/ttyUSB${index}`,
  manufacturer: 'FTDI',
  serialNumber: `AB0K4T2${index}`,
  location,
  lanes: [],
}));

export function fakeBench(lanes: () => readonly LaneView[]): Pick<ServiceFunctions, 'bench.get' | 'ports.list' | 'ports.bind'> {
  let lists = 0;
  const setup = (): BenchSetup => ({
    lanes: lanes().map(({ lane, name, pluggedInto }, index) => ({ lane, name, transports: transportsOf(pluggedInto, index) })),
    brokers: [
      { name: 'everyware', url: 'mqtts://broker-sbx.everyware.example:8883' },
      { name: 'factory', url: 'mqtts://10.4.0.12:8883', caFile: '/etc/lineside/factory-ca.pem' },
    ],
    ...(lanes().length === 0 ? {} : { file: STATION_FILE }),
    keys: { provider: 'key-file', file: '/home/station/.local/share/lineside/station.key' },
  });
  const ports = (): RequestOutput<'ports.list'> => {
    lists += 1;
    const isGone = lists >= GONE_FROM && lists <= GONE_TO;
    const found = adapters.filter((_adapter, index) => !(isGone && index === 0));
    const laneOf = (index: number) => lanes().slice(index, index + 1);
    const used = found.map((adapter) => ({ ...adapter, lanes: laneOf(adapters.indexOf(adapter)).map(({ lane }) => lane) }));
    return { kind: 'listed', ports: [...used, { path: '/dev/ttyS0', lanes: [] }] };
  };
  return {
    'bench.get': async () => setup(),
    'ports.list': async () => ports(),
    'ports.bind': async () => ({ file: STATION_FILE }),
  };
}

/** The first four lanes have a serial console; the fourth's adapter is not plugged in. */
function transportsOf(pluggedInto: string, index: number): BenchSetup['lanes'][number]['transports'] {
  const [ssh = '', rest = ''] = pluggedInto.split(' · ').map((place) => place.replace(/^\w+ /, ''));
  const location = `1-1.${index + 1}`;
  return [
    ...(index < 4
      ? [{ kind: 'serial' as const, place: `usb ${location}`, serial: { usb: { location } } }]
      : [{ kind: 'ssh' as const, place: ssh }]),
    { kind: 'rest', place: rest },
  ];
}
