/**
 * A folder in the place of the portal's import form: every CSV file that is put into it is taken once, when it is whole. Files whose
 * name begins with a dot are somebody's half-written ones.
 */
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const LOOK_MS = 200;
/** As the engine's own small files; a training batch is far below. */
const MAX_FILE_BYTES = 16 * 1024 * 1024;

export interface ImportFolder {
  close(): Promise<void>;
}

/** `take` gets each file's name and text. */
export async function watchImportFolder(folder: string, take: (name: string, text: string) => void): Promise<ImportFolder> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  /** What a file looked like at the last look, and whether it was taken as such. */
  const seen = new Map<string, { readonly mark: string; isTaken: boolean }>();
  const look = async (): Promise<void> => {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.csv') && !name.startsWith('.'));
    for (const name of names) {
      const path = join(folder, name);
      const { size, mtimeMs } = await stat(path);
      const mark = `${size} ${mtimeMs}`;
      const before = seen.get(name);
      if (before?.mark !== mark) seen.set(name, { mark, isTaken: false });
      // Only what has not grown since the last look is whole.
      if (before?.mark !== mark || before.isTaken || size > MAX_FILE_BYTES) continue;
      before.isTaken = true;
      take(name, await readFile(path, 'utf8'));
    }
  };
  let looking = Promise.resolve();
  // A file that went away meanwhile is looked for again.
  const timer = setInterval(() => {
    looking = looking.then(look).catch(() => undefined);
  }, LOOK_MS);
  return {
    close: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}
