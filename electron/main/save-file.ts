/** Saves what the window hands over where a person says, in the system's own dialog. The page never learns or names a folder. */
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog, type IpcMain } from 'electron';
import { type SaveAnswer, type SavedFile, savedFileSchema } from '../../shared/contract/window.ts';
import { windowChannels } from '../../shared/contract/window-channels.ts';
import { AppError, toFailure } from '../../shared/errors/app-error.ts';
import { isTrustedSender } from './security/ipc-sender.ts';

export interface SavingOptions {
  readonly window: () => BrowserWindow | undefined;
}

export function hearSaves(ipcMain: Pick<IpcMain, 'handle'>, { window }: SavingOptions): void {
  ipcMain.handle(windowChannels.saveFile, async (event, raw: unknown): Promise<SaveAnswer> => {
    const opened = window();
    const parsed = savedFileSchema.safeParse(raw);
    if (opened === undefined || !isTrustedSender(event, opened.webContents.id) || !parsed.success) throw new Error('refused');
    return save(opened, parsed.data);
  });
}

async function save(window: BrowserWindow, { name, bytes }: SavedFile): Promise<SaveAnswer> {
  const defaultPath = join(app.getPath('documents'), name);
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath, properties: ['showOverwriteConfirmation'] });
  if (canceled || filePath === '') return { kind: 'cancelled' };
  try {
    await writeInPlace(filePath, bytes);
    return { kind: 'saved', name: basename(filePath) };
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'EIO';
    return { kind: 'failed', failure: toFailure(new AppError('file/not-writable', { params: { file: filePath, reason }, cause })) };
  }
}

/** Whole or not at all, and on the disk before it is called saved: a key may be deleted at the station because this file is there. */
async function writeInPlace(file: string, bytes: Uint8Array): Promise<void> {
  const draft = `${file}.${randomUUID()}.part`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
    await keepName(dirname(file));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Until its folder is on the disk, a power cut may take the new name away again. Windows has no such call. */
async function keepName(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
