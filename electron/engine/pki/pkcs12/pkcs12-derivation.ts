/** Key derivation of PKCS#12 (RFC 7292, appendix B), for its integrity check and for bundles of older programs. */
import { hash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';

export type DerivationDigest = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** What is derived: a cipher's key, its initialisation vector, or the key of the integrity check. */
export const DERIVED = { key: 1, vector: 2, integrity: 3 } as const;

const BLOCK_BYTES: Readonly<Record<DerivationDigest, number>> = { sha1: 64, sha256: 64, sha384: 128, sha512: 128 };
const ROUNDS_PER_TURN = 1000;

export interface Derivation {
  readonly digest: DerivationDigest;
  readonly password: string;
  readonly salt: Uint8Array;
  readonly rounds: number;
  readonly purpose: (typeof DERIVED)[keyof typeof DERIVED];
  readonly bytes: number;
}

/** Many rounds are made in pieces, other work in between. */
export async function deriveKey({ digest, password, salt, rounds, purpose, bytes }: Derivation): Promise<Buffer> {
  const blockBytes = BLOCK_BYTES[digest];
  const diversifier = Buffer.alloc(blockBytes, purpose);
  let input: Buffer = Buffer.concat([filled(salt, blockBytes), filled(bmpPassword(password), blockBytes)]);
  const pieces: Buffer[] = [];
  for (let length = 0; length < bytes; ) {
    let piece: Buffer = hash(digest, Buffer.concat([diversifier, input]), 'buffer');
    for (let round = 1; round < rounds; round += 1) {
      piece = hash(digest, piece, 'buffer');
      if (round % ROUNDS_PER_TURN === 0) await nextTurn();
    }
    pieces.push(piece);
    length += piece.length;
    if (length < bytes) input = advanced(input, filled(piece, blockBytes).subarray(0, blockBytes), blockBytes);
  }
  return Buffer.concat(pieces).subarray(0, bytes);
}

/** UTF-16, most significant byte first, ended by a zero character (appendix B.1). */
function bmpPassword(password: string): Buffer {
  return Buffer.from(`${password}\0`, 'utf16le').swap16();
}

/** Repeated up to whole blocks. */
function filled(content: Uint8Array, blockBytes: number): Buffer {
  return Buffer.alloc(Math.ceil(content.length / blockBytes) * blockBytes, content);
}

/** Each block of the input plus the derived one plus one, as numbers. */
function advanced(input: Buffer, derived: Buffer, blockBytes: number): Buffer {
  const next = Buffer.from(input);
  for (let start = 0; start < next.length; start += blockBytes) {
    let carry = 1;
    for (let index = blockBytes - 1; index >= 0; index -= 1) {
      carry += (next[start + index] ?? 0) + (derived[index] ?? 0);
      next[start + index] = carry & 0xff;
      carry >>= 8;
    }
  }
  return next;
}
