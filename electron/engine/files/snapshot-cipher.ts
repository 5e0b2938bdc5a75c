/**
 * Kura's encryption of what it keeps on its disk (kura.md §2.3): AES-GCM as `iv-ct` since 5.0, AES-ECB in one base64 text up to 4.1. The key
 * is the same for files and for the passwords inside.
 */
import { createDecipheriv } from 'node:crypto';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type Decrypt, isBase64, isEncryptedForm } from '../../../shared/formats/kura-password.ts';

/** Published with Kura's source; a gateway that keeps secrets has one of its own. */
const DEFAULT_KEY = Buffer.from('rv;ipse329183!@#');
const KEY_BYTES: ReadonlySet<number> = new Set([16, 24, 32]);
const TAG_BYTES = 16;
const BLOCK_BYTES = 16;

export type SnapshotCipher = 'gcm' | 'ecb';

/** By the text's form; undefined where it is none of the two. */
export function cipherOf(text: string): SnapshotCipher | undefined {
  if (isEncryptedForm(text)) return 'gcm';
  const isWholeBlocks = text.length > 0 && isBase64(text) && Buffer.byteLength(text, 'base64') % BLOCK_BYTES === 0;
  return isWholeBlocks ? 'ecb' : undefined;
}

/** Without `key` by Kura's default key. The result refuses texts of the other form. */
export function decryptWith(cipher: SnapshotCipher, key: Buffer = DEFAULT_KEY): Decrypt {
  return (text) => {
    if (cipherOf(text) !== cipher) return undefined;
    try {
      const clear = cipher === 'gcm' ? decryptGcm(text, key) : decryptEcb(text, key);
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(clear);
    } catch {
      return undefined;
    }
  };
}

function decryptGcm(text: string, key: Buffer): Buffer {
  const [iv = '', sealed = ''] = text.split('-');
  const bytes = Buffer.from(sealed, 'base64');
  const end = bytes.length - TAG_BYTES;
  const decipher = createDecipheriv(keyBits(key, 'gcm'), key, Buffer.from(iv, 'base64'), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(end));
  return Buffer.concat([decipher.update(bytes.subarray(0, end)), decipher.final()]);
}

function decryptEcb(text: string, key: Buffer): Buffer {
  const decipher = createDecipheriv(keyBits(key, 'ecb'), key, null);
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64')), decipher.final()]);
}

function keyBits<Mode extends SnapshotCipher>(key: Buffer, mode: Mode) {
  return `aes-${String(key.length * 8) as '128' | '192' | '256'}-${mode}` as const;
}

/** @param variable name of the environment's variable that holds the key. Throws `snapshot/bad-key`. */
export function keyFrom(environment: NodeJS.ProcessEnv, variable: string): Buffer {
  const key = Buffer.from(environment[variable] ?? '');
  if (!KEY_BYTES.has(key.length)) throw new AppError('snapshot/bad-key', { params: { variable } });
  return key;
}
