/** The way to a gateway's Kura, for steps that do not care which: REST where the lane has it, else remote management. */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Gateway, Rest } from './gateway.ts';

export function hasKura({ has }: Gateway): boolean {
  return has.rest || has.remote;
}

/** Which of the two `kuraOf` gives; evidence says so. */
export function kuraSource({ has }: Gateway): 'rest' | 'remote' {
  return has.rest || !has.remote ? 'rest' : 'remote';
}

/** `gateway/no-kura` where the lane has neither; else what the one or the other throws. */
export async function kuraOf(gateway: Gateway, options: CallOptions): Promise<Rest> {
  if (!hasKura(gateway)) throw new AppError('gateway/no-kura');
  return kuraSource(gateway) === 'rest' ? gateway.rest(options) : gateway.remote(options);
}
