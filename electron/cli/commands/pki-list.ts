/** `lineside pki list [IDENTIFIER]`: the certificates of the station or of one unit's device, read-only. */
import type { Certificate } from '../../../shared/domain/certificates.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { text } from '../../../shared/texts/text.ts';
import type { JournalReader } from '../../engine/journal/journal.ts';
import { certificateLine, certificateObject } from '../certificate-lines.ts';
import type { Call, Command } from '../command.ts';
import { type ExitStatus, exitStatus } from '../exit-status.ts';
import { sharedOptions } from '../global-options.ts';
import { isFreshStation, readJournal } from '../read-journal.ts';

const PAGE = 500;

export const pkiListCommand: Command = {
  name: 'pki list',
  about: 'command.pki-list.about',
  operands: [{ name: 'IDENTIFIER', required: false }],
  options: { db: sharedOptions.db },
  stops: 'at-once',
  run: (call) => (isFreshStation(call) ? say(call, []) : readJournal(call, (read) => list(call, read))),
};

async function list(call: Call, read: JournalReader): Promise<ExitStatus> {
  const { viewOf } = await import('../../engine/pki/certificate-facts.ts');
  const identifier = call.given.optionalOperand(0);
  const row = identifier === undefined ? undefined : read.unitsByIdentifier(identifier)[0];
  if (identifier !== undefined && row === undefined) throw new AppError('unit/not-found', { params: { identifier } });
  const ofDevice = row === undefined ? {} : { deviceId: row.unit.deviceId };
  return await say(
    call,
    pagesOf((afterSeq) => read.certificates({ ...ofDevice, afterSeq, limit: PAGE }).map(viewOf)),
  );
}

function* pagesOf(page: (afterSeq: number) => readonly Certificate[]): Generator<Certificate> {
  for (let found = page(0); found.length > 0; found = page(found.at(-1)?.seq ?? 0)) yield* found;
}

/** Written as it is read: a station may have a million. */
async function say({ output, language }: Call, certificates: Iterable<Certificate>): Promise<ExitStatus> {
  let count = 0;
  await output.piece('{"v":1,"certificates":[');
  for (const certificate of certificates) {
    await output.piece(`${count === 0 ? '' : ','}${JSON.stringify(certificateObject(certificate))}`);
    await output.line(certificateLine(language, certificate));
    count += 1;
  }
  await output.piece(']}\n');
  if (count === 0) await output.line(text(language, 'command.pki.none'));
  return exitStatus.good;
}
