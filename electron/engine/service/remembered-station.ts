/** The station file that a person chose in the window, kept beside the journal: the next engine begins with it. */
import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

export function rememberedStationFile(journalFile: string): string {
  return `${journalFile}.station.json`;
}

/** For the owner only: it may hold passwords. False where it cannot be kept; then it is the line's until the engine ends. */
export function rememberStation(journalFile: string, text: string): boolean {
  const file = rememberedStationFile(journalFile);
  const draft = `${file}.${randomUUID()}`;
  try {
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true });
    renameSync(draft, file);
    return true;
  } catch {
    rmSync(draft, { force: true });
    return false;
  }
}

/** The one that was chosen or edited last: the person's last word counts, wherever it was said. */
export function latestStation(files: readonly string[]): string | undefined {
  const changedMs = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return files.filter((file) => existsSync(file)).toSorted((one, other) => changedMs(other) - changedMs(one))[0];
}
