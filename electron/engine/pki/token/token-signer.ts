/** Signs by a key that never leaves its token. */
import { createPublicKey, hash, verify } from 'node:crypto';
import { AppError, toAppError } from '../../../../shared/errors/app-error.ts';
import { algorithmFor } from '../signature-algorithms.ts';
import type { Signer } from '../signer.ts';
import { ecdsaSignatureDer } from './ecdsa-signature.ts';
import type { TokenPins } from './token-pins.ts';
import { findTokenKey, type TokenKeyName } from './token-keys.ts';
import { askToken, listTokens, type TokenHost } from './token-program.ts';

/** As an authority's event says it: no PIN, but the name of the station secret that has it. */
export interface AuthorityToken extends TokenKeyName {
  readonly pinSecret: string;
}

export interface TokenSurroundings {
  readonly pins: TokenPins;
  readonly host: TokenHost;
}

const LAST_TRY = 'final user PIN try';
const LOCKED = 'user PIN locked';

/**
 * One signature after the other, so that a PIN that is refused is shown to the token once. A signature counts only where the public key
 * says so: a driver may answer anything. Throws as `askToken`, `pki/token-no-pin`, `pki/token-pin-last-try`, `pki/token-signature-wrong`.
 * @param publicKey SubjectPublicKeyInfo of the authority's certificate.
 */
export function tokenSigner(token: AuthorityToken, publicKey: Uint8Array, around: TokenSurroundings): Signer {
  const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
  const { digest, der } = algorithmFor(key);
  if (digest === undefined) throw new AppError('pki/key-not-accepted', { params: { found: key.asymmetricKeyType ?? 'unknown' } });
  const isRsa = key.asymmetricKeyType === 'rsa';
  const session = new TokenSession(token, publicKey, around);
  return {
    algorithm: der,
    sign: async (content) => {
      // Tokens differ in which digests they know of ECDSA; the bare mechanism every one has.
      const question = isRsa
        ? { mechanism: 'SHA256-RSA-PKCS', input: content }
        : { mechanism: 'ECDSA', input: hash(digest, content, 'buffer') };
      const given = await session.sign(question);
      const signature = isRsa ? given : ecdsaSignatureDer(given);
      if (signature === undefined || !verify(digest, content, key, signature))
        throw new AppError('pki/token-signature-wrong', { params: { token: token.token } });
      return signature;
    },
  };
}

class TokenSession {
  readonly #token: AuthorityToken;
  readonly #publicKey: Uint8Array;
  readonly #around: TokenSurroundings;
  /** CKA_ID, once the key was found. */
  #id: string | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(token: AuthorityToken, publicKey: Uint8Array, around: TokenSurroundings) {
    this.#token = token;
    this.#publicKey = publicKey;
    this.#around = around;
  }

  sign(question: { readonly mechanism: string; readonly input: Uint8Array }): Promise<Buffer> {
    const signature = this.#turn.then(() => this.#signNow(question));
    this.#turn = signature.catch(() => undefined);
    return signature;
  }

  async #signNow({ mechanism, input }: { readonly mechanism: string; readonly input: Uint8Array }): Promise<Buffer> {
    const { module, token } = this.#token;
    const { host } = this.#around;
    return await withPin(this.#token, this.#around, async (pin) => {
      this.#id ??= (await findTokenKey(this.#token, this.#publicKey, { pin, host })).id;
      return await askToken({ module, token, pin, input, words: ['--sign', `--mechanism=${mechanism}`, `--id=${this.#id}`] }, host);
    });
  }
}

/** Shows the token a PIN that it has not refused before; a refusal is kept, so that no restart tries it again by itself. */
export async function withPin<Result>(
  { pinSecret, ...place }: Omit<AuthorityToken, 'key'>,
  { pins, host }: TokenSurroundings,
  work: (pin: string) => Promise<Result>,
): Promise<Result> {
  const pin = pins.demand(pinSecret, place.token);
  if (!pins.isProven(pinSecret)) await demandMoreTries(place, host);
  try {
    const result = await work(pin);
    pins.prove(pinSecret);
    return result;
  } catch (thrown) {
    if (toAppError(thrown).code === 'pki/token-pin-refused') pins.refuse(pinSecret);
    throw thrown;
  }
}

/** The token counts wrong tries, anybody's: its last one is not for a program to use up. */
async function demandMoreTries(place: Parameters<typeof listTokens>[0], host: TokenHost): Promise<void> {
  const seen = (await listTokens(place, host)).find(({ label }) => label === place.token);
  if (seen === undefined) throw new AppError('pki/token-absent', { params: { token: place.token } });
  if (seen.flags.includes(LOCKED)) throw new AppError('pki/token-pin-locked', { params: { token: place.token } });
  if (seen.flags.includes(LAST_TRY)) throw new AppError('pki/token-pin-last-try', { params: { token: place.token } });
}
