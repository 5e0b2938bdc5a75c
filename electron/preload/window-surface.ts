/** The only bridge between page and main: one frozen surface of functions, never `ipcRenderer` itself. */
import { contextBridge, ipcRenderer } from 'electron';
import type { SaveAnswer, WindowHints, WindowSurface } from '../../shared/contract/window.ts';
import { HINTS_ARGUMENT, windowChannels } from '../../shared/contract/window-channels.ts';
import type { ServerMessage } from '../../shared/rpc/messages.ts';

function readHints(): WindowHints {
  const argument = process.argv.find((value) => value.startsWith(HINTS_ARGUMENT));
  return argument === undefined ? { language: 'en', theme: 'system' } : (JSON.parse(argument.slice(HINTS_ARGUMENT.length)) as WindowHints);
}

/** Puts `window.lineside` into the page, before any of the page's own code runs. */
export function exposeWindowSurface(): void {
  const surface: WindowSurface = {
    hints: readHints(),
    send: (message) => ipcRenderer.send(windowChannels.toEngine, message),
    onMessage: (listener) => {
      const hear = (_event: unknown, message: ServerMessage) => listener(message);
      ipcRenderer.on(windowChannels.fromEngine, hear);
      return () => void ipcRenderer.off(windowChannels.fromEngine, hear);
    },
    tell: (message) => ipcRenderer.send(windowChannels.window, message),
    saveFile: (file) => ipcRenderer.invoke(windowChannels.saveFile, file) as Promise<SaveAnswer>,
  };
  contextBridge.exposeInMainWorld('lineside', Object.freeze(surface));
}
