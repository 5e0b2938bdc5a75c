/** What the page in the real window cannot do, whatever code came to run in it. */
import { expect } from 'playwright/test';
import type { LaunchedStation } from '../support/window/launch-station.ts';
import { test } from './station-test.ts';

const HOME = 'app://lineside/';

test.use({ mayComplain: true });

test('opens no second window', async ({ station }) => {
  const { app, page } = station;
  for (const address of ['https://example.invalid/', 'about:blank', HOME, 'file:///etc/passwd']) {
    expect(await page.evaluate((target) => open(target) === null, address)).toBe(true);
  }
  const link = await page.evaluate(() => {
    const anchor = document.createElement('a');
    anchor.href = 'https://example.invalid/';
    anchor.target = '_blank';
    document.body.append(anchor);
    anchor.click();
    return anchor.isConnected;
  });
  expect(link).toBe(true);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('goes nowhere else', async ({ station }) => {
  const { page } = station;
  await page.evaluate(() => {
    document.title = 'The same page';
  });
  const addresses = ['https://example.invalid/', 'file:///etc/passwd', `${HOME}other.html`, 'app://other/', 'data:text/html,x'];
  for (const address of [...addresses, 'javascript:document.title = "taken"']) {
    expect(await tryToGo(station, address), address).toBe(true);
  }
  expect(page.url()).toMatch(/^app:\/\/lineside\/(#.*)?$/);
  expect(await page.evaluate(() => document.title)).toBe('The same page');
});

/**
 * False where main let a navigation pass. Some addresses the page itself refuses, of which nobody hears; so one that main does hear of
 * comes after each, and when that is through, so is the one before it.
 */
async function tryToGo({ app, page }: LaunchedStation, address: string): Promise<boolean> {
  const last = 'https://last.invalid/';
  const refused = app.evaluate(
    ({ BrowserWindow }, end) =>
      new Promise<boolean>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        let isRefused = true;
        contents?.on('will-frame-navigate', function hear({ url, defaultPrevented }) {
          isRefused &&= defaultPrevented;
          if (url !== end) return;
          contents.off('will-frame-navigate', hear);
          resolve(isRefused);
        });
      }),
    last,
  );
  for (const target of [address, last]) {
    // In a later turn: the page cannot answer a call that would take it away.
    await page.evaluate((to) => void setTimeout(() => location.assign(to), 0), target);
  }
  return refused;
}

test('gets no permission and no device', async ({ station }) => {
  const { page } = station;
  const states = await page.evaluate(async () => {
    const asked = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'] as PermissionName[];
    return Promise.all(asked.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  const refusals = await page.evaluate(async () => {
    const { serial, usb, hid } = navigator as unknown as Record<
      'serial' | 'usb' | 'hid',
      Record<string, (options: object) => Promise<unknown>>
    >;
    const attempts: Record<string, () => Promise<unknown>> = {
      serial: async () => serial['requestPort']?.({}),
      usb: async () => usb['requestDevice']?.({ filters: [] }),
      hid: async () => {
        const chosen = (await hid['requestDevice']?.({ filters: [] })) as readonly unknown[];
        if (chosen.length === 0) throw new DOMException('none', 'NotFoundError');
      },
      geolocation: () =>
        new Promise((resolve, reject) =>
          navigator.geolocation.getCurrentPosition(resolve, ({ code }) => reject(new DOMException('', String(code)))),
        ),
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia(),
      clipboard: () => navigator.clipboard.readText(),
    };
    const outcome = async (attempt: () => Promise<unknown>) => {
      try {
        await attempt();
        return 'granted';
      } catch {
        return 'refused';
      }
    };
    const entries = Object.entries(attempts).map(async ([name, attempt]) => [name, await outcome(attempt)] as const);
    return Object.fromEntries(await Promise.all(entries));
  });
  expect(new Set(Object.values(refusals)), JSON.stringify(refusals)).toEqual(new Set(['refused']));
});

test('has one frozen bridge and nothing of Node or Electron', async ({ station }) => {
  const { page } = station;
  const found = await page.evaluate(() => {
    const { lineside } = window;
    const own = Object.getOwnPropertyDescriptor(window, 'lineside');
    return {
      node: ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'].filter((name) => name in window),
      surface: Object.entries(lineside).map(([name, value]) => `${name}: ${typeof value}`),
      hints: Object.keys(lineside.hints),
      isFrozen: Object.isFrozen(lineside) && Object.isFrozen(lineside.hints),
      isFixed: own?.writable === false && own.configurable === false,
    };
  });
  expect(found).toEqual({
    node: [],
    surface: ['hints: object', 'send: function', 'onMessage: function', 'tell: function', 'saveFile: function'],
    hints: ['language', 'theme'],
    isFrozen: true,
    isFixed: true,
  });
});

const outside = [
  'app://lineside/../../package.json',
  'app://lineside/%2e%2e/%2e%2e/package.json',
  'app://lineside/..%2f..%2fpackage.json',
  'app://lineside/..%5c..%5cpackage.json',
  'app://lineside/%252e%252e/package.json',
  'app://lineside/assets/../../main/index.js',
  'app://lineside/..%2fmain%2findex.js',
  'app://lineside//etc/passwd',
  'app://other/index.html',
];

test('reads no file beside its own', async ({ station }) => {
  const { app, page } = station;
  const served = async (address: string) => app.evaluate(async ({ net }, target) => (await net.fetch(target)).status, address);
  expect(await served(`${HOME}index.html`)).toBe(200);
  for (const address of outside) {
    expect([403, 404], address).toContain(await served(address));
    expect(
      await page.evaluate(
        (target) =>
          fetch(target).then(
            () => 'read',
            () => 'refused',
          ),
        address,
      ),
    ).toBe('refused');
  }
});

test('runs no code but its own files', async ({ station }) => {
  const { page } = station;
  const ran = await page.evaluate(async () => {
    const violations: string[] = [];
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violations.push(effectiveDirective));
    const marks = window as unknown as Record<string, unknown>;
    const attempts: Record<string, () => void> = {
      inline: () => {
        const script = document.createElement('script');
        script.append('window.inline = 1');
        document.head.append(script);
      },
      remote: () => {
        const script = document.createElement('script');
        script.setAttribute('src', 'https://example.invalid/x.js');
        document.head.append(script);
      },
      handler: () => {
        const button = document.createElement('button');
        button.setAttribute('onclick', 'window.handler = 1');
        button.click();
      },
      markup: () => {
        document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.markup = 1">');
      },
      evaluated: () => {
        const evaluate = Reflect.get(window, 'eval') as (code: string) => void;
        evaluate('window.evaluated = 1');
      },
    };
    for (const attempt of Object.values(attempts)) {
      // In a turn of its own: to what a debugger calls the policy does not apply.
      await new Promise<void>((done) =>
        setTimeout(() => {
          try {
            attempt();
          } catch {
            // A refusal, as wanted.
          }
          done();
        }, 0),
      );
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    return { ran: Object.keys(attempts).filter((name) => name in marks), violations: [...new Set(violations)].toSorted() };
  });
  expect(ran.ran).toEqual([]);
  expect(ran.violations).toContain('require-trusted-types-for');
});
