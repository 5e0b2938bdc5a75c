/** Secrets of a batch for their recipient, as a window asks for them: the file lies in the engine's folder until main moves it. */
import { writeFile } from 'node:fs/promises';
import type { handOverRequests as asked } from '../../../shared/contract/hand-over.ts';
import type { BatchId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Functions } from '../../../shared/rpc/server.ts';
import { secretsFileName } from '../exports/export-file-name.ts';
import { type HandedOver, handOver, secretsToHandOver } from '../exports/hand-over.ts';
import type { Engine } from '../open-engine.ts';
import type { Session } from '../people/session.ts';
import { recipientOf } from '../pki/enveloped-data.ts';
import type { OutgoingFiles } from './outgoing.ts';

interface HandOverSurroundings {
  /** The one that orders go to now. */
  readonly engine: () => Pick<Engine, 'journal' | 'vault'>;
  readonly session: Session;
  readonly outgoing: OutgoingFiles;
}

export function handOverRequests({ engine, session, outgoing }: HandOverSurroundings): Functions<typeof asked> {
  const found = (batchId: BatchId) => {
    const parts = engine();
    const batch = parts.journal.read.batch(batchId);
    if (batch === undefined) throw new AppError('batch/not-found', { params: { batch: batchId } });
    return { parts, batch };
  };
  return {
    'exports.handOverPlan': async ({ batchId, recipientPem }) => {
      const { parts, batch } = found(batchId);
      const recipient = recipientPem === undefined ? {} : { recipient: shownRecipient(recipientPem) };
      const { count, columns, earlier } = await secretsToHandOver(parts.journal, batch);
      if (earlier === undefined) return { count, columns, ...recipient };
      const { by, reason, recipientSha256 } = earlier.event;
      const who = parts.journal.read.personName(by) ?? '–';
      return { count, columns, earlier: { at: earlier.wallTime, by: who, reason, recipientSha256 }, ...recipient };
    },
    'exports.handOver': async ({ batchId, recipientPem, reason, again, operator }) => {
      const by = await session.demand('hand-over', operator);
      const { parts, batch } = found(batchId);
      const made: { handedOver?: HandedOver } = {};
      const write = async (file: string) => {
        made.handedOver = await handOver(parts, { batch, recipientPem, reason, again, by });
        await writeFile(file, made.handedOver.envelope);
      };
      const files = await outgoing.make(secretsFileName(batch), [{ suffix: '', write }]);
      if (made.handedOver === undefined) throw new TypeError('nothing was handed over');
      const { count, recipientSha256 } = made.handedOver;
      return { count, recipientSha256, outgoing: files };
    },
  };
}

function shownRecipient(pem: string) {
  const { sha256, certificate } = recipientOf(pem);
  if (certificate === undefined) return { sha256 };
  // One name a line, the most general first.
  const subject = certificate.subject.split('\n').join(', ');
  return { sha256, subject, notAfter: new Date(certificate.validTo).toISOString() };
}
