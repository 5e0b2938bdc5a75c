/**
 * The station as an ordinary user with Chromium's own sandbox, which Playwright switches off everywhere else. A test that runs as root
 * takes the user `nobody`, for whom the checkout is copied where it cannot be read.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, chown, copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, expect, test } from 'playwright/test';
import { say } from './words.ts';

const NOBODY = 65_534;
const checkout = resolve(import.meta.dirname, '../..');
const isRoot = process.getuid?.() === 0;
const switchUser = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--'];
const asOrdinaryUser = isRoot ? ['setpriv', ...switchUser] : [];

let folder: string;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-sandbox-'));
  await chmod(folder, 0o755);
});
test.afterEach(() => rm(folder, { recursive: true, force: true }));

test('runs as an ordinary user in the real sandbox', async () => {
  test.skip(process.platform !== 'linux', 'the sandbox is looked at through /proc');
  const refusal = namespacesRefused();
  test.skip(refusal !== undefined, `this computer lets no ordinary user make the namespaces that the sandbox is built of: ${refusal}`);
  const app = await launch(await readableCheckout());
  try {
    const page = await app.firstWindow();
    await expect(page.getByRole('heading', { name: say('window.first.title') })).toBeVisible();
    expect(await app.evaluate(() => process.argv)).not.toContain('--no-sandbox');
    const renderers = await app.evaluate(({ app: main }) =>
      main
        .getAppMetrics()
        .filter(({ type }) => type === 'Tab')
        .map(({ pid }) => pid),
    );
    expect(renderers).toHaveLength(1);
    for (const pid of renderers) {
      const status = await statusOf(pid);
      expect(status).toMatchObject({ Seccomp: '2', NoNewPrivs: '1' });
      expect(Number(status['Uid']?.split('\t')[0])).not.toBe(0);
      // One number for each process namespace that it is in: the system's, and the sandbox's own.
      expect(status['NSpid']?.split('\t').length).toBeGreaterThan(1);
    }
  } finally {
    await app.close();
  }
});

/** Why the kernel, or the container that this runs in, does not allow it. */
function namespacesRefused(): string | undefined {
  const { status, stderr, error } = spawnAsOrdinaryUser(['unshare', '--user', '--map-root-user', 'true']);
  return status === 0 ? undefined : (error?.message ?? stderr.trim());
}

function spawnAsOrdinaryUser(command: readonly [string, ...string[]]) {
  const [program, ...args] = isRoot ? (['setpriv', ...switchUser, ...command] as const) : command;
  return spawnSync(program, args, { encoding: 'utf8' });
}

/** The checkout itself where the user can read it. */
async function readableCheckout(): Promise<string> {
  const needed = ['out/main/index.js', 'node_modules/electron/dist/electron', 'node_modules/.bin/node'].map((file) => join(checkout, file));
  if (spawnAsOrdinaryUser(['head', '--bytes=1', ...needed]).status === 0) return checkout;
  const copy = join(folder, 'checkout');
  await mkdir(copy);
  for (const part of ['out', 'resources', 'node_modules', 'package.json']) {
    await cp(join(checkout, part), join(copy, part), { recursive: true, verbatimSymlinks: true });
  }
  execFileSync('chmod', ['-R', 'a+rX', copy]);
  return copy;
}

async function launch(root: string): Promise<ElectronApplication> {
  const home = join(folder, 'home');
  await mkdir(home);
  const environment: NodeJS.ProcessEnv = { ...process.env, HOME: home, ...(await displayKey(home)) };
  if (isRoot) await chown(home, NOBODY, NOBODY);
  const program = join(folder, 'electron');
  await writeFile(program, `#!/bin/sh\nexec ${asOrdinaryUser.join(' ')} '${join(root, 'node_modules/electron/dist/electron')}' "$@"\n`);
  await chmod(program, 0o755);
  delete environment['ELECTRON_RUN_AS_NODE'];
  return _electron.launch({
    executablePath: program,
    chromiumSandbox: true,
    cwd: root,
    args: [root, `--user-data-dir=${join(home, 'profile')}`, '--db', join(home, 'journal.sqlite')],
    env: Object.fromEntries(Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined)),
  });
}

/** A display that asks for a key keeps it in a file of its owner. */
async function displayKey(home: string): Promise<{ readonly XAUTHORITY?: string }> {
  const { XAUTHORITY: file } = process.env;
  if (!isRoot || file === undefined) return {};
  const copy = join(home, 'display-key');
  await copyFile(file, copy);
  await chown(copy, NOBODY, NOBODY);
  return { XAUTHORITY: copy };
}

/** `/proc/PID/status` by field. */
async function statusOf(pid: number): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8');
  return Object.fromEntries([...text.matchAll(/^(\w+):\t(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
}
