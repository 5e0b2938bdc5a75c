/** The app: set-up calls in order, nothing else. */
import { join } from 'node:path';
import { app, type BrowserWindow, ipcMain, nativeTheme, safeStorage, session } from 'electron';
import { keepMemoryOutOfCoreDumps } from '../core-dumps.ts';
import { logLastWords } from '../log/last-words.ts';
import { openLog } from '../log/log.ts';
import { stationKeyFile, stationPaths } from '../station-folder.ts';
import { sweepTransit, transitPlace } from '../transit-folder.ts';
import { windowChannels } from '../../shared/contract/window-channels.ts';
import { declareAppScheme, serveApp, warmUpAnswers } from './app-protocol.ts';
import { guardClosing } from './close-guard.ts';
import { engineEnvironment } from './engine/engine-environment.ts';
import { EngineHost } from './engine/engine-host.ts';
import { locateEngine } from './engine/engine-location.ts';
import { installMenu } from './menu.ts';
import { lockNavigation } from './security/navigation-lock.ts';
import { hearSaves } from './save-file.ts';
import { refusePermissions } from './security/session-permissions.ts';
import { handedKey, needsKeyStore } from './station-key/handed-key.ts';
import { openKeyStore } from './station-key/key-store.ts';
import { engineArguments, readStartOptions } from './start-options.ts';
import { createWindow } from './window.ts';
import { hearWindow } from './window-messages.ts';
import { hintsFrom, readWindowState, writeWindowState } from './window-state.ts';

const mainFolder = import.meta.dirname;
const windowStateFile = join(app.getPath('userData'), 'window.json');
const startOptions = readStartOptions(process.argv.slice(1), process.cwd());
const outgoing = transitPlace(stationPaths(process.env, startOptions.journalFile).journalFile, 'outgoing');
const log = openLog({ folder: stationPaths(process.env, startOptions.journalFile).logFolder, name: 'main' });
/** After an error that nobody caught. The engine hears that its channel is gone, settles and ends. */
const BROKEN = 70;
let window: BrowserWindow | undefined;

function createEngineHost(stationKey: string | undefined): EngineHost {
  const { isPackaged } = app;
  const { resourcesPath, platform, env: environment } = process;
  return new EngineHost({
    location: locateEngine({ isPackaged, mainFolder, resourcesPath, appPath: app.getAppPath(), platform, environment }),
    args: engineArguments(startOptions),
    environment: engineEnvironment(environment),
    stationKey,
    log,
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
  hearSaves(ipcMain, { window: () => window, outgoing });
  guardClosing(opened, { unitsInWork: () => unitsInWork, language: () => hints.language });
  opened.on('close', () =>
    writeWindowState(windowStateFile, { ...state, bounds: opened.getNormalBounds(), maximized: opened.isMaximized() }),
  );
  opened.on('closed', () => {
    window = undefined;
    void sweepTransit(outgoing);
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

function logWhatEnds(): void {
  keepMemoryOutOfCoreDumps();
  logLastWords(process, log, () => app.exit(BROKEN));
  const write = (room: string, { reason, exitCode }: { readonly reason: string; readonly exitCode: number }) =>
    log.write({ level: 'error', room, message: 'process gone', facts: { reason, exitCode } });
  app.on('render-process-gone', (_event, _contents, details) => write('window', details));
  app.on('child-process-gone', (_event, details) => write(details.type, details));
}

/** Undefined, and at once, for a station whose engine finds its key by itself. */
async function unwrappedKey(): Promise<string | undefined> {
  const { keyFolder } = stationPaths(process.env, startOptions.journalFile);
  const file = stationKeyFile(keyFolder);
  const order = startOptions.keyOrder;
  if (!needsKeyStore({ file, order })) return undefined;
  await app.whenReady();
  return await handedKey({ file, order, openStore: () => openKeyStore(safeStorage, process.platform), log });
}

async function start(): Promise<void> {
  logWhatEnds();
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('lineside: the station is open already; its window comes to the front\n');
    return app.exit(0);
  }
  app.on('second-instance', () => window?.show());
  declareAppScheme();
  lockNavigation(app);
  installMenu();
  log.write({ level: 'info', room: 'app', message: 'started', facts: { lineside: app.getVersion(), electron: process.versions.electron } });
  const engine = createEngineHost(await unwrappedKey());
  endWithEngine(engine);
  engine.start();
  warmUpAnswers();
  await app.whenReady();
  refusePermissions(session.defaultSession);
  serveApp(join(mainFolder, '../renderer'));
  openStation(engine);
}

void start();
