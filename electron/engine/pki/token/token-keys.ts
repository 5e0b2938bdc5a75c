/** The keys in a token: which there are, and their public halves. */
import { createPublicKey } from 'node:crypto';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { askToken, type TokenHost, type TokenPlace } from './token-program.ts';

/** A key in a token, by its label, or by its id in hexadecimal digits where several have one label. */
export interface TokenKeyName extends TokenPlace {
  readonly key: string;
}

export interface TokenKey {
  /** CKA_ID in hexadecimal digits: signatures are asked for by it. */
  readonly id: string;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Buffer;
}

export const KEY_BY_ID = /^id=((?:[0-9a-f]{2}){1,64})$/;

export interface TokenLogin {
  readonly pin: string;
  readonly host: TokenHost;
}

/**
 * @param wanted SubjectPublicKeyInfo of the key that it must be; undefined where any of that name does.
 * Throws `pki/token-key-not-found`, `pki/token-key-other` where the key of that name is not the wanted one, and as `askToken`.
 */
export async function findTokenKey(name: TokenKeyName, wanted: Uint8Array | undefined, login: TokenLogin): Promise<TokenKey> {
  const ids = await idsOf(name, login);
  const keys: TokenKey[] = [];
  for (const id of ids) {
    const publicKey = await publicKeyOf(name, id, login);
    if (publicKey !== undefined) keys.push({ id, publicKey });
  }
  const key = wanted === undefined ? keys[0] : keys.find(({ publicKey }) => publicKey.equals(wanted));
  if (key !== undefined) return key;
  throw new AppError(keys.length === 0 ? 'pki/token-key-not-found' : 'pki/token-key-other', {
    params: { token: name.token, key: name.key },
  });
}

async function idsOf({ key, ...place }: TokenKeyName, { pin, host }: TokenLogin): Promise<readonly string[]> {
  const byId = KEY_BY_ID.exec(key)?.[1];
  if (byId !== undefined) return [byId];
  const shown = await askToken({ ...place, pin, words: ['--list-objects', '--type=privkey'] }, host);
  return shown
    .toString()
    .split(/^Private Key Object/m)
    .flatMap((object) => (fieldOf(object, 'label') === key ? [fieldOf(object, 'ID') ?? ''] : []))
    .filter((id) => id !== '');
}

function fieldOf(object: string, name: string): string | undefined {
  return new RegExp(String.raw`^  ${name}: +(.*)$`, 'm').exec(object)?.[1]?.trimEnd();
}

/** Undefined where the token keeps no public half of it. */
async function publicKeyOf({ key: _key, ...place }: TokenKeyName, id: string, { pin, host }: TokenLogin): Promise<Buffer | undefined> {
  try {
    const der = await askToken({ ...place, pin, words: ['--read-object', '--type=pubkey', `--id=${id}`] }, host);
    return createPublicKey({ key: der, format: 'der', type: 'spki' }).export({ format: 'der', type: 'spki' });
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code !== 'pki/token-failed') throw thrown;
    return undefined;
  }
}
