/** The serial ports of this computer, listed without opening any: opening one toggles DTR and may reset what is plugged in. */

export interface SerialPortFound {
  /** What opens it: `/dev/ttyUSB0`, `COM3`. A name of the moment; lanes are bound to the adapter, not to it (idea 4). */
  readonly path: string;
  readonly manufacturer?: string | undefined;
  readonly serialNumber?: string | undefined;
}

/** `no-udev`: on Linux the list comes from `udevadm`, and it is not installed (lab.md §1.1). */
export type PortList = { readonly kind: 'listed'; readonly ports: readonly SerialPortFound[] } | { readonly kind: 'no-udev' };

/** Rejects with the driver's own error where it does not load or the system refuses the list. */
export async function listSerialPorts(): Promise<PortList> {
  const { SerialPort } = await import('serialport');
  try {
    const ports = await SerialPort.list();
    return { kind: 'listed', ports: ports.map(({ path, manufacturer, serialNumber }) => ({ path, manufacturer, serialNumber })) };
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && path === 'udevadm') return { kind: 'no-udev' };
    throw error;
  }
}
