/** Where the log is, and whether it can be written. A station works without. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import type { Finding } from './finding.ts';

export async function checkLogFolder(folder: string): Promise<Finding> {
  const finding = (
    ok: boolean,
    key: 'doctor.log-folder.ok' | 'doctor.log-folder.to-be-made' | 'doctor.log-folder.not-writable',
  ): Finding => {
    return { name: 'log-folder', required: false, ok, said: { key, params: { folder } } };
  };
  try {
    await access(folder, constants.W_OK | constants.X_OK);
    return finding(true, 'doctor.log-folder.ok');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing ? finding(true, 'doctor.log-folder.to-be-made') : finding(false, 'doctor.log-folder.not-writable');
  }
}
