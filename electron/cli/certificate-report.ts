/** What every `pki` command says of certificates, and the files that it writes. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Certificate } from '../../shared/domain/certificates.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { writeWhole } from '../engine/exports/whole-file.ts';
import { certificateLine, certificateObject } from './certificate-lines.ts';
import type { Call, OptionDefinition } from './command.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import { type Desk, withDesk } from './desk.ts';
import { sharedOptions } from './global-options.ts';
import { operatorName } from './operator-name.ts';
import { Pins } from './pins.ts';
import { signIn } from './sign-in.ts';

/** How long a certificate is valid where nobody says. */
export const DEFAULT_DAYS = 730;

/** Options of every command that gives an order. */
export const orderOptions = {
  operator: sharedOptions.operator,
  'pin-file': sharedOptions['pin-file'],
  db: sharedOptions.db,
} as const satisfies Readonly<Record<string, OptionDefinition>>;

export interface Orderer {
  readonly operator: string;
  /** Of `--second`, where it is given. */
  readonly secondPerson: () => Promise<{ readonly secondPerson?: { name: string; pin: string } }>;
}

/** Signed in where the station has people. */
export function orderCertificates<Result>(call: Call, work: (desk: Desk, orderer: Orderer) => Promise<Result>): Promise<Result> {
  const pins = new Pins(call);
  return withDesk(call, { mustExist: false, forOrder: false }, async (desk) => {
    await signIn(call, desk, pins);
    const second = call.given.text('second');
    const secondPerson = async () => (second === undefined ? {} : { secondPerson: { name: second, pin: await pins.of(second) } });
    return await work(desk, { operator: operatorName(call.given), secondPerson });
  });
}

export async function sayCertificates(
  call: Call,
  shown: readonly { readonly certificate: Certificate; readonly files?: readonly string[] }[],
): Promise<ExitStatus> {
  await call.output.object({ certificates: shown.map(({ certificate, files }) => certificateObject(certificate, files)) });
  for (const { certificate, files = [] } of shown) {
    await call.output.line(certificateLine(call.language, certificate));
    for (const file of files) await call.output.line(`  ${file}`);
  }
  return exitStatus.good;
}

/** Before anything is made. Throws `pki/file-in-the-way`: of a key that left the station, the file may be the only copy. */
export function demandFree(file: string): void {
  if (existsSync(resolve(file))) throw new AppError('pki/file-in-the-way', { params: { file: resolve(file) } });
}

/**
 * Writes a file for its owner only, whole or not at all. `pki/file-not-written` says how to have it once more: what it holds is on
 * record already. @param again The words of the command that does.
 */
export async function writePrivateFile(file: string, content: string | Uint8Array, again: string): Promise<string> {
  const place = resolve(file);
  try {
    const written = await writeWhole(place, [content]);
    await written.publish();
    return place;
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    throw new AppError('pki/file-not-written', { params: { ...cause.params, again }, cause });
  }
}
