/** What every window is confined to: its preferences, its policy, its permissions, its one page, its one bridge. */
import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { contentSecurityPolicy } from '../../electron/main/content-security-policy.ts';
import { lockNavigation } from '../../electron/main/security/navigation-lock.ts';
import { refusePermissions } from '../../electron/main/security/session-permissions.ts';
import { exposeWindowSurface } from '../../electron/preload/window-surface.ts';
import { createWindow } from '../../electron/main/window.ts';
import { allowEmptyMarkup } from '../../renderer/src/app/allow-empty-markup.ts';
import { HINTS_ARGUMENT } from '../../shared/contract/window-channels.ts';

const electron = vi.hoisted(() => ({ options: [] as Record<string, unknown>[], exposed: [] as [string, object][] }));
vi.mock('electron', () => {
  class BrowserWindow {
    constructor(options: Record<string, unknown>) {
      electron.options.push(options);
    }
    setMenuBarVisibility(): void {}
    once(): void {}
    loadURL(): Promise<void> {
      return Promise.resolve();
    }
  }
  return {
    BrowserWindow,
    screen: { getDisplayMatching: () => ({ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }) },
    contextBridge: { exposeInMainWorld: (name: string, surface: object) => electron.exposed.push([name, surface]) },
    ipcRenderer: new EventEmitter(),
  };
});

beforeEach(() => {
  electron.options.length = 0;
});

const look = {
  hints: { language: 'de', theme: 'dark' },
  preload: '/p.cjs',
  icon: '/i.png',
  backgroundColor: '#000',
  devTools: false,
} as const;

test('every window is sandboxed, isolated and without Node', () => {
  createWindow({ ...look, state: { maximized: false, theme: 'system' } });
  expect(electron.options[0]?.['webPreferences']).toEqual({
    preload: '/p.cjs',
    additionalArguments: [`${HINTS_ARGUMENT}{"language":"de","theme":"dark"}`],
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
  });
});

test('a window comes back where it was, unless no screen is there any more', () => {
  const bounds = { x: 100, y: 50, width: 1400, height: 800 };
  createWindow({ ...look, state: { maximized: false, theme: 'system', bounds } });
  createWindow({ ...look, state: { maximized: false, theme: 'system', bounds: { ...bounds, x: 5000 } } });
  expect(electron.options.map(({ x, width }) => [x, width])).toEqual([
    [100, 1400],
    [undefined, 1366],
  ]);
});

test('the policy begins with nothing, and allows neither inline code nor a connection', () => {
  expect(contentSecurityPolicy.startsWith("default-src 'none'; script-src 'self'; style-src 'self'; ")).toBe(true);
  expect(contentSecurityPolicy).toContain("connect-src 'none'");
  expect(contentSecurityPolicy).toContain("require-trusted-types-for 'script'; trusted-types default");
  expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:|blob:|nonce/);
});

describe('a session', () => {
  test('grants no permission, no device and no download', () => {
    const handlers: Record<string, (...args: never[]) => unknown> = {};
    const session = Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: (handler: never) => void (handlers['request'] = handler),
      setPermissionCheckHandler: (handler: never) => void (handlers['check'] = handler),
      setDevicePermissionHandler: (handler: never) => void (handlers['device'] = handler),
      setDisplayMediaRequestHandler: (handler: never) => void (handlers['display'] = handler),
    });
    refusePermissions(session as never);
    const granted: unknown[] = [];
    for (const permission of ['media', 'serial', 'usb', 'hid', 'clipboard-read', 'notifications', 'openExternal']) {
      handlers['request']?.(null as never, permission as never, ((answer: boolean) => granted.push(answer)) as never);
      granted.push(handlers['check']?.(null as never, permission as never));
    }
    granted.push(handlers['device']?.());
    expect(new Set(granted)).toEqual(new Set([false]));
    const prevented: string[] = [];
    for (const name of ['select-serial-port', 'select-hid-device', 'select-usb-device', 'will-download']) {
      const answer = (chosen?: unknown) => expect(chosen === undefined || chosen === '').toBe(true);
      const rest = name === 'select-serial-port' ? [[{ portId: '1' }], null, answer] : [{}, answer];
      session.emit(name, { preventDefault: () => prevented.push(name) }, ...rest);
    }
    expect(prevented).toHaveLength(4);
  });
});

describe('contents of any kind', () => {
  function locked() {
    const app = new EventEmitter();
    lockNavigation(app as never);
    let openHandler: (() => unknown) | undefined;
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: (handler: () => unknown) => void (openHandler = handler) });
    app.emit('web-contents-created', {}, contents);
    const isPrevented = (name: string, details: object) => {
      let prevented = false;
      contents.emit(name, { ...details, preventDefault: () => void (prevented = true) });
      return prevented;
    };
    return { isPrevented, open: () => openHandler?.() };
  }

  test('open no window and embed no view', () => {
    const { open, isPrevented } = locked();
    expect(open()).toEqual({ action: 'deny' });
    expect(isPrevented('will-attach-webview', {})).toBe(true);
  });

  test('go nowhere but to our own page', () => {
    const { isPrevented } = locked();
    for (const url of [
      'https://example.invalid/',
      'file:///etc/passwd',
      'app://other/',
      'app://lineside/evil.html',
      'javascript:alert(1)',
      'data:text/html,x',
    ]) {
      expect(isPrevented('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
    }
    expect(isPrevented('will-frame-navigate', { url: 'app://lineside/', isMainFrame: false })).toBe(true);
    expect(isPrevented('will-redirect', { url: 'app://lineside/' })).toBe(true);
    expect(isPrevented('will-frame-navigate', { url: 'app://lineside/', isMainFrame: true })).toBe(false);
  });
});

test('the bridge is one frozen object of four functions and the hints, and hands out nothing of Electron', () => {
  process.argv.push(`${HINTS_ARGUMENT}{"language":"de","theme":"light"}`);
  exposeWindowSurface();
  const [name, surface] = electron.exposed[0] ?? ['', {}];
  expect([electron.exposed.length, name, Object.isFrozen(surface)]).toEqual([1, 'lineside', true]);
  expect(Object.entries(surface).map(([key, value]) => [key, typeof value])).toEqual([
    ['hints', 'object'],
    ['send', 'function'],
    ['onMessage', 'function'],
    ['tell', 'function'],
    ['saveFile', 'function'],
  ]);
  expect((surface as { hints: unknown }).hints).toEqual({ language: 'de', theme: 'light' });
});

test('the page asks for nothing inline', async () => {
  const html = await readFile(new URL('../../renderer/index.html', import.meta.url), 'utf8');
  expect(html).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*src=)/i);
});

test('of markup the page may write the empty text only', () => {
  const rules: Record<string, (markup: string) => string | null> = {};
  allowEmptyMarkup({ createPolicy: (name, { createHTML }) => void (rules[name] = createHTML) });
  expect(['', ' ', '<img src=x onerror=alert(1)>', '<b>'].map((markup) => rules['default']?.(markup))).toEqual(['', null, null, null]);
  expect(Object.keys(rules)).toEqual(['default']);
});
