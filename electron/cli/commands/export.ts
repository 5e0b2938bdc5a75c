/** `lineside export BATCH --to DIALECT`: the batch for another system, read-only, so also while an engine works on it. */
import { resolve } from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';
import { text } from '../../../shared/texts/text.ts';
import { type Dialect, dialects } from '../../engine/exports/dialects.ts';
import { onlyChoices } from '../../engine/exports/exported-unit.ts';
import type { JournalReader } from '../../engine/journal/journal.ts';
import type { Call, Command } from '../command.ts';
import { exitStatus } from '../exit-status.ts';
import { sharedOptions } from '../global-options.ts';
import { handOverOptions, secretsToHandOver, writeSecrets } from '../hand-over-call.ts';
import { readJournal } from '../read-journal.ts';

export const exportCommand: Command = {
  name: 'export',
  about: 'command.export.about',
  operands: [{ name: 'BATCH', required: true }],
  options: {
    to: { type: 'string', value: 'csv|json', required: true, about: 'command.option.to' },
    out: { type: 'string', value: 'FILE', about: 'command.option.export-out' },
    only: { type: 'string', value: 'all|pass|fail|changed', about: 'command.option.only' },
    ...handOverOptions,
    db: sharedOptions.db,
  },
  stops: 'in-order',
  run: async (call) => {
    const dialect = call.given.oneOf('to', dialects) ?? 'csv';
    const secrets = await secretsToHandOver(call);
    const file = await readJournal(call, (read) => writeExport(call, read, dialect));
    if (secrets !== undefined) await writeSecrets(call, file, secrets);
    return exitStatus.good;
  },
};

async function writeExport(call: Call, read: JournalReader, dialect: Dialect): Promise<string> {
  const { given, output, language, linesideVersion, stop } = call;
  const asked = given.operand(0);
  const batch = read.findBatch(asked);
  if (batch === undefined) throw new AppError('batch/not-found', { params: { batch: asked } });
  const { exportBatch } = await import('../../engine/exports/export-batch.ts');
  const file = resolve(given.text('out') ?? `${fileName(batch.name)}.export.${dialect}`);
  const only = given.oneOf('only', onlyChoices) ?? 'all';
  const exported = await exportBatch({ read, batch, dialect, only, file, linesideVersion, signal: stop });
  await output.object({ ...exported });
  await output.line(text(language, 'command.export.done', { ...exported }));
  return file;
}

/** A batch may be called anything; a file may not. */
function fileName(batchName: string): string {
  const safe = batchName.replaceAll(/[^\p{L}\p{N} ._()-]/gu, '_').replace(/^\.+/, '_');
  return safe.slice(0, 100).trim() || 'batch';
}
