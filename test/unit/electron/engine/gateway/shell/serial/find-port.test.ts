import { expect, test } from 'vitest';
import { findPort, portName } from '../../../../../../../electron/engine/gateway/shell/serial/find-port.ts';

const ports = [
  { path: '/dev/ttyUSB0', serialNumber: 'A1', location: '1-1.2:1.0' },
  { path: '/dev/ttyUSB1', serialNumber: 'A1', location: '1-1.2:1.1' },
  { path: '/dev/ttyUSB2', serialNumber: 'B2', location: '1-1.20:1.0' },
];
const list = async () => ({ kind: 'listed', ports }) as const;

test('an adapter is found by where it is plugged in, or by its serial number', async () => {
  expect(await findPort({ usb: { location: '1-1.20' } }, list)).toBe('/dev/ttyUSB2');
  expect(await findPort({ usb: { location: '1-1.2:1.1' } }, list)).toBe('/dev/ttyUSB1');
  expect(await findPort({ usb: { serialNumber: 'B2' } }, list)).toBe('/dev/ttyUSB2');
  expect(await findPort({ path: '/dev/ttyS0' }, () => Promise.reject(new Error('asked')))).toBe('/dev/ttyS0');
});

test('none, several, and a computer that cannot list them are told apart', async () => {
  await expect(findPort({ usb: { location: '2-1' } }, list)).rejects.toMatchObject({
    code: 'console/port-missing',
    params: { port: 'USB 2-1' },
  });
  await expect(findPort({ usb: { serialNumber: 'A1' } }, list)).rejects.toMatchObject({
    code: 'console/port-ambiguous',
    params: { ports: '/dev/ttyUSB0, /dev/ttyUSB1' },
  });
  await expect(findPort({ usb: { location: '2-1' } }, async () => ({ kind: 'no-udev' }))).rejects.toMatchObject({
    code: 'console/no-udev',
  });
  expect(portName({ usb: { serialNumber: 'A1' } })).toBe('USB A1');
});
