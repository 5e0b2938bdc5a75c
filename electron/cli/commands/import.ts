/** `lineside import FILE --recipe R`: checks, then stores all or nothing. */
import { AppError } from '../../../shared/errors/app-error.ts';
import { text } from '../../../shared/texts/text.ts';
import type { Call, Command } from '../command.ts';
import { sayError } from '../error-report.ts';
import { type ExitStatus, exitStatus } from '../exit-status.ts';
import { sharedOptions } from '../global-options.ts';
import { namedProfile } from '../named-profile.ts';
import { openOwnEngine } from '../own-engine.ts';
import { ProblemNotes } from '../problem-notes.ts';

export const importCommand: Command = {
  name: 'import',
  about: 'command.import.about',
  operands: [{ name: 'FILE', required: true }],
  options: {
    recipe: { ...sharedOptions.recipe, required: true },
    profile: { type: 'string', value: 'P', about: 'command.option.import-profile' },
    quantity: { type: 'string', value: 'N', about: 'command.option.quantity' },
    secret: { type: 'string', value: 'COLUMN', multiple: true, about: 'command.option.secret' },
    manufacturer: { type: 'string', value: 'NAME', about: 'command.option.manufacturer' },
    name: { type: 'string', value: 'NAME', about: 'command.option.name' },
    db: sharedOptions.db,
  },
  stops: 'in-order',
  run: storeBatch,
};

async function storeBatch(call: Call): Promise<ExitStatus> {
  const { given, language, output, stop } = call;
  const profile = namedProfile(given);
  const quantity = given.count('quantity');
  const { loadRecipe } = await import('../../engine/files/recipe-file.ts');
  const { importBatch } = await import('../../engine/batches/import-batch.ts');
  const recipe = loadRecipe(given.requiredText('recipe'));
  const problems = new ProblemNotes(output, language);
  const engine = await openOwnEngine(call);
  try {
    const { batch } = await importBatch({
      journal: engine.journal,
      vault: engine.vault,
      path: given.operand(0),
      profile,
      recipe,
      secretColumns: given.texts('secret'),
      quantity,
      manufacturer: given.text('manufacturer'),
      name: given.text('name'),
      language,
      signal: stop,
      onProblems: (found) => problems.add(found),
    });
    await problems.end();
    await output.object({ batch });
    await output.line(text(language, 'command.import.done', batch));
    return exitStatus.good;
  } catch (thrown) {
    await problems.end();
    if (!hasInvalidRows(thrown)) throw thrown;
    await sayError(thrown, output, language);
    return exitStatus.notGood;
  } finally {
    await engine.close();
  }
}

/** As `check` would end: rows that are wrong are 1, a file that cannot be used at all is 2. */
function hasInvalidRows(thrown: unknown): thrown is AppError {
  return thrown instanceof AppError && thrown.code === 'batch/invalid-rows' && thrown.params['invalidRows'] !== '0';
}
