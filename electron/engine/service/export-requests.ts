/** Batches for other systems, as a window asks for them: the file and its manifest lie in the engine's folder until main moves them. */
import type { exportRequests as asked } from '../../../shared/contract/exports.ts';
import type { BatchId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Functions } from '../../../shared/rpc/server.ts';
import { type DraftedExport, draftExport, type ExportWish } from '../exports/export-batch.ts';
import { exportFileName } from '../exports/export-file-name.ts';
import { MANIFEST_SUFFIX } from '../exports/export-pair.ts';
import { exportPreview } from '../exports/export-preview.ts';
import { dialectViews } from '../exports/usable-dialect.ts';
import { writeWhole } from '../exports/whole-file.ts';
import type { Engine } from '../open-engine.ts';
import type { Session } from '../people/session.ts';
import type { OutgoingFiles } from './outgoing.ts';

interface ExportSurroundings {
  /** The one that orders go to now. */
  readonly engine: () => Pick<Engine, 'journal' | 'linesideVersion'>;
  readonly session: Session;
  readonly outgoing: OutgoingFiles;
}

export function exportRequests({ engine, session, outgoing }: ExportSurroundings): Functions<typeof asked> {
  const found = (batchId: BatchId) => {
    const { journal, linesideVersion } = engine();
    const batch = journal.read.batch(batchId);
    if (batch === undefined) throw new AppError('batch/not-found', { params: { batch: batchId } });
    return { journal, linesideVersion, batch };
  };
  return {
    'exports.dialects': async ({ batchId }) => {
      const { journal, batch } = found(batchId);
      return dialectViews(journal, batch);
    },
    'exports.preview': async ({ batchId, ...wish }, signal) => await exportPreview({ ...wish, ...found(batchId), signal }),
    'exports.write': async ({ batchId, operator, ...wish }, signal) => {
      const by = await session.demand('run', operator);
      return await writeOutgoing(outgoing, { ...wish, ...found(batchId), by, signal });
    },
  };
}

async function writeOutgoing(outgoing: OutgoingFiles, wish: ExportWish) {
  const fileName = exportFileName(wish.batch, wish.dialect);
  const made: { draft?: DraftedExport } = {};
  const files = await outgoing.make(fileName, [
    {
      suffix: '',
      write: async (file) => {
        made.draft = await draftExport(wish, { file, fileName });
        await made.draft.content.publish();
      },
    },
    {
      suffix: MANIFEST_SUFFIX,
      write: async (file) => {
        const note = await writeWhole(file, [made.draft?.manifestText() ?? '']);
        await made.draft?.record();
        await note.publish();
      },
    },
  ]);
  const { draft } = made;
  if (draft === undefined) throw new TypeError('nothing was written');
  return { rows: draft.rows, warnings: draft.warnings, sha256: draft.content.sha256, outgoing: files };
}
