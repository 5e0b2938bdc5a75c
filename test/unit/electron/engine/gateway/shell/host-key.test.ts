import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostKeyFingerprint, normalHostKeyPin } from '../../../../../../electron/engine/gateway/shell/host-key.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-host-key-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('hostKeyFingerprint', () => {
  it.each(['ed25519', 'ecdsa', 'rsa'])('is what ssh-keygen prints for %s', (type) => {
    const file = join(folder, type);
    execFileSync('ssh-keygen', ['-q', '-t', type, '-N', '', '-f', file]);
    const [, printed] = execFileSync('ssh-keygen', ['-l', '-f', file], { encoding: 'utf8' }).split(' ');
    const [, wire = ''] = readFileSync(`${file}.pub`, 'utf8').split(' ');
    expect(hostKeyFingerprint(Buffer.from(wire, 'base64'))).toBe(printed);
  });
});

describe('normalHostKeyPin', () => {
  it('does not mind padding and blanks around', () => {
    expect(normalHostKeyPin(' SHA256:abcd= \n')).toBe('SHA256:abcd');
    expect(normalHostKeyPin('SHA256:abcd')).toBe('SHA256:abcd');
  });
});
