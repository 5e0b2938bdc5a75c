/** Saves what the window hands over, or what the engine made for it, where a person says. The page never learns or names a folder. */
import { basename, join } from 'node:path';
import { app, type BrowserWindow, dialog, type IpcMain } from 'electron';
import { type SaveAnswer, type SavedFile, savedFileSchema } from '../../shared/contract/window.ts';
import { windowChannels } from '../../shared/contract/window-channels.ts';
import { toFailure } from '../../shared/errors/app-error.ts';
import type { TransitPlace } from '../transit-folder.ts';
import { moveFiles, placeBytes } from './place-files.ts';
import { isTrustedSender } from './security/ipc-sender.ts';

export interface SavingOptions {
  readonly window: () => BrowserWindow | undefined;
  /** Where the engine's files wait. */
  readonly outgoing: TransitPlace;
}

export function hearSaves(ipcMain: Pick<IpcMain, 'handle'>, { window, outgoing }: SavingOptions): void {
  ipcMain.handle(windowChannels.saveFile, async (event, raw: unknown): Promise<SaveAnswer> => {
    const opened = window();
    const parsed = savedFileSchema.safeParse(raw);
    if (opened === undefined || !isTrustedSender(event, opened.webContents.id) || !parsed.success) throw new Error('refused');
    return save(opened, parsed.data, outgoing);
  });
}

async function save(window: BrowserWindow, file: SavedFile, outgoing: TransitPlace): Promise<SaveAnswer> {
  const defaultPath = join(app.getPath('documents'), file.name);
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath, properties: ['showOverwriteConfirmation'] });
  if (canceled || filePath === '') return { kind: 'cancelled' };
  try {
    if ('bytes' in file) await placeBytes(filePath, file.bytes);
    else await moveFiles(file.files.map(({ fileId, suffix }) => ({ from: outgoing.fileOf(fileId), to: `${filePath}${suffix}` })));
    return { kind: 'saved', name: basename(filePath) };
  } catch (thrown) {
    return { kind: 'failed', failure: toFailure(thrown) };
  }
}
