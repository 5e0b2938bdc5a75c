/** Where files lie between the engine that made them and main that moves them; both find it by the journal. */
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const UUID_LENGTH = 36;

export interface OutgoingPlace {
  readonly folder: string;
  /** Other journals may lie in the same folder, each with an engine of its own. */
  readonly prefix: string;
  /** @param fileId A UUID, parsed by the contract before it comes here. */
  fileOf(fileId: string): string;
}

export function outgoingPlace(journalFile: string): OutgoingPlace {
  const folder = join(dirname(journalFile), 'outgoing');
  const prefix = `${basename(journalFile)}-`;
  return { folder, prefix, fileOf: (fileId) => join(folder, `${prefix}${fileId}`) };
}

/** What does not bear the journal's name is left alone. */
export async function sweepOutgoing({ folder, prefix }: OutgoingPlace): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const own = names.filter((name) => name.startsWith(prefix) && name.length === prefix.length + UUID_LENGTH);
  for (const name of own) await rm(join(folder, name), { force: true });
}
