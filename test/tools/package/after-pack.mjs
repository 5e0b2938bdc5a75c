/** electron-builder leaves these in an app that is packed from an Electron it did not download itself. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** @param {{ appOutDir: string }} context */
export default async function afterPack({ appOutDir }) {
  for (const leftover of ['resources/default_app.asar', 'version']) rmSync(join(appOutDir, leftover), { force: true });
}
