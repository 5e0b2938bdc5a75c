/** Real journals in folders of their own. Folders and journals go when the test ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Journal } from '../../electron/engine/journal/journal.ts';
import { openJournal } from '../../electron/engine/journal/open-journal.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import { importedEvent, RECIPE_SHA256, RECIPE_TEXT, staged } from './journal-events.ts';

export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-journal-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** @param file Existing or not; without it a new journal in a folder of its own. */
export async function aJournal(file = join(aFolder(), 'journal.sqlite')): Promise<Journal> {
  const journal = await openJournal({ file, linesideVersion: '0.1.0' });
  onTestFinished(() => journal.close());
  return journal;
}

export async function importUnits(journal: Journal, units: readonly Unit[]): Promise<void> {
  const batchId = units[0]?.batchId ?? ('none' as BatchId);
  await journal.storeContent(RECIPE_SHA256, RECIPE_TEXT);
  await journal.stageUnits(staged(units));
  await journal.append([importedEvent(batchId, units)]);
}
