/** The serial ports of this computer, listed without opening any: opening one toggles DTR and may reset what is plugged in. */
import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export interface SerialPortFound {
  /** What opens it: `/dev/ttyUSB0`, `COM3`. A name of the moment; lanes are bound to the adapter, not to it (idea 4). */
  readonly path: string;
  readonly manufacturer?: string | undefined;
  readonly serialNumber?: string | undefined;
  /**
   * Where the adapter is plugged in, as the system writes it: `1-1.2:1.0` on Linux (bus, ports, and the interface of an adapter with
   * several), `Port_#0003.Hub_#0001` on Windows, `14200000` on macOS.
   */
  readonly location?: string | undefined;
}

/** `no-udev`: on Linux the list comes from `udevadm`, and it is not installed (lab.md §1.1). */
export type PortList = { readonly kind: 'listed'; readonly ports: readonly SerialPortFound[] } | { readonly kind: 'no-udev' };

/** Rejects with the driver's own error where it does not load or the system refuses the list. */
export async function listSerialPorts(terminals = '/sys/class/tty'): Promise<PortList> {
  const { SerialPort } = await import('serialport');
  try {
    const ports = await SerialPort.list();
    const found = ports.map(async ({ path, manufacturer, serialNumber, locationId }) => {
      return { path, manufacturer, serialNumber, location: locationId ?? (await usbLocation(path, terminals)) };
    });
    return { kind: 'listed', ports: await Promise.all(found) };
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && path === 'udevadm') return { kind: 'no-udev' };
    throw error;
  }
}

/** The list leaves it out on Linux; there the device's place in the kernel's tree tells: `…/1-1.2/1-1.2:1.0[/ttyUSB0]`. */
async function usbLocation(path: string, terminals: string): Promise<string | undefined> {
  const device = await realpath(join(terminals, basename(path), 'device')).catch(() => undefined);
  if (device === undefined) return undefined;
  return [basename(device), basename(dirname(device))].find((name) => /^\d+-[\d.]+:\d+\.\d+$/.test(name));
}
