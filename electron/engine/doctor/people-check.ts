/** Who may give orders: anybody, or the people who are set up. */
import { existsSync } from 'node:fs';
import type { Finding } from './finding.ts';

/** Nothing for a journal that cannot be read: what is wrong with it is another check's business. */
export async function checkPeople(journalFile: string): Promise<readonly Finding[]> {
  if (!existsSync(journalFile)) return [found(0)];
  const { openJournalReader } = await import('../journal/open-journal-reader.ts');
  try {
    const reader = openJournalReader(journalFile);
    try {
      return [found(reader.people().length)];
    } finally {
      reader.close();
    }
  } catch {
    return [];
  }
}

function found(count: number): Finding {
  const said = count === 0 ? ({ key: 'doctor.people.open' } as const) : ({ key: 'doctor.people.named', params: { count } } as const);
  return { name: 'people', ok: true, required: false, said };
}
