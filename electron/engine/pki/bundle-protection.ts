/** How hard the password of a bundle is to guess. */
import { AppError } from '../../../shared/errors/app-error.ts';

const SHORTEST = 8;

/** A person's password is slowed down; one of at least 128 random bits needs none of it. */
export const PERSON_ROUNDS = { encryption: 10_000, integrity: 10_000 } as const;
export const RANDOM_ROUNDS = { encryption: 2048, integrity: 1 } as const;

/** Java opens no bundle whose password has other characters (PBEKey of its JCE: ASCII only). */
const TYPEABLE = /^[ -~]*$/;

/** Throws `pki/password-too-short`, and `pki/password-not-usable` for characters that not every program takes. */
export function demandPassword(password: string): void {
  if (!TYPEABLE.test(password)) throw new AppError('pki/password-not-usable');
  if (password.length < SHORTEST) throw new AppError('pki/password-too-short', { params: { least: String(SHORTEST) } });
}
