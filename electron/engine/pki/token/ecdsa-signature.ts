/** ECDSA signatures as tokens give them, and as certificates have them. */
import { sequence, unsignedInteger } from '../der/der-writer.ts';

/** @param raw r and s, each as long as the curve's order (PKCS#11 §2.3.1). Their DER (RFC 3279 §2.2.3); undefined for what cannot be halved. */
export function ecdsaSignatureDer(raw: Uint8Array): Buffer | undefined {
  if (raw.length === 0 || raw.length % 2 !== 0) return undefined;
  const half = raw.length / 2;
  return sequence(unsignedInteger(raw.subarray(0, half)), unsignedInteger(raw.subarray(half)));
}
