/**
 * What Electron runs when it is started with a path: the stock one is not in the stand-in. Does what development and tests need:
 * `-r FILE` (the test driver's loader), `--version`, and a folder or script. A module with top-level await on purpose: Electron holds
 * its `ready` event back until it settles. This file is packed into default_app.asar as it is.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron/main';

const require = createRequire(import.meta.url);

function parse(argv) {
  const preload = [];
  for (let index = 1; index < argv.length; index++) {
    const argument = argv[index];
    if (argument === '-r' || argument === '--require') preload.push(argv[++index]);
    else if (argument === '-v' || argument === '--version') return { version: true, preload };
    else if (!argument.startsWith('-')) return { target: argument, preload };
  }
  return { preload };
}

function describe(folder) {
  const manifestFile = join(folder, 'package.json');
  if (!existsSync(manifestFile)) return;
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  if (manifest.version) app.setVersion(manifest.version);
  app.name = manifest.productName ?? manifest.name ?? app.name;
  app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
  app.setAppPath(folder);
}

const { version, target, preload } = parse(process.argv);
if (version) {
  process.stdout.write(`v${process.versions.electron}\n`);
  process.exit(0);
}
if (target === undefined) {
  process.stderr.write('Usage: electron [-r FILE] PATH, where PATH is a folder with a package.json or a script\n');
  process.exit(1);
}
try {
  for (const file of preload) require(resolve(file));
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  const path = resolve(target);
  const main = require.resolve(path);
  app.setAppPath(dirname(main));
  describe(path);
  await import(pathToFileURL(main).href);
} catch (error) {
  process.stderr.write(`The app failed to load: ${error?.stack ?? error}\n`);
  process.exit(1);
}
