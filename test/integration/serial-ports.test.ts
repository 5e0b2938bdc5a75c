/** Finding an adapter by where it is plugged in: the real list, from a udevadm that adds one adapter to what the computer has. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findPort } from '../../electron/engine/gateway/shell/serial/find-port.ts';
import { listSerialPorts } from '../../electron/engine/gateway/shell/serial/list-ports.ts';

const path = process.env['PATH'] ?? '';
const folders: string[] = [];
afterEach(() => {
  process.env['PATH'] = path;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-udev-'));
  folders.push(folder);
  return folder;
}

describe.runIf(process.platform === 'linux')('serial ports (needs Linux)', () => {
  it('are found by the location in the kernel’s tree, which the list leaves out, and by serial number', async () => {
    const folder = temporary();
    const udev =
      'P: /devices/x\nN: ttyUSB7\nE: DEVNAME=/dev/ttyUSB7\nE: ID_VENDOR_ID=0403\nE: ID_MODEL_ID=6001\nE: ID_SERIAL_SHORT=A50285BI\n';
    writeFileSync(join(folder, 'udevadm'), `#!/bin/sh\ncat <<'END'\n${udev}\nEND\n`, { mode: 0o755 });
    process.env['PATH'] = `${folder}:${path}`;
    const device = join(folder, 'devices/usb1/1-1/1-1.2/1-1.2:1.0/ttyUSB7');
    mkdirSync(device, { recursive: true });
    mkdirSync(join(folder, 'tty/ttyUSB7'), { recursive: true });
    symlinkSync(device, join(folder, 'tty/ttyUSB7/device'));
    const list = () => listSerialPorts(join(folder, 'tty'));
    expect(await list()).toMatchObject({
      kind: 'listed',
      ports: [{ path: '/dev/ttyUSB7', serialNumber: 'A50285BI', location: '1-1.2:1.0' }],
    });
    expect(await findPort({ usb: { location: '1-1.2' } }, list)).toBe('/dev/ttyUSB7');
    expect(await findPort({ usb: { serialNumber: 'A50285BI' } }, list)).toBe('/dev/ttyUSB7');
  });

  it('cannot be listed without udevadm, and that is said', async () => {
    process.env['PATH'] = temporary();
    await expect(findPort({ usb: { location: '1-1' } })).rejects.toMatchObject({ code: 'console/no-udev' });
  });
});
