/** The built station in a real Electron with a profile of its own, watched for everything that a page may not do. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ElectronApplication, _electron, type Page } from 'playwright/test';

const root = resolve(import.meta.dirname, '../../..');
/** The second button of the question before closing. */
export const CLOSE_ANYWAY = 1;
const FAKE_ENGINE = resolve(import.meta.dirname, '../fake-engine/entry.ts');

export interface LaunchOptions {
  /** A scene of the fake engine; without it the real engine runs, on a journal in the profile. */
  readonly scene?: string;
  /** What the real engine works with. */
  readonly stationFile?: string;
  readonly language?: 'en' | 'de';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

export interface LaunchedStation {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Folder of profile and journal; removed by `close`. */
  readonly folder: string;
  /** Errors and warnings of the console, uncaught errors, violations of the content security policy. */
  readonly complaints: string[];
  resize(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

export async function launchStation(options: LaunchOptions = {}): Promise<LaunchedStation> {
  const { scene, stationFile, language = 'en', theme = 'light', width = 1366, height = 768 } = options;
  const folder = await mkdtemp(join(tmpdir(), 'lineside-e2e-'));
  await writeFile(join(folder, 'window.json'), JSON.stringify({ language, theme, bounds: { x: 0, y: 0, width, height } }));
  const app = await _electron.launch({
    cwd: root,
    args: [
      '.',
      `--user-data-dir=${folder}`,
      '--db',
      join(folder, 'journal.sqlite'),
      ...(stationFile === undefined ? [] : ['--station', stationFile]),
    ],
    env: { ...environment(), ...(scene === undefined ? {} : { LINESIDE_ENGINE: FAKE_ENGINE, LINESIDE_FAKE_SCENE: scene }) },
  });
  const page = await app.firstWindow();
  const complaints = await watch(page);
  return {
    app,
    page,
    folder,
    complaints,
    resize: async (toWidth, toHeight) => {
      await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.toWidth, size.toHeight), {
        toWidth,
        toHeight,
      });
      // Very large sizes come out a pixel short.
      await page.waitForFunction((wanted) => Math.abs(innerWidth - wanted) <= 1, toWidth);
    },
    close: async () => {
      // A test may have closed it already.
      await answerDialogs(app, CLOSE_ANYWAY).catch(() => undefined);
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Native dialogs cannot be driven from a page: whatever is asked from now on gets this button. */
export async function answerDialogs(app: ElectronApplication, response: number): Promise<void> {
  await app.evaluate(({ dialog }, button) => {
    dialog.showMessageBox = () => Promise.resolve({ response: button, checkboxChecked: false });
  }, response);
}

/** Loads the page again, so that it is watched from its first moment. */
async function watch(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  await page.reload();
  return complaints;
}

function environment(): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _plainNode, ...rest } = process.env;
  return Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
