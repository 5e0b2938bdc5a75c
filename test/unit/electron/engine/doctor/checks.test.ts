import { describe, expect, it } from 'vitest';
import { checkClock, checkTimeSync } from '../../../../../electron/engine/doctor/clock-check.ts';
import { checkDisplay } from '../../../../../electron/engine/doctor/display-check.ts';
import { checkRuntime } from '../../../../../electron/engine/doctor/runtime-check.ts';
import { checkSerialPorts } from '../../../../../electron/engine/doctor/serial-check.ts';
import type { PortList } from '../../../../../electron/engine/gateway/shell/serial/list-ports.ts';

describe('checkRuntime', () => {
  it('needs Node 22', () => {
    expect([checkRuntime('22.0.0').ok, checkRuntime('24.21.0').ok, checkRuntime('20.19.5').ok]).toEqual([true, true, false]);
  });
});

describe('checkClock', () => {
  it('refuses a clock that a flat battery has set back', () => {
    expect(checkClock(new Date('1970-01-01T00:05:00Z'))).toMatchObject({ ok: false, required: true, said: { key: 'doctor.clock.behind' } });
    expect(checkClock(new Date('2027-06-01T08:00:00Z')).ok).toBe(true);
  });
});

describe('checkTimeSync', () => {
  it.each([
    ['yes\n', true, 'doctor.time-sync.ok'],
    ['no\n', false, 'doctor.time-sync.off'],
    ['', true, 'doctor.time-sync.not-told'],
  ])('reads timedatectl’s answer %j', async (answer, ok, key) => {
    expect(await checkTimeSync(async () => answer)).toEqual({ name: 'time-sync', required: false, ok, said: { key } });
  });

  it('knows nothing where there is no systemd', async () => {
    const none = async () => Promise.reject(new Error('spawn timedatectl ENOENT'));
    expect(await checkTimeSync(none)).toMatchObject({ ok: true, said: { key: 'doctor.time-sync.not-told' } });
  });
});

describe('checkDisplay', () => {
  it('is content with either kind of display, and never required', () => {
    expect([checkDisplay('linux', { DISPLAY: ':0' }).ok, checkDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' }).ok]).toEqual([true, true]);
    expect([checkDisplay('linux', {}).ok, checkDisplay('win32', {}).ok, checkDisplay('linux', {}).required]).toEqual([false, true, false]);
  });
});

describe('checkSerialPorts', () => {
  const check = (list: () => Promise<PortList>, mayOpen = true) => checkSerialPorts({ list, mayOpen: async () => mayOpen, user: 'ada' });
  const listed = (...paths: string[]) => check(async () => ({ kind: 'listed', ports: paths.map((path) => ({ path })) }));

  it('names the ports there are', async () => {
    expect(await listed('/dev/ttyUSB0', '/dev/ttyACM0')).toMatchObject({
      ok: true,
      said: { params: { count: 2, ports: '/dev/ttyUSB0, /dev/ttyACM0' } },
    });
    expect(await listed()).toMatchObject({ ok: true, said: { key: 'doctor.serial-ports.none' } });
  });

  it('names the ports that this user may not open', async () => {
    const finding = await check(async () => ({ kind: 'listed', ports: [{ path: '/dev/ttyUSB0' }] }), false);
    expect(finding).toMatchObject({
      ok: false,
      said: { key: 'doctor.serial-ports.no-right', params: { ports: '/dev/ttyUSB0', user: 'ada' } },
    });
  });

  it('tells a missing udevadm from a driver that fails', async () => {
    expect(await check(async () => ({ kind: 'no-udev' }))).toMatchObject({ ok: false, said: { key: 'doctor.serial-ports.no-udev' } });
    const failing = await check(async () => Promise.reject(new Error('dlopen failed')));
    expect(failing).toMatchObject({ ok: false, said: { key: 'doctor.serial-ports.no-list', params: { reason: 'Error: dlopen failed' } } });
  });
});
