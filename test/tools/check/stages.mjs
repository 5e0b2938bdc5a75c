/** The checks that need no test to run: each a program that ends with 0 when all is well. */
import { inProject } from '../project.mjs';

const tool = (...path) => inProject('node_modules', ...path);
const own = (...path) => inProject('test', 'tools', ...path);
const FORMATTED = ['shared', 'electron', 'renderer', 'resources', 'test', 'package.json', 'tsconfig.json'];

/** @typedef {{ name: string, script: string, args: readonly string[] }} Stage  `script` runs on the shipped Node */

const types = (zone) => ({ name: `types: ${zone}`, script: tool('@typescript', 'native', 'bin', 'tsc'), args: ['-p', inProject(zone)] });

/** @param {boolean} fix formats and mends what the tools can mend @returns {Stage[]} */
export function checkStages(fix) {
  const format = ['format', `--config-path=${own('biome-format.json')}`, '--max-diagnostics=50', ...(fix ? ['--write'] : []), ...FORMATTED];
  const lint = ['-c', own('oxlintrc.json'), '--type-aware', '--deny-warnings', ...(fix ? ['--fix'] : []), '.'];
  return [
    { name: 'format', script: tool('@biomejs', 'biome', 'bin', 'biome'), args: format },
    types('shared'),
    types('electron'),
    types('renderer'),
    types('test'),
    { name: 'lint', script: tool('oxlint', 'bin', 'oxlint'), args: lint },
    { name: 'dependencies between rooms', script: own('check', 'dependencies.mjs'), args: [] },
    { name: 'unused files, exports, packages', script: tool('knip', 'bin', 'knip.js'), args: ['-c', own('knip.json'), '--no-progress'] },
    { name: 'texts of files', script: own('check', 'texts.mjs'), args: [] },
  ];
}
