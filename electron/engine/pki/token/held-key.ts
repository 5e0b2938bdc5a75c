/** A key in a token that is to be an authority's: found, and shown to sign, before anything is on record. */
import { createPublicKey, randomBytes } from 'node:crypto';
import type { HeldKeyWish } from '../../../../shared/contract/certificates.ts';
import type { HeldKey } from '../found-authority.ts';
import { acceptedKeyType } from '../key-types.ts';
import { findTokenKey } from './token-keys.ts';
import { tokenSigner, type TokenSurroundings, withPin } from './token-signer.ts';

const PROBE_BYTES = 32;

/**
 * A PIN that was given is kept as a station secret under a name of its own, and deleted again where `work` or the token refuses.
 * Throws as `askToken`, `findTokenKey`, `pki/weak-key`, `pki/key-not-accepted`, and what `work` throws.
 */
export async function withHeldKey<Result>(
  { module, token, key, pin }: HeldKeyWish,
  tokens: TokenSurroundings,
  work: (held: HeldKey) => Promise<Result>,
): Promise<Result> {
  const pinSecret = 'secret' in pin ? pin.secret : `token-pin-${randomBytes(4).toString('hex')}`;
  if ('value' in pin) tokens.pins.set(pinSecret, pin.value);
  try {
    const named = { module, token, key, pinSecret };
    const found = await withPin(named, tokens, (value) => findTokenKey(named, undefined, { pin: value, host: tokens.host }));
    const { publicKey } = found;
    acceptedKeyType(createPublicKey({ key: publicKey, format: 'der', type: 'spki' }));
    await tokenSigner(named, publicKey, tokens).sign(randomBytes(PROBE_BYTES));
    return await work({ publicKey, token: named });
  } catch (thrown) {
    if ('value' in pin) tokens.pins.remove(pinSecret);
    throw thrown;
  }
}
