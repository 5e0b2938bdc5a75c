/** Learning a lane's port by plugging: what is seen of the list of ports tells which one the hand was at (ARCHITECTURE, idea 4). */
import type { SerialPortView } from '../../../../shared/contract/ports.ts';
import type { SerialPortChoice } from '../../../../shared/domain/station-file.ts';

export type Learning =
  /** Nothing moved yet: unplug the adapter, or plug it in where none is. */
  | { readonly kind: 'unplug'; readonly known: readonly SerialPortView[] }
  | { readonly kind: 'plug'; readonly known: readonly SerialPortView[] }
  /** More than one moved: which of them is the lane's, nobody can tell. */
  | { readonly kind: 'several' }
  | { readonly kind: 'learned'; readonly port: SerialPortView };

/** `learning` undefined before the first list. */
export function learnFrom(learning: Learning | undefined, ports: readonly SerialPortView[]): Learning {
  if (learning === undefined) return { kind: 'unplug', known: ports };
  if (learning.kind === 'several' || learning.kind === 'learned') return learning;
  const added = without(ports, learning.known);
  const gone = without(learning.known, ports);
  const [port] = added;
  if (added.length > 1 || gone.length > 1) return { kind: 'several' };
  if (port !== undefined) return { kind: 'learned', port };
  return gone.length === 1 ? { kind: 'plug', known: ports } : { ...learning, known: ports };
}

function without(ports: readonly SerialPortView[], others: readonly SerialPortView[]): readonly SerialPortView[] {
  const known = new Set(others.map(identity));
  return ports.filter((port) => !known.has(identity(port)));
}

/** The same adapter at the same place may come back under another path, and under its old path another may come. */
function identity({ path, location, serialNumber }: SerialPortView): string {
  return JSON.stringify([path, location, serialNumber]);
}

/** The ways in which a station file can mean this port, the steadiest first; by its name only where there is no other. */
export function waysToMean({ path, location, serialNumber }: SerialPortView): readonly SerialPortChoice[] {
  const byUsb = [
    ...(location === undefined ? [] : [{ usb: { location } }]),
    ...(serialNumber === undefined ? [] : [{ usb: { serialNumber } }]),
  ];
  return byUsb.length > 0 ? byUsb : [{ path }];
}

export function wayName(choice: SerialPortChoice): 'location' | 'serial-number' | 'path' {
  if ('path' in choice) return 'path';
  return 'location' in choice.usb ? 'location' : 'serial-number';
}

/** As it stands in the station file, in the lane's `console`. */
export function snippet(choice: SerialPortChoice): string {
  const quoted = (key: string, value: string) => `{ ${JSON.stringify(key)}: ${JSON.stringify(value)} }`;
  if ('path' in choice) return `"serial": ${quoted('path', choice.path)}`;
  const { usb } = choice;
  return `"serial": { "usb": ${'location' in usb ? quoted('location', usb.location) : quoted('serialNumber', usb.serialNumber)} }`;
}
