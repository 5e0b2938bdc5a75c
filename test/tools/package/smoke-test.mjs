/** Does the packed app work? Its command line answers, and its window comes up with the page and an engine behind it. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startVirtualDisplay } from '../virtual-display.mjs';

const START_LIMIT_MS = 60_000;

/** @param {string} unpacked folder of the app @returns {string} what was seen; throws where it does not work */
export function proveCommandLine(unpacked) {
  const lineside = join(unpacked, 'resources', 'lineside');
  // `doctor` ends with 1 on a computer that is not ready for a line; here only the package is in question.
  const { stdout, stderr } = spawnSync(lineside, ['doctor', '--json'], { encoding: 'utf8' });
  const { checks = [] } = stdout === '' ? {} : JSON.parse(stdout);
  const found = ['runtime', 'database'].map((name) => {
    const check = checks.find((each) => each.name === name);
    if (check?.ok !== true) throw new Error(`the packed command line does not work: ${name}: ${check?.detail ?? stderr}`);
    return `${name}: ${check.detail}`;
  });
  return `${lineside} works (${found.join('; ')})`;
}

/**
 * Starts the packed app with a station folder of its own and looks at its window through Chromium's own debugging port: Electron's is
 * closed by its fuses.
 * @param {string} unpacked @returns {Promise<string>} what was seen; throws where no window with the station's name comes up
 */
export async function proveWindow(unpacked) {
  const home = mkdtempSync(join(tmpdir(), 'lineside-packed-'));
  const display = process.platform === 'linux' ? await startVirtualDisplay() : undefined;
  const profile = join(home, 'profile');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = spawn(join(unpacked, 'lineside-station'), [...sandbox, `--user-data-dir=${profile}`, '--remote-debugging-port=0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LINESIDE_HOME: home, ...(display === undefined ? {} : { DISPLAY: display.display }) },
  });
  let said = '';
  app.stderr.on('data', (bytes) => {
    said = (said + bytes).slice(-4000);
  });
  try {
    return await lookAtWindow(await debuggingPort(join(profile, 'DevToolsActivePort'), app));
  } catch (cause) {
    throw new Error(`the packed window did not come up\n${said}`, { cause });
  } finally {
    const ended = once(app, 'exit');
    app.kill('SIGTERM');
    if (app.exitCode === null && app.signalCode === null) await ended;
    await display?.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function debuggingPort(file, app) {
  const giveUpAtMs = performance.now() + START_LIMIT_MS;
  while (!existsSync(file) || readFileSync(file, 'utf8').split('\n')[0] === '') {
    if (app.exitCode !== null || app.signalCode !== null) throw new Error(`it ended with ${app.exitCode ?? app.signalCode}`);
    if (performance.now() > giveUpAtMs) throw new Error('no debugging port');
    await delay(100);
  }
  return Number(readFileSync(file, 'utf8').split('\n')[0]);
}

/** What a first start shows can only be known from the engine: the journal is new. */
const HEADING = "document.querySelector('main h1, main h2')?.innerText ?? ''";

async function lookAtWindow(port) {
  const giveUpAtMs = performance.now() + START_LIMIT_MS;
  while (performance.now() < giveUpAtMs) {
    const targets = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
    const page = targets.find(({ type }) => type === 'page');
    const heading = page === undefined ? '' : await evaluateIn(page.webSocketDebuggerUrl, HEADING);
    if (heading !== '') return `the packed window shows "${heading}" (${new URL(page.url).protocol}//)`;
    await delay(200);
  }
  throw new Error('no page with a heading');
}

/** One question by the DevTools protocol. */
async function evaluateIn(address, expression) {
  const socket = new WebSocket(address);
  try {
    await once(socket, 'open');
    socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } }));
    const [{ data }] = await once(socket, 'message');
    return String(JSON.parse(data).result?.result?.value ?? '');
  } finally {
    socket.close();
  }
}
