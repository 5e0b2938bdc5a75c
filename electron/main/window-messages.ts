/** What main hears from the window: frames for the engine, and what concerns the window. All of it checked for sender and shape. */
import { type IpcMain, type IpcMainEvent, clipboard, nativeTheme } from 'electron';
import type { z } from 'zod';
import { type WindowMessage, windowMessageSchema } from '../../shared/contract/window.ts';
import { windowChannels } from '../../shared/contract/window-channels.ts';
import { type ClientMessage, clientMessageSchema } from '../../shared/rpc/messages.ts';
import { isTrustedSender } from './security/ipc-sender.ts';

export interface WindowMessagesOptions {
  readonly windowContentsId: () => number | undefined;
  readonly toEngine: (frame: ClientMessage) => void;
  readonly onPreferences: (preferences: Extract<WindowMessage, { kind: 'preferences' }>) => void;
  readonly onUnitsInWork: (count: number) => void;
}

export function hearWindow(ipcMain: Pick<IpcMain, 'on'>, options: WindowMessagesOptions): void {
  const checked = <Schema extends z.ZodType>(channel: string, schema: Schema, act: (message: z.output<Schema>) => void) => {
    ipcMain.on(channel, (event: IpcMainEvent, raw: unknown) => {
      const parsed = schema.safeParse(raw);
      if (!isTrustedSender(event, options.windowContentsId())) refuse(channel, 'sender');
      else if (parsed.success) act(parsed.data);
      else refuse(channel, 'message');
    });
  };
  checked(windowChannels.toEngine, clientMessageSchema, options.toEngine);
  checked(windowChannels.window, windowMessageSchema, (message) => {
    if (message.kind === 'preferences') {
      nativeTheme.themeSource = message.theme;
      options.onPreferences(message);
    } else if (message.kind === 'copy-text') void clipboard.writeText(message.text);
    else options.onUnitsInWork(message.count);
  });
}

function refuse(channel: string, what: string): void {
  process.stderr.write(`lineside: refused a ${what} on ${channel}\n`);
}
