/** What headers were read as before: the mapping of the newest batch of a profile that had one. */
import type { ColumnMapping } from '../../../shared/contract/batch-table.ts';
import type { Profile } from '../../../shared/domain/recipe.ts';
import type { JournalReader } from '../journal/journal.ts';

/** Older batches are not asked: nobody remembers what their files looked like either. */
const MAX_BATCHES = 50;

/** Newer batches come first where two read one header in two ways. Empty where nothing is remembered. */
export function rememberedMapping(read: Pick<JournalReader, 'batches' | 'eventsOfBatchAlone'>, profile: Profile): ColumnMapping {
  const remembered: Record<string, string> = {};
  const batches = read.batches().filter((batch) => batch.profile === profile);
  for (const { batchId } of batches.slice(0, MAX_BATCHES)) {
    for (const { event } of read.eventsOfBatchAlone(batchId)) {
      if (event.type === 'batch.imported') Object.assign(remembered, { ...event.mapping, ...remembered });
    }
  }
  return remembered;
}
