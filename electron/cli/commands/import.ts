/** `lineside import FILE --recipe R`: checks, then stores all or nothing. */
import { resolve } from 'node:path';
import type { z } from 'zod';
import type { CommandRequests } from '../../../shared/contract/commands.ts';
import { type AppError, fromFailure } from '../../../shared/errors/app-error.ts';
import { text } from '../../../shared/texts/text.ts';
import { columnMapping, columnOption } from '../column-mapping.ts';
import type { Call, Command } from '../command.ts';
import { withDesk } from '../desk.ts';
import { errorReport, noteError, sayError } from '../error-report.ts';
import { type ExitStatus, exitStatus } from '../exit-status.ts';
import { sharedOptions } from '../global-options.ts';
import { namedProfile } from '../named-profile.ts';
import { operatorName } from '../operator-name.ts';
import { Pins } from '../pins.ts';
import { problemLine } from '../problem-line.ts';
import { noteProblems } from '../problem-notes.ts';
import { recipesBy, recipesByOptions } from '../recipes-by.ts';
import { signIn } from '../sign-in.ts';

type ImportOrder = z.input<CommandRequests['commands.import']['input']>;

export const importCommand: Command = {
  name: 'import',
  about: 'command.import.about',
  operands: [{ name: 'FILE', required: true }],
  options: {
    recipe: sharedOptions.recipe,
    update: { type: 'string', value: 'BATCH', about: 'command.option.update' },
    profile: { type: 'string', value: 'P', about: 'command.option.import-profile' },
    quantity: { type: 'string', value: 'N', about: 'command.option.quantity' },
    secret: { type: 'string', value: 'COLUMN', multiple: true, about: 'command.option.secret' },
    column: columnOption,
    ...recipesByOptions,
    manufacturer: { type: 'string', value: 'NAME', about: 'command.option.manufacturer' },
    customer: { type: 'string', value: 'NAME', about: 'command.option.customer' },
    name: { type: 'string', value: 'NAME', about: 'command.option.name' },
    operator: sharedOptions.operator,
    'pin-file': sharedOptions['pin-file'],
    db: sharedOptions.db,
  },
  stops: 'in-order',
  run: (call) => (call.given.has('update') ? updateBatch(call) : storeBatch(call)),
};

async function storeBatch(call: Call): Promise<ExitStatus> {
  const { language, output } = call;
  if (!call.given.has('recipe')) throw call.given.refuse('command.arguments.missing-option', { option: 'recipe', value: 'FILE' });
  const order = await orderOf(call);
  const options = { mustExist: false, forOrder: false };
  const pins = new Pins(call);
  const { problems, problemCount, result } = await withDesk(call, options, async (desk) => {
    await signIn(call, desk, pins);
    return await desk.ask('commands.import', order, call.stop);
  });
  await noteProblems({ problems, problemCount }, output, language);
  if ('batch' in result) {
    await output.object({ batch: result.batch });
    await output.line(text(language, 'command.import.done', result.batch));
    return exitStatus.good;
  }
  const error = fromFailure(result.failure);
  if (!hasInvalidRows(error)) throw error;
  await sayError(error, output, language);
  return exitStatus.notGood;
}

/** Columns that came back: every problem of the file is listed, and nothing is stored where there is one. */
async function updateBatch(call: Call): Promise<ExitStatus> {
  const { given, language, output } = call;
  if (given.has('recipe')) throw given.refuse('command.import.recipe-or-update', {});
  const order = {
    file: resolve(given.operand(0)),
    batch: given.requiredText('update'),
    secretColumns: [...given.texts('secret')],
    operator: operatorName(given),
    language,
  };
  const pins = new Pins(call);
  const { problems, result } = await withDesk(call, { mustExist: true, forOrder: false }, async (desk) => {
    await signIn(call, desk, pins);
    return await desk.ask('commands.update', order, call.stop);
  });
  for (const problem of problems) await output.note(problemLine(problem, language));
  if ('batch' in result) {
    await output.object({ batch: result.batch, problems });
    await output.line(text(language, 'command.import.updated', { ...result.batch, columns: result.batch.columns.join(', ') }));
    return exitStatus.good;
  }
  const error = fromFailure(result.failure);
  if (error.code !== 'update/refused') throw error;
  await noteError(error, output, language);
  await output.object({ problems, error: errorReport(error, language) });
  return exitStatus.notGood;
}

async function orderOf({ given, language }: Call): Promise<ImportOrder> {
  const profile = namedProfile(given);
  const quantity = given.count('quantity');
  const { loadRecipe } = await import('../../engine/files/recipe-file.ts');
  const load = (name: string) => loadRecipe(name, { language });
  const { file, content, recipe } = load(given.requiredText('recipe'));
  return {
    file: resolve(given.operand(0)),
    recipe: { file, content },
    recipesBy: recipesBy(given, profile ?? recipe.profile, load),
    mapping: columnMapping(given),
    profile,
    secretColumns: [...given.texts('secret')],
    quantity,
    manufacturer: given.text('manufacturer'),
    customer: given.text('customer'),
    name: given.text('name'),
    operator: operatorName(given),
    language,
  };
}

/** As `check` would end: rows that are wrong are 1, a file that cannot be used at all is 2. */
function hasInvalidRows(thrown: AppError): boolean {
  return thrown.code === 'batch/invalid-rows' && thrown.params['invalidRows'] !== '0';
}
