/** A station of its own to export from: batches come in by the import, as anybody's do. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importBatch } from '../../electron/engine/batches/import-batch.ts';
import { type Exported, exportBatch, type ExportOrder } from '../../electron/engine/exports/export-batch.ts';
import { exportFileName } from '../../electron/engine/exports/export-file-name.ts';
import { parseRecipe } from '../../electron/engine/files/recipe-file.ts';
import { type Engine, openEngine } from '../../electron/engine/open-engine.ts';
import type { UnitRow } from '../../electron/engine/journal/journal.ts';
import type { Dialect } from '../../shared/domain/exports.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import type { Profile } from '../../shared/domain/recipe.ts';
import type { Batch } from '../../shared/domain/unit.ts';

export function waitingRecipe(profile: Profile) {
  const steps = [{ step: 'wait', with: { seconds: 0 } }];
  return parseRecipe(JSON.stringify({ lineside: 1, recipe: 'Waits', model: 'any', version: 1, profile, steps }));
}

export class ExportStation {
  readonly folder: string;
  readonly engine: Engine;

  static async open(): Promise<ExportStation> {
    const folder = mkdtempSync(join(tmpdir(), 'lineside-export-'));
    const engine = await openEngine({
      journalFile: join(folder, 'journal.sqlite'),
      keyFolder: folder,
      environment: {},
      linesideVersion: '0.0.0',
    });
    return new ExportStation(folder, engine);
  }

  private constructor(folder: string, engine: Engine) {
    this.folder = folder;
    this.engine = engine;
  }

  async close(): Promise<void> {
    await this.engine.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async imported(profile: Profile, content: string | Uint8Array, secretColumns: readonly string[] = []): Promise<Batch> {
    const path = join(this.folder, 'batch.csv');
    writeFileSync(path, content);
    const { journal, vault } = this.engine;
    const by = await journal.person('Tester');
    const signal = new AbortController().signal;
    const { batch } = await importBatch({ journal, vault, path, recipe: waitingRecipe(profile), secretColumns, signal, by });
    const found = journal.read.batch(batch.id);
    if (found === undefined) throw new Error('no batch');
    return found;
  }

  async write(batch: Batch, dialect: Dialect, part: Partial<ExportOrder> = {}): Promise<Exported> {
    const { journal } = this.engine;
    const file = join(this.folder, exportFileName(batch, dialect));
    const by = await journal.person('Tester');
    const { signal } = new AbortController();
    return exportBatch({ journal, batch, dialect, only: 'all', formulaSafe: false, file, by, linesideVersion: '0.0.0', signal, ...part });
  }

  units(batchId: BatchId): readonly UnitRow['unit'][] {
    return this.engine.journal.read.units({ batchId, limit: 10_000 }).map(({ unit }) => unit);
  }
}
