/** The app: set-up calls in order, nothing else. */
import { join } from 'node:path';
import { app, type BrowserWindow, ipcMain, nativeTheme, session } from 'electron';
import { windowChannels } from '../../shared/contract/window-channels.ts';
import { declareAppScheme, serveApp } from './app-protocol.ts';
import { guardClosing } from './close-guard.ts';
import { engineEnvironment } from './engine/engine-environment.ts';
import { EngineHost } from './engine/engine-host.ts';
import { locateEngine } from './engine/engine-location.ts';
import { installMenu } from './menu.ts';
import { lockNavigation } from './security/navigation-lock.ts';
import { refusePermissions } from './security/session-permissions.ts';
import { engineArguments, readStartOptions } from './start-options.ts';
import { createWindow } from './window.ts';
import { hearWindow } from './window-messages.ts';
import { hintsFrom, readWindowState, writeWindowState } from './window-state.ts';

const mainFolder = import.meta.dirname;
const windowStateFile = join(app.getPath('userData'), 'window.json');
let window: BrowserWindow | undefined;

function createEngineHost(): EngineHost {
  const { isPackaged } = app;
  const { resourcesPath, platform, env: environment } = process;
  return new EngineHost({
    location: locateEngine({ isPackaged, mainFolder, resourcesPath, appPath: app.getAppPath(), platform, environment }),
    args: engineArguments(readStartOptions(process.argv.slice(1), process.cwd())),
    environment: engineEnvironment(environment),
    onFrame: (frame) => window?.webContents.send(windowChannels.fromEngine, frame),
  });
}

function openStation(engine: EngineHost): void {
  let state = readWindowState(windowStateFile);
  let hints = hintsFrom(state, app.getPreferredSystemLanguages());
  let unitsInWork = 0;
  nativeTheme.themeSource = state.theme;
  const opened = createWindow({
    state,
    hints,
    preload: join(mainFolder, '../preload/index.cjs'),
    icon: join(mainFolder, '../renderer/icon.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#111317' : '#f6f7f9',
    devTools: !app.isPackaged,
  });
  window = opened;
  hearWindow(ipcMain, {
    windowContentsId: () => window?.webContents.id,
    toEngine: (frame) => engine.send(frame),
    onPreferences: ({ language, theme }) => {
      hints = { language, theme };
      state = { ...state, language, theme };
    },
    onUnitsInWork: (count) => {
      unitsInWork = count;
    },
  });
  guardClosing(opened, { unitsInWork: () => unitsInWork, language: () => hints.language });
  opened.on('close', () =>
    writeWindowState(windowStateFile, { ...state, bounds: opened.getNormalBounds(), maximized: opened.isMaximized() }),
  );
  opened.on('closed', () => {
    window = undefined;
  });
}

function endWithEngine(engine: EngineHost): void {
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (!engine.isRunning) return;
    event.preventDefault();
    void engine.stop().then(() => app.quit());
  });
}

async function start(): Promise<void> {
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('lineside: the station is open already; its window comes to the front\n');
    return app.exit(0);
  }
  app.on('second-instance', () => window?.show());
  declareAppScheme();
  lockNavigation(app);
  installMenu();
  const engine = createEngineHost();
  endWithEngine(engine);
  engine.start();
  await app.whenReady();
  refusePermissions(session.defaultSession);
  serveApp(join(mainFolder, '../renderer'));
  openStation(engine);
}

void start();
