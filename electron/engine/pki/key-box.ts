/** Private keys as they lie in the journal: sealed by the station key, the public key that they belong to bound in. */
import type { Sha256 } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { seal, unseal } from '../vault/envelope.ts';

/** @param privateKey PKCS#8 as DER. */
export function sealPrivateKey(privateKey: Uint8Array, spkiSha256: Sha256, stationKey: Uint8Array): Uint8Array {
  return seal(privateKey, stationKey, placeOf(spkiSha256));
}

/** PKCS#8 as DER. Throws `pki/key-damaged` where it does not open: another station key, another certificate's, or changed bytes. */
export function openPrivateKey(sealed: Uint8Array, spkiSha256: Sha256, stationKey: Uint8Array): Uint8Array {
  const opened = unseal(sealed, stationKey, placeOf(spkiSha256));
  if (opened === undefined) throw new AppError('pki/key-damaged', { params: { spkiSha256 } });
  return opened;
}

function placeOf(spkiSha256: Sha256): readonly string[] {
  return ['lineside-private-key', spkiSha256];
}
