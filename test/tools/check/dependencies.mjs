/**
 * Checks the arrows between the rooms. Fails as well where it did not see every source file: with a compiler it cannot use,
 * dependency-cruiser finds nothing and calls that good.
 *   node dependencies.mjs [FOLDER]   default: this checkout
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { projectRoot } from '../project.mjs';
import { cruiseOptions } from './dependency-rules.mjs';
import { sourceFiles } from './source-files.mjs';

const ZONES = ['shared', 'electron', 'renderer', 'test'];
const FEWEST_PRODUCT_MODULES = 300;
const isModule = (path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts');

/** @param {string} root a folder laid out like the checkout @returns {Promise<{ seen: number, problems: string[] }>} */
async function checkDependencies(root, fewest) {
  process.chdir(root); // paths in the rules are relative to it
  const zones = ZONES.filter((zone) => existsSync(zone));
  const { output } = await cruise(zones, { ...cruiseOptions, baseDir: root });
  const seen = new Set(
    output.modules.map(({ source }) => source).filter((source) => isModule(source) && !source.includes('node_modules/')),
  );
  const unseen = zones.flatMap((zone) => sourceFiles(root, zone)).filter((path) => isModule(path) && !seen.has(path));
  const connected = output.modules.some(({ dependencies }) => dependencies.some(({ resolved }) => seen.has(resolved)));
  return {
    seen: seen.size,
    problems: [
      ...output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
      ...unseen.map((path) => `not seen by the check: ${path}`),
      ...(connected ? [] : ['the check saw no import between files: it cannot read them']),
      ...(seen.size < fewest ? [`the check saw ${seen.size} modules, fewer than ${fewest}: it means nothing`] : []),
    ],
  };
}

const folder = process.argv[2];
const { seen, problems } = await checkDependencies(resolve(folder ?? projectRoot), folder === undefined ? FEWEST_PRODUCT_MODULES : 1);
for (const problem of problems) console.log(problem);
console.log(`${seen} modules seen, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
