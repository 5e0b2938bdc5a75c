/** Host keys from a seed, as ssh2 reads them. */
import { describe, expect, it } from 'vitest';
import ssh2 from 'ssh2';
import { hostKeyFrom } from '../../../../../electron/simulator/gateway/host-key.ts';

const publicKeyOf = (secret: Buffer): string => {
  const parsed = ssh2.utils.parseKey(hostKeyFrom(secret));
  if (parsed instanceof Error) throw parsed;
  return parsed.getPublicSSH().toString('hex');
};

describe('host keys', () => {
  it('have the public key that belongs to the secret (RFC 8032 §7.1, test 1)', () => {
    const secret = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
    expect(publicKeyOf(secret).slice(-64)).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
  });

  it('differ with the secret', () => {
    expect(publicKeyOf(Buffer.alloc(32, 1))).not.toBe(publicKeyOf(Buffer.alloc(32, 2)));
  });
});
