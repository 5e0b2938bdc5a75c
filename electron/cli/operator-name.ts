/** Who gives an order, for the record. */
import { userInfo } from 'node:os';
import type { ParsedArguments } from './parsed-arguments.ts';

/** `--operator`, else the name of the logged-in user. */
export function operatorName(given: ParsedArguments): string {
  return given.text('operator') ?? computerUser();
}

/** A user id without a name is no reason to refuse an order. */
function computerUser(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unnamed';
  }
}
