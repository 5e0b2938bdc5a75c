/** `lineside check FILE --profile P`: every problem of a batch file, as they are found. */
import type { CheckResult } from '../../engine/batches/check-batch-file.ts';
import { columnMapping, columnOption } from '../column-mapping.ts';
import type { Call, Command } from '../command.ts';
import { type ExitStatus, exitStatus } from '../exit-status.ts';
import { sharedOptions } from '../global-options.ts';
import { namedProfile } from '../named-profile.ts';
import { ProblemStream } from '../problem-stream.ts';
import { fixOptions, mendFirst } from './check-fix.ts';

export const checkCommand: Command = {
  name: 'check',
  about: 'command.check.about',
  operands: [{ name: 'FILE', required: true }],
  options: {
    profile: { type: 'string', value: 'P', required: true, about: 'command.option.profile' },
    recipe: sharedOptions.recipe,
    column: columnOption,
    secret: { type: 'string', value: 'COLUMN', multiple: true, about: 'command.option.secret' },
    quantity: { type: 'string', value: 'N', about: 'command.option.quantity' },
    ...fixOptions,
  },
  stops: 'at-once',
  run: sayProblems,
};

const statusOfVerdict = { good: exitStatus.good, wrong: exitStatus.notGood, unusable: exitStatus.unusable } as const satisfies Record<
  CheckResult['verdict'],
  ExitStatus
>;

async function sayProblems(call: Call): Promise<ExitStatus> {
  const { given, language, output } = call;
  const profile = namedProfile(given) ?? 'generic';
  const recipe = await namedRecipe(given.text('recipe'));
  const { checkBatchFile } = await import('../../engine/batches/check-batch-file.ts');
  const secretColumns = given.texts('secret');
  const quantity = given.count('quantity');
  const demands = { profile, recipe, secretColumns, quantity, mapping: columnMapping(given) };
  const options = { path: given.operand(0), ...demands, language, signal: call.stop };
  const fixed = await mendFirst(call, options);
  // Its columns have their own names already.
  const check = await checkBatchFile(fixed === undefined ? options : { ...options, path: fixed.file, mapping: undefined });
  const stream = new ProblemStream(output, language);
  try {
    for await (const problem of check.problems) await stream.add(problem);
  } catch (thrown) {
    return await stream.breakOff(thrown);
  }
  const result = check.result();
  await stream.end(result, fixed);
  return statusOfVerdict[result.verdict];
}

async function namedRecipe(name: string | undefined) {
  if (name === undefined) return undefined;
  const { loadRecipe } = await import('../../engine/files/recipe-file.ts');
  return loadRecipe(name).recipe;
}
