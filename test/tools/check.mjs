/**
 * `npm run check`: format, types, lint, arrows between the rooms, dead code, texts.
 *   npm run check -- --fix      formats, and mends what the tools can mend
 *   npm run check -- lint       only the checks whose name has that word
 */
import { runChecks } from './check/run-stages.mjs';
import { setUpOrExit } from './setup.mjs';

await setUpOrExit('engine');
const words = process.argv.slice(2);
const { passed, failed } = await runChecks({ fix: words.includes('--fix'), only: words.find((word) => !word.startsWith('-')) ?? '' });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
