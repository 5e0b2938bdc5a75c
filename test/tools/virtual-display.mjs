/** A display of our own where the computer has none. Started and ended by its process id, so that nothing is left behind. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

const START_LIMIT_MS = 10_000;
/** Ends the display with us, even where we are killed and cannot. */
const SETPRIV = '/usr/bin/setpriv';

/**
 * Starts Xvfb on a display number it picks itself.
 * @param {{ size?: string }} [options] width x height, default 1920x1080
 * @returns {Promise<{ display: string, stop: () => Promise<void> }>} `display` as for DISPLAY
 */
export async function startVirtualDisplay({ size = '1920x1080' } = {}) {
  const args = ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset'];
  const guarded = existsSync(SETPRIV) ? [SETPRIV, '--pdeathsig', 'TERM', 'Xvfb'] : ['Xvfb'];
  // A process group of its own: Ctrl+C is for what runs on the display, which needs it until it has closed.
  const options = { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] };
  const server = spawn(guarded[0], [...guarded.slice(1), ...args], options);
  const ended = once(server, 'close').catch(() => undefined);
  const stop = async () => {
    server.kill();
    await ended;
  };
  try {
    const number = await displayNumber(server);
    return { display: `:${number}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Xvfb writes the number of its display to file descriptor 3 as soon as it takes clients. */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Xvfb did not start in time')), START_LIMIT_MS);
    let text = '';
    server.stdio[3].on('data', (chunk) => {
      text += chunk;
      if (text.endsWith('\n')) resolve(text.trim());
    });
    server.once('error', (error) => reject(new Error(`Xvfb cannot be started (${error.code})`)));
    server.once('exit', (code) => reject(new Error(`Xvfb ended at once (${code})`)));
    server.once('close', () => clearTimeout(timer));
    server.stdio[3].once('data', () => clearTimeout(timer));
  });
}
