/** The project's own files, as git would keep them: found by walking, so that it works without git, too. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const NOT_OURS = new Set(['node_modules', '.git', 'out', 'dist', 'dist-pack', 'test-results', 'coverage', 'package-lock.json']);

/**
 * @param {string} root
 * @param {string} [below] a folder inside it
 * @returns {string[]} paths relative to the root with '/', sorted
 */
export function sourceFiles(root, below = '') {
  const entries = readdirSync(join(root, below), { withFileTypes: true });
  return entries
    .filter(({ name }) => !NOT_OURS.has(name))
    .flatMap((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      return entry.isDirectory() ? sourceFiles(root, path) : [path];
    })
    .sort();
}
