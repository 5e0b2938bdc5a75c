/** Which port a lane's adapter is now. */
import type { SerialPortChoice } from '../../../../../shared/domain/station-file.ts';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import { listSerialPorts, type PortList, type SerialPortFound } from './list-ports.ts';

/**
 * The path that opens the chosen adapter. `console/no-udev`, `console/port-missing`, and `console/port-ambiguous` where several fit: an
 * adapter with several ports has one serial number for all of them.
 */
export async function findPort(choice: SerialPortChoice, list: () => Promise<PortList> = listSerialPorts): Promise<string> {
  if ('path' in choice) return choice.path;
  const port = portName(choice);
  const listed = await list();
  if (listed.kind === 'no-udev') throw new AppError('console/no-udev', { params: { port } });
  const fitting = listed.ports.filter((found) => meansPort(choice, found));
  const [first, ...others] = fitting;
  if (first === undefined) throw new AppError('console/port-missing', { params: { port } });
  if (others.length > 0)
    throw new AppError('console/port-ambiguous', { params: { port, ports: fitting.map(({ path }) => path).join(', ') } });
  return first.path;
}

/** The choice in words, for texts and for the foot of a lane. */
export function portName(choice: SerialPortChoice): string {
  if ('path' in choice) return choice.path;
  return 'location' in choice.usb ? `USB ${choice.usb.location}` : `USB ${choice.usb.serialNumber}`;
}

/** A location without its interface means every port of the adapter that is plugged in there. */
export function meansPort(choice: SerialPortChoice, found: SerialPortFound): boolean {
  if ('path' in choice) return found.path === choice.path;
  const { usb } = choice;
  if ('serialNumber' in usb) return found.serialNumber === usb.serialNumber;
  return found.location === usb.location || found.location?.startsWith(`${usb.location}:`) === true;
}
