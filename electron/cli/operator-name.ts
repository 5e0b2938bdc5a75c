/** Who gives an order, for the record. */
import { userInfo } from 'node:os';
import type { ParsedArguments } from './parsed-arguments.ts';

/** `--operator`, else the name of the logged-in user. */
export function operatorName(given: ParsedArguments): string {
  return given.text('operator') ?? userInfo().username;
}
