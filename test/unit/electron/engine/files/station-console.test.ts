/** Consoles in a station file: what a lane's target becomes, and what `station check` finds. */
import { symlinkSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { laneTarget, parseStation, pluggedInto } from '../../../../../electron/engine/files/station-file.ts';

const login = { user: 'root', password: { env: 'CONSOLE_PASSWORD' } };
const environment = { CONSOLE_PASSWORD: 'planted-console', UNIT: 'x' };

function station(...consoles: readonly unknown[]) {
  const lanes = consoles.map((console, index) => ({ lane: index + 1, name: `Lane ${index + 1}`, console }));
  return parseStation(JSON.stringify({ lineside: 1, lanes }), { environment });
}

function first(loaded: ReturnType<typeof station>) {
  const [lane] = loaded.file.lanes;
  if (lane === undefined) throw new Error('no lane');
  return lane;
}

const problemOf = (...consoles: readonly unknown[]) => {
  try {
    station(...consoles);
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('a lane’s console', () => {
  it('is a serial port with its login, secrets read', () => {
    const loaded = station({ serial: { usb: { location: '1-1.2' } }, login: { ...login, become: 'sudo' } });
    expect(laneTarget(loaded, first(loaded)).console).toEqual({
      line: { kind: 'serial', port: { usb: { location: '1-1.2' } }, baud: 115_200 },
      user: 'root',
      password: 'planted-console',
      become: 'sudo',
      becomePassword: undefined,
      newPassword: undefined,
    });
    expect(pluggedInto(first(loaded))).toBe('console USB 1-1.2');
    expect(loaded.warnings).toEqual([]);
  });

  it('is a console server’s port, also with a unit’s own address and password', () => {
    const loaded = station({ tcp: '{{unit.console}}', login: { user: '{{unit.user}}', password: '{{unit.password}}' } });
    const columns: Readonly<Record<string, string>> = { console: '[::1]:7001', user: 'u', password: 'p' };
    expect(laneTarget(loaded, first(loaded), (column) => columns[column] ?? '').console).toMatchObject({
      line: { kind: 'tcp', host: '::1', port: 7001 },
      user: 'u',
      password: 'p',
    });
    expect(() => laneTarget(loaded, first(loaded))).toThrow(expect.objectContaining({ code: 'template/unknown-name' }));
    expect(() => laneTarget(loaded, first(loaded), () => 'no port')).toThrow(expect.objectContaining({ code: 'station/bad-port' }));
  });
});

describe('station check', () => {
  it('finds two lanes on one port, whatever it is called', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lineside-ports-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'ttyUSB0'), '');
    symlinkSync(join(folder, 'ttyUSB0'), join(folder, 'by-id'));
    const at = (path: string) => ({ serial: { path: join(folder, path) }, login });
    expect(problemOf(at('ttyUSB0'), at('by-id'))).toMatchObject({ code: 'station/invalid', params: { path: 'lanes[1].console' } });
    const usb = { serial: { usb: { serialNumber: 'A1' } }, login };
    expect(problemOf(usb, usb)).toMatchObject({ params: { path: 'lanes[1].console' } });
    expect(problemOf({ tcp: '10.0.0.5:7001', login }, { tcp: '10.0.0.5:7001', login })).toMatchObject({ code: 'station/invalid' });
    expect(problemOf({ tcp: '10.0.0.5:7001', login }, { tcp: '10.0.0.5:7002', login })).toBeUndefined();
  });

  it.each([
    [{ tcp: '10.0.0.5', login }, 'lanes[0].console.tcp'],
    [{ tcp: '10.0.0.5:70000', login }, 'lanes[0].console.tcp'],
    [{ tcp: '10.0.0.5:1', login, interface: 'a', localAddress: '10.0.0.1' }, 'lanes[0].console'],
    [{ serial: { path: '/dev/ttyS0' }, login: { ...login, becomePassword: '{{secret.x}}' } }, 'lanes[0].console.login.becomePassword'],
  ])('names the place of %j', (console, path) => {
    expect(problemOf(console)).toMatchObject({ code: 'station/invalid', params: { path } });
  });

  it('warns of a password in the file, and of none that is set', () => {
    const loaded = station({ serial: { path: '/dev/ttyS0' }, login: { user: 'root', password: 'plain', newPassword: { env: 'NOT_SET' } } });
    expect(loaded.warnings.map(({ code, path }) => [code, path])).toEqual([
      ['station/plain-secret', 'lanes[0].console.login.password'],
      ['station/secret-missing', 'lanes[0].console.login.newPassword'],
    ]);
    expect(JSON.stringify(loaded.warnings)).not.toContain('"plain"');
  });
});
