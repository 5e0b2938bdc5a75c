/** A host key's name for people and pins. */
import { createHash } from 'node:crypto';

/** `SHA256:` and unpadded base64, as OpenSSH prints it; `key` is the public key in SSH wire form. */
export function hostKeyFingerprint(key: Uint8Array): string {
  return `SHA256:${unpadded(createHash('sha256').update(key).digest('base64'))}`;
}

/** A pin as people paste it: padding and blanks around it do not count. */
export function normalHostKeyPin(pin: string): string {
  return unpadded(pin.trim());
}

function unpadded(base64: string): string {
  return base64.replace(/=+$/, '');
}
