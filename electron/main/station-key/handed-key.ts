/** The station key as main hands it to the engine, after what the app was started to do with it. */
import type { Log } from '../../log/log.ts';
import type { KeyOrder } from '../start-options.ts';
import type { KeyStore } from './key-store.ts';
import { isProtected, protectKey, unprotectKey, unwrapKey } from './protected-key.ts';

export interface KeyHandling {
  readonly file: string;
  readonly order: KeyOrder | undefined;
  /** Asked only where it is needed: a key store may ask the person for its password. */
  readonly openStore: () => Promise<KeyStore | undefined>;
  readonly log: Log;
}

/** True where the key store is needed, so that the engine waits for it. */
export function needsKeyStore({ file, order }: Pick<KeyHandling, 'file' | 'order'>): boolean {
  return order !== undefined || isProtected(file);
}

/**
 * Undefined where the engine finds the key by itself, and where nobody can unwrap it: the engine says so then. An order that cannot be
 * carried out changes nothing.
 */
export async function handedKey({ file, order, openStore, log }: KeyHandling): Promise<string | undefined> {
  const note = (message: string, error?: unknown) =>
    log.write({ level: error === undefined ? 'info' : 'error', room: 'station-key', message, error });
  try {
    const store = await openStore();
    if (store === undefined) throw new Error('this computer has no key store that encrypts');
    if (order === 'protect') await protectKey(file, store);
    if (order === 'unprotect') await unprotectKey(file, store);
    if (order !== undefined) note(`${order}ed`);
    return isProtected(file) ? await unwrapKey(file, store) : undefined;
  } catch (error) {
    note('the key store was of no help', error);
    return undefined;
  }
}
