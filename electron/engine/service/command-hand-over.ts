/** Secrets of a batch for their recipient, as a command asks for them. */
import type { CommandRequests } from '../../../shared/contract/commands.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Functions } from '../../../shared/rpc/server.ts';
import { handOver } from '../exports/hand-over.ts';
import type { Engine } from '../open-engine.ts';
import type { Session } from '../people/session.ts';

type HandOverRequests = Pick<Functions<CommandRequests>, 'commands.handOverSecrets'>;

export function handOverRequests(engine: Pick<Engine, 'journal' | 'vault'>, session: Session): HandOverRequests {
  return {
    'commands.handOverSecrets': async ({ batch: asked, recipientPem, reason, again, operator }) => {
      const by = await session.demand('hand-over', operator);
      const batch = engine.journal.read.findBatch(asked);
      if (batch === undefined) throw new AppError('batch/not-found', { params: { batch: asked } });
      const { envelope, count, recipientSha256 } = await handOver(engine, { batch, recipientPem, reason, again, by });
      return { envelope: envelope.toString('base64'), count, recipientSha256 };
    },
  };
}
