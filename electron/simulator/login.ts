/** Names and passwords of the simulated gateways. */
import { createHash, timingSafeEqual } from 'node:crypto';

export interface Login {
  readonly user: string;
  readonly password: string;
}

export function isSameLogin(left: Login, right: Login): boolean {
  return sameText(left.user, right.user) && sameText(left.password, right.password);
}

/** Compares in the same time whatever the difference. */
export function sameText(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
