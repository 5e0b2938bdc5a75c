/** Checks the text of all the project's files against ./text-rules.mjs: one line a finding. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project.mjs';
import { sourceFiles } from './source-files.mjs';
import { codeName, emptyName, lineRules, longestFileLines, mayBeCalledIndex, mustBeShort } from './text-rules.mjs';

const TEXT = /\.(ts|tsx|mjs|cjs|css|html|json|md|yml|yaml|sh|java|csv)$|(^|\/)(run|\.gitignore|\.npmrc)$/;
const CODE = /^(shared|electron|renderer|test)\/.*\.(ts|tsx|mjs|css)$/;

function nameProblems(path) {
  if (!CODE.test(path)) return [];
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!codeName.test(name)) return [`${path}: name: kebab-case for code, PascalCase.tsx for components`];
  if (emptyName.test(name) && !mayBeCalledIndex.test(path)) return [`${path}: name: say what the file holds`];
  return [];
}

function lineProblems(path, lines) {
  const rules = lineRules.filter(({ only, except }) => (only?.test(path) ?? true) && !(except?.test(path) ?? false));
  return lines.flatMap((line, index) =>
    rules.filter(({ pattern }) => pattern.test(line)).map(({ name, reason }) => `${path}:${index + 1}: ${name}: ${reason}`),
  );
}

function lengthProblems(path, lines) {
  if (!mustBeShort.test(path) || lines.length <= longestFileLines) return [];
  return [`${path}: length: ${lines.length} lines, ${longestFileLines} are the end`];
}

const root = process.argv[2] ?? projectRoot;
const files = sourceFiles(root).filter((path) => TEXT.test(path));
const problems = files.flatMap((path) => {
  const lines = readFileSync(join(root, path), 'utf8').trimEnd().split('\n');
  return [...nameProblems(path), ...lineProblems(path, lines), ...lengthProblems(path, lines)];
});
for (const problem of problems) console.log(problem);
console.log(`${files.length} files read, ${problems.length} problems`);
process.exitCode = problems.length === 0 && files.length > 0 ? 0 : 1;
