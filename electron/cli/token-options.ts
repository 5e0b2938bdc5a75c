/** A key in a token, as options of a command name it. */
import { resolve } from 'node:path';
import type { HeldKeyWish } from '../../shared/contract/certificates.ts';
import { secretInFile } from './bundle-password.ts';
import type { Call, OptionDefinition } from './command.ts';

export const tokenOptions = {
  pkcs11: { type: 'string', value: 'MODULE', about: 'command.option.pkcs11' },
  token: { type: 'string', value: 'LABEL', about: 'command.option.token' },
  'token-key': { type: 'string', value: 'LABEL', about: 'command.option.token-key' },
  'pin-secret': { type: 'string', value: 'NAME', about: 'command.option.pin-secret' },
  'token-pin-file': { type: 'string', value: 'FILE', about: 'command.option.token-pin-file' },
} as const satisfies Readonly<Record<string, OptionDefinition>>;

/** Undefined where none of them is given. */
export function heldKeyOf({ given }: Call): HeldKeyWish | undefined {
  if (!Object.keys(tokenOptions).some((option) => given.has(option))) return undefined;
  const [module, token, key] = [given.text('pkcs11'), given.text('token'), given.text('token-key')];
  const [secret, file] = [given.text('pin-secret'), given.text('token-pin-file')];
  if (module === undefined || token === undefined || key === undefined || (secret === undefined) === (file === undefined))
    throw given.refuse('command.pki-init.token-whole', {});
  const pin = secret === undefined ? { value: secretInFile(file ?? '') } : { secret };
  return { module: resolve(module), token, key, pin };
}
