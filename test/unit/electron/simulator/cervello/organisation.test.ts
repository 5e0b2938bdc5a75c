/** Devices of the simulated organisation: made of imported identifiers only, once each. */
import { describe, expect, it } from 'vitest';
import { Organisation } from '../../../../../electron/simulator/cervello/organisation.ts';

const certificate = { manufacturer: 'Maker', accessKey: 'key' };
const row = { uniqueIdentifier: 'A-1', deviceName: 'one', deviceType: 'GATEWAY' };

function organisation(seed = 's'): Organisation {
  const made = new Organisation(seed);
  made.import('Maker', [row]);
  return made;
}

describe('a device', () => {
  it('is made once of an identifier that was imported for this manufacturer, byte by byte', () => {
    const here = organisation();
    expect(here.create(certificate, 'a-1')).toBe('unknown');
    expect(here.create({ ...certificate, manufacturer: 'Other' }, 'A-1')).toBe('unknown');
    expect(here.create(certificate, 'A-1')).toMatchObject(row);
    expect(here.create(certificate, 'A-1')).toBe('exists');
    expect(here.devices).toHaveLength(1);
  });

  it('has the same credentials for the same seed, and others when it is made again', () => {
    const first = organisation().create(certificate, 'A-1');
    const here = organisation();
    expect(here.create(certificate, 'A-1')).toEqual(first);
    expect(here.remove('A-1')).toBe(true);
    expect(here.create(certificate, 'A-1')).not.toEqual(first);
    expect(here.timesMade('A-1')).toBe(2);
    expect(organisation('t').create(certificate, 'A-1')).not.toEqual(first);
  });

  it('is let in with its own credentials', () => {
    const here = organisation();
    const device = here.create(certificate, 'A-1');
    if (typeof device === 'string') throw new Error(device);
    const { accessKey, accessToken } = device.credentials;
    expect(here.login(accessKey, accessToken)).toBe(device);
    expect(here.login(accessKey, `${accessToken}x`)).toBeUndefined();
    expect(here.login('', '')).toBeUndefined();
  });
});

it('the same identifiers once more change nothing', () => {
  const here = organisation();
  expect(
    here.import('Maker', [
      { ...row, deviceName: 'renamed' },
      { ...row, uniqueIdentifier: 'A-2' },
    ]),
  ).toBe(1);
  expect(here.create(certificate, 'A-1')).toMatchObject({ deviceName: 'one' });
});
