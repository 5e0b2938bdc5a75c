/** The computer's own key store (DPAPI, Keychain, libsecret, KWallet) behind Electron's safeStorage, where it really encrypts. */

/** The part of `safeStorage` that this needs. The asynchronous half came with Electron 45; the other one is about to go. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
  getSelectedStorageBackend?(): string;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(text: string): Promise<Buffer>;
  decryptStringAsync?(encrypted: Buffer): Promise<{ readonly result: string }>;
}

export interface KeyStore {
  wrap(text: string): Promise<Buffer>;
  /** Rejects where another user, or another computer, wrapped it. */
  unwrap(wrapped: Buffer): Promise<string>;
}

/** Undefined where there is none: on Linux without a keyring Electron encrypts with a password that everybody knows. */
export async function openKeyStore(storage: SafeStorage, platform: NodeJS.Platform): Promise<KeyStore | undefined> {
  if (platform === 'linux' && !isRealBackend(storage.getSelectedStorageBackend?.())) return undefined;
  const { encryptStringAsync, decryptStringAsync } = storage;
  if (encryptStringAsync === undefined || decryptStringAsync === undefined) {
    if (!storage.isEncryptionAvailable()) return undefined;
    return { wrap: async (text) => storage.encryptString(text), unwrap: async (wrapped) => storage.decryptString(wrapped) };
  }
  if ((await storage.isAsyncEncryptionAvailable?.()) !== true) return undefined;
  return {
    wrap: (text) => encryptStringAsync.call(storage, text),
    unwrap: async (wrapped) => (await decryptStringAsync.call(storage, wrapped)).result,
  };
}

function isRealBackend(backend: string | undefined): boolean {
  return backend !== undefined && backend !== 'basic_text' && backend !== 'unknown';
}
