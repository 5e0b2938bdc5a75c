import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStationSecrets, stationSecretNames, stationSecretsFile } from '../../../../../electron/engine/vault/station-secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const key = randomBytes(32);
const file = () => stationSecretsFile(folder);
const open = (stationKey: Uint8Array = key) => openStationSecrets(file(), { key: stationKey });

describe('the station’s own secrets', () => {
  it('are given back by name, to another opening, too; the file holds none of them', () => {
    const secrets = open();
    expect([secrets.reveal('bench'), secrets.names()]).toEqual([undefined, []]);
    secrets.set('bench', 'first');
    secrets.set('other', 'välue with "quotes"');
    secrets.set('bench', 'second-value');
    expect([open().reveal('bench'), open().reveal('other'), open().names()]).toEqual([
      'second-value',
      'välue with "quotes"',
      ['bench', 'other'],
    ]);
    expect(readFileSync(file(), 'utf8')).not.toMatch(/second-value|quotes/);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('are gone when removed', () => {
    const secrets = open();
    secrets.set('bench', 'value');
    expect([secrets.remove('bench'), secrets.remove('bench'), secrets.reveal('bench')]).toEqual([true, false, undefined]);
  });

  it('open with the key that sealed them only, and in their own place only', () => {
    open().set('one', 'value-one');
    open().set('two', 'value-two');
    expect(() => open(randomBytes(32)).reveal('one')).toThrow(expect.objectContaining({ code: 'vault/wrong-key' }));
    const content = JSON.parse(readFileSync(file(), 'utf8')) as { secrets: Record<string, string> };
    const { one = '', two = '' } = content.secrets;
    writeFileSync(file(), JSON.stringify({ lineside: 1, secrets: { one: two, two: one } }));
    expect(() => open().reveal('one')).toThrow(expect.objectContaining({ code: 'vault/wrong-key' }));
  });

  it('that cannot be read are said to be so, and are not written over', () => {
    writeFileSync(file(), 'not JSON');
    expect(() => open().names()).toThrow(expect.objectContaining({ code: 'vault/secrets-unreadable' }));
    expect(() => open().set('a', 'b')).toThrow(expect.objectContaining({ code: 'vault/secrets-unreadable' }));
    expect(readFileSync(file(), 'utf8')).toBe('not JSON');
    expect(stationSecretNames(file()).has('a')).toBe(false);
  });

  it('have names that can be told without the key', () => {
    open().set('bench', 'value');
    expect([stationSecretNames(file()).has('bench'), stationSecretNames(file()).has('toString')]).toEqual([true, false]);
  });
});
