/** The one factory of windows. */
import { BrowserWindow, screen } from 'electron';
import type { WindowHints } from '../../shared/contract/window.ts';
import { HINTS_ARGUMENT } from '../../shared/contract/window-channels.ts';
import { HOME_URL } from './app-address.ts';
import type { WindowState } from './window-state.ts';

const MIN_WIDTH = 1024;
const MIN_HEIGHT = 700;

export interface WindowOptions {
  readonly state: WindowState;
  readonly hints: WindowHints;
  readonly preload: string;
  readonly icon: string;
  /** The page's background, so that the window does not flash before the page is there. */
  readonly backgroundColor: string;
  readonly devTools: boolean;
}

export function createWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    ...visibleBounds(options.state),
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    show: false,
    title: 'Lineside',
    icon: options.icon,
    backgroundColor: options.backgroundColor,
    webPreferences: {
      preload: options.preload,
      additionalArguments: [`${HINTS_ARGUMENT}${JSON.stringify(options.hints)}`],
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: options.devTools,
    },
  });
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => {
    if (options.state.maximized) window.maximize();
    window.show();
  });
  void window.loadURL(HOME_URL);
  return window;
}

/** The remembered place, unless no screen shows it any more. */
function visibleBounds(state: WindowState): WindowState['bounds'] {
  const { bounds } = state;
  if (bounds === undefined) return undefined;
  const { workArea } = screen.getDisplayMatching(bounds);
  const isVisible =
    bounds.x < workArea.x + workArea.width &&
    bounds.x + bounds.width > workArea.x &&
    bounds.y >= workArea.y &&
    bounds.y < workArea.y + workArea.height;
  return isVisible ? bounds : undefined;
}
