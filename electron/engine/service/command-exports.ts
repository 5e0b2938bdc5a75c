/** An export as a command asks for it: into the file that it names. */
import { join } from 'node:path';
import type { exportCommandRequests } from '../../../shared/contract/exports.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Functions } from '../../../shared/rpc/server.ts';
import { exportBatch } from '../exports/export-batch.ts';
import { exportFileName } from '../exports/export-file-name.ts';
import type { Engine } from '../open-engine.ts';
import type { Session } from '../people/session.ts';

export function exportCommands(
  engine: Pick<Engine, 'journal' | 'linesideVersion'>,
  session: Session,
): Functions<typeof exportCommandRequests> {
  return {
    'commands.export': async ({ batch: asked, file, folder, operator, ...order }, signal) => {
      const by = await session.demand('run', operator);
      const { journal, linesideVersion } = engine;
      const batch = journal.read.findBatch(asked);
      if (batch === undefined) throw new AppError('batch/not-found', { params: { batch: asked } });
      const place = file ?? join(folder, exportFileName(batch, order.dialect));
      return await exportBatch({ ...order, journal, batch, file: place, by, linesideVersion, signal });
    },
  };
}
