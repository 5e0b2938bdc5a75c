/**
 * The texts in which Kura keeps a password inside a snapshot: base64 of the password, or of `iv-ct`, its encrypted form, or that form
 * itself (kura.md §2.2, §2.3).
 */
import { base64Decode, base64Encode, getTextEncoding } from '@bufbuild/protobuf/wire';

/** Gives the clear text of what Kura encrypted; undefined for another key, for damaged text and for text that is not encrypted. */
export type Decrypt = (encrypted: string) => string | undefined;

/** What a snapshot can hold as `encrypted="true"`; at anything else Kura refuses the whole snapshot. */
export function isPasswordText(text: string): boolean {
  return isBase64(text) || isEncryptedForm(text);
}

/** `base64(iv)-base64(ciphertext and tag)`: 12 bytes and at least 16. */
export function isEncryptedForm(text: string): boolean {
  const at = text.indexOf('-');
  return at === 16 && text.length - at - 1 >= 22 && isBase64(text.slice(0, at)) && isBase64(text.slice(at + 1));
}

/** As Java's basic decoder has it: no blanks, padding whole or left out. */
export function isBase64(text: string): boolean {
  const padded = /^[A-Za-z0-9+/]*(={0,2})$/.exec(text);
  if (padded === null) return false;
  const padding = padded[1]?.length ?? 0;
  return padding === 0 ? text.length % 4 !== 1 : text.length % 4 === 0;
}

/**
 * @param text of `encrypted="true"`, as `isPasswordText` wants it.
 * @returns undefined where the password is encrypted and cannot be decrypted here.
 */
export function passwordOf(text: string, decrypt: Decrypt | undefined): string | undefined {
  const stored = isEncryptedForm(text) ? text : getTextEncoding().decodeUtf8(base64Decode(text));
  return decrypt?.(stored) ?? (isEncryptedForm(stored) ? undefined : stored);
}

export function passwordText(password: string): string {
  return base64Encode(getTextEncoding().encodeUtf8(password));
}
