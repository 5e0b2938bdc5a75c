/**
 * Where files lie on their way between the window and the engine, beside the journal. Main moves what the engine made: both find it by the
 * journal.
 */
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Behind the prefix: a file, or the draft of one that was written when its engine was lost. */
const OWN = /^[0-9a-f-]{36}(?:\.[0-9a-f-]{36}\.part)?$/;

export interface TransitPlace {
  readonly folder: string;
  /** Other journals may lie in the same folder, each with an engine of its own. */
  readonly prefix: string;
  /** @param fileId A UUID: of the engine's own making, or parsed by the contract before it comes here. */
  fileOf(fileId: string): string;
}

export function transitPlace(journalFile: string, name: 'uploads' | 'outgoing'): TransitPlace {
  const folder = join(dirname(journalFile), name);
  const prefix = `${basename(journalFile)}-`;
  return { folder, prefix, fileOf: (fileId) => join(folder, `${prefix}${fileId}`) };
}

/** The folder may have been there before: what does not bear the journal's name is left alone. */
export async function sweepTransit({ folder, prefix }: TransitPlace): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const own = names.filter((name) => name.startsWith(prefix) && OWN.test(name.slice(prefix.length)));
  for (const name of own) await rm(join(folder, name), { force: true });
}
