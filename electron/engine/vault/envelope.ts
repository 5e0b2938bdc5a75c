/**
 * How a secret is kept: version byte 1, nonce (12 bytes), ciphertext, tag (16 bytes); AES-256-GCM with a random 96-bit nonce
 * (NIST SP 800-38D §8.2.2). What the secret belongs to is bound in, so that one put in another's place does not open.
 */
import { createCipheriv, createDecipheriv, createSecretKey, KeyObject, randomFillSync } from 'node:crypto';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES;

/** Drawn many at a time: one by one they take longer than the encryption. Each is used once. */
const nonces = new Uint8Array(NONCE_BYTES * 256);
let nonceAt = nonces.length;

function newNonce(): Uint8Array {
  if (nonceAt === nonces.length) {
    randomFillSync(nonces);
    nonceAt = 0;
  }
  nonceAt += NONCE_BYTES;
  return nonces.slice(nonceAt - NONCE_BYTES, nonceAt);
}

/**
 * @param key As a `KeyObject` where much is sealed with it: it is taken in once.
 * @param place Names of what the content belongs to, outermost first.
 */
export function seal(content: Uint8Array, key: Uint8Array | KeyObject, place: readonly string[]): Uint8Array {
  const nonce = newNonce();
  const cipher = createCipheriv('aes-256-gcm', keyObject(key), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundIn(place));
  const body = cipher.update(content);
  cipher.final();
  // Memory of its own: a piece of Node's shared pool would drag the pool along to the writer thread.
  const envelope = new Uint8Array(HEAD_BYTES + body.length + TAG_BYTES);
  envelope[0] = VERSION;
  envelope.set(nonce, 1);
  envelope.set(body, HEAD_BYTES);
  envelope.set(cipher.getAuthTag(), HEAD_BYTES + body.length);
  return envelope;
}

/** Undefined where key, place or content is not what was sealed, or the envelope is of another version. */
export function unseal(envelope: Uint8Array, key: Uint8Array, place: readonly string[]): Uint8Array | undefined {
  if (envelope[0] !== VERSION || envelope.length < HEAD_BYTES + TAG_BYTES) return undefined;
  const tagAt = envelope.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', keyObject(key), envelope.subarray(1, HEAD_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(boundIn(place));
  decipher.setAuthTag(envelope.subarray(tagAt));
  const content = decipher.update(envelope.subarray(HEAD_BYTES, tagAt));
  try {
    decipher.final();
    return content;
  } catch {
    // The tag does not fit; there is nothing more to know.
    return undefined;
  }
}

/** Ciphers that are given bytes take five times as long. */
function keyObject(key: Uint8Array | KeyObject): KeyObject {
  return key instanceof KeyObject ? key : createSecretKey(key);
}

/** Each name with its length before it, so that no two places give the same bytes. */
function boundIn(place: readonly string[]): Buffer {
  return Buffer.from(place.map((name) => `${Buffer.byteLength(name)}:${name}`).join(''));
}
