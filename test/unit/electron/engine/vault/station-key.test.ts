import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStationKey } from '../../../../../electron/engine/vault/station-key.ts';
import { aFolder } from '../../../../support/journal.ts';

const bytes = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7));
const inEnvironment = (text: string) => openStationKey({ folder: '/nowhere', environment: { LINESIDE_STATION_KEY: text } });
const withCode = (code: string) => expect.objectContaining({ code });

describe('the station key from the environment', () => {
  it.each([
    ['base64', bytes.toString('base64')],
    ['base64 without its end', bytes.toString('base64').replace('=', '')],
    ['hexadecimal digits', bytes.toString('hex')],
    ['upper case digits and spaces around', ` ${bytes.toString('hex').toUpperCase()}\n`],
  ])('is read from %s', (_, text) => {
    expect(inEnvironment(text)).toEqual({ provider: 'environment', key: bytes });
  });

  it.each([
    ['too short', bytes.subarray(1).toString('base64')],
    ['too long', `${bytes.toString('hex')}00`],
    ['no key at all', 'correct horse battery staple'],
    ['misspelled', `!${bytes.toString('base64')}`],
  ])('is refused where it is %s, without showing it', (_, text) => {
    expect(() => inEnvironment(text)).toThrow(withCode('vault/unusable-key'));
    expect(() => inEnvironment(text)).not.toThrow(text);
  });

  it('goes before the file, which is then not made', () => {
    const folder = aFolder();
    openStationKey({ folder, environment: { LINESIDE_STATION_KEY: bytes.toString('hex') } });
    expect(existsSync(join(folder, 'station.key'))).toBe(false);
  });
});

describe('the station key from its file', () => {
  it('is made at first use, for its owner only, and is the same ever after', () => {
    const folder = join(aFolder(), 'station');
    const first = openStationKey({ folder, environment: {} });
    const second = openStationKey({ folder, environment: { LINESIDE_STATION_KEY: '' } });
    expect(first.provider).toBe('key-file');
    expect(first.key).toHaveLength(32);
    expect(second).toEqual(first);
    expect(statSync(join(folder, 'station.key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'station.key'), 'utf8').trim()).toBe(Buffer.from(first.key).toString('base64'));
    expect(openStationKey({ folder: aFolder(), environment: {} }).key).not.toEqual(first.key);
  });

  it.skipIf(process.platform === 'win32')('is refused where others may read it', () => {
    const folder = aFolder();
    openStationKey({ folder, environment: {} });
    chmodSync(join(folder, 'station.key'), 0o604);
    expect(() => openStationKey({ folder, environment: {} })).toThrow(withCode('vault/key-file-open-to-others'));
  });

  it('is refused where it is none, and is not replaced', () => {
    const folder = aFolder();
    writeFileSync(join(folder, 'station.key'), 'half a ke', { mode: 0o600 });
    expect(() => openStationKey({ folder, environment: {} })).toThrow(withCode('vault/unusable-key'));
    expect(readFileSync(join(folder, 'station.key'), 'utf8')).toBe('half a ke');
  });

  it('cannot be made where there is no folder for it', () => {
    const folder = aFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(() => openStationKey({ folder: join(folder, 'file', 'keys'), environment: {} })).toThrow(withCode('vault/no-key'));
  });
});
