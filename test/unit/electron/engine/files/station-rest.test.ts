/** The REST login in a station file: new passwords, client certificates, and what `station check` finds. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { laneTarget, parseStation } from '../../../../../electron/engine/files/station-file.ts';

const environment = { PASSWORD: 'planted-password', KEY: 'planted key' };
const login = { url: 'https://gateway', user: 'admin', password: { env: 'PASSWORD' } };

function target(rest: object, folder?: string) {
  const content = JSON.stringify({ lineside: 1, lanes: [{ lane: 1, name: 'One', rest }] });
  const loaded = parseStation(content, folder === undefined ? { environment } : { environment, folder });
  const [lane] = loaded.file.lanes;
  if (lane === undefined) throw new Error('no lane');
  return laneTarget(loaded, lane).rest;
}

describe('a lane’s REST login', () => {
  it('leaves the new password to the gateway’s own where none is fixed', () => {
    expect(target(login)).toMatchObject({ password: 'planted-password', newPassword: undefined, client: undefined });
    expect(target({ ...login, newPassword: { generate: true } })).toMatchObject({ newPassword: undefined });
    expect(target({ ...login, newPassword: { env: 'KEY' }, loginAttempts: 3 })).toMatchObject({
      newPassword: 'planted key',
      loginAttempts: 3,
    });
  });

  it('takes a client certificate with its key, from files or from where secrets come from', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lineside-station-rest-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'station.pem'), 'certificate');
    writeFileSync(join(folder, 'station.key'), 'key', { mode: 0o600 });
    const rest = { url: 'https://gateway', user: 'admin', clientCertFile: 'station.pem' };
    expect(target({ ...rest, clientKeyFile: 'station.key' }, folder)).toMatchObject({
      password: undefined,
      client: { certificatePem: 'certificate', keyPem: 'key' },
    });
    expect(target({ ...rest, clientKeyFile: { env: 'KEY' } }, folder)?.client?.keyPem).toBe('planted key');
  });

  it.each([
    ['neither password nor certificate', { url: 'https://gateway', user: 'admin' }],
    ['a certificate without its key', { ...login, clientCertFile: 'station.pem' }],
    ['a key without its certificate', { ...login, clientKeyFile: { env: 'KEY' } }],
  ])('is refused with %s', (_what, rest) => {
    expect(() => target(rest, tmpdir())).toThrow(expect.objectContaining({ code: 'station/invalid' }));
  });
});
