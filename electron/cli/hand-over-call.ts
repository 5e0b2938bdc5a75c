/** `--with-secrets` of an export: the secrets of its units, encrypted for their recipient, beside the plain file. */
import { resolve } from 'node:path';
import { text } from '../../shared/texts/text.ts';
import type { Call } from './command.ts';
import type { Desk } from './desk.ts';
import { sharedOptions } from './global-options.ts';
import { operatorName } from './operator-name.ts';

export const handOverOptions = {
  'with-secrets': { type: 'string', value: 'RECIPIENT', about: 'command.option.with-secrets' },
  reason: { type: 'string', value: 'T', about: 'command.option.hand-over-reason' },
  again: { type: 'boolean', about: 'command.option.again' },
  operator: sharedOptions.operator,
  'pin-file': sharedOptions['pin-file'],
} as const;

export interface SecretsWish {
  readonly recipientPem: string;
  readonly reason: string;
}

/** Read before anything is written or recorded: a mistyped path or a missing reason must cost nothing. */
export async function secretsToHandOver({ given }: Call): Promise<SecretsWish | undefined> {
  const recipient = given.text('with-secrets');
  const reason = given.text('reason');
  if (recipient === undefined) {
    if (reason !== undefined || given.has('again')) throw given.refuse('command.arguments.not-usable', { where: '--reason, --again' });
    return undefined;
  }
  if (reason === undefined) throw given.refuse('command.arguments.missing-option', { option: 'reason', value: 'T' });
  const { readSmallText } = await import('../engine/files/small-file.ts');
  return { recipientPem: readSmallText(resolve(recipient), 'file/unreadable'), reason };
}

/** At the engine, which has the vault's key and records it; the answer is of use to the recipient only. Its person is signed in. */
export async function handOver(call: Call, desk: Desk, { file, ...secrets }: SecretsWish & { readonly file: string }): Promise<void> {
  const { given, output, language } = call;
  const { writeWhole } = await import('../engine/exports/whole-file.ts');
  const input = { ...secrets, batch: given.operand(0), again: given.has('again'), operator: operatorName(given) };
  const { envelope, count, recipientSha256 } = await desk.ask('commands.handOverSecrets', input);
  const secretsFile = `${file}.secrets.p7m`;
  const content = await writeWhole(secretsFile, [Buffer.from(envelope, 'base64')]);
  await content.publish();
  await output.object({ secrets: { file: secretsFile, count, recipientSha256 } });
  await output.line(text(language, 'command.export.secrets', { file: secretsFile, count }));
}
