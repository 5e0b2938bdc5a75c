/** `lineside export BATCH --to DIALECT`: the batch for another system, with a signed manifest beside it. */
import { resolve } from 'node:path';
import { dialectSchema, onlySchema, type WarningCount } from '../../../shared/domain/exports.ts';
import { text } from '../../../shared/texts/text.ts';
import type { Call, Command } from '../command.ts';
import { type Desk, withDesk } from '../desk.ts';
import { exitStatus } from '../exit-status.ts';
import { sharedOptions } from '../global-options.ts';
import { handOver, handOverOptions, secretsToHandOver } from '../hand-over-call.ts';
import { operatorName } from '../operator-name.ts';
import { Pins } from '../pins.ts';
import { signIn } from '../sign-in.ts';

export const exportCommand: Command = {
  name: 'export',
  about: 'command.export.about',
  operands: [{ name: 'BATCH', required: true }],
  options: {
    to: { type: 'string', value: dialectSchema.options.join('|'), required: true, about: 'command.option.to' },
    out: { type: 'string', value: 'FILE', about: 'command.option.export-out' },
    only: { type: 'string', value: onlySchema.options.join('|'), about: 'command.option.only' },
    'formula-safe': { type: 'boolean', about: 'command.option.formula-safe' },
    ...handOverOptions,
    db: sharedOptions.db,
  },
  stops: 'in-order',
  run: async (call) => {
    const order = orderOf(call);
    const secrets = await secretsToHandOver(call);
    const pins = new Pins(call);
    await withDesk(call, { mustExist: true, forOrder: false }, async (desk) => {
      await signIn(call, desk, pins);
      const file = await writeExport(call, desk, order);
      if (secrets !== undefined) await handOver(call, desk, { ...secrets, file });
    });
    return exitStatus.good;
  },
};

function orderOf({ given }: Call) {
  const out = given.text('out');
  return {
    batch: given.operand(0),
    dialect: given.oneOf('to', dialectSchema.options) ?? 'csv',
    only: given.oneOf('only', onlySchema.options) ?? 'all',
    formulaSafe: given.has('formula-safe'),
    folder: resolve('.'),
    ...(out === undefined ? {} : { file: resolve(out) }),
    operator: operatorName(given),
  } as const;
}

async function writeExport({ output, language, stop }: Call, desk: Desk, order: ReturnType<typeof orderOf>): Promise<string> {
  const { warnings, ...exported } = await desk.ask('commands.export', order, stop);
  await output.object({ ...exported, warnings });
  await output.line(text(language, 'command.export.done', exported));
  for (const { warning, count } of warnings.filter(isWorthSaying))
    await output.line(text(language, `command.export.warning.${warning}`, { count }));
  return exported.file;
}

/** A count of 0 is said of what holds for the whole file. */
function isWorthSaying({ warning, count }: WarningCount): boolean {
  return count > 0 || warning === 'unconfirmed' || warning === 'formula-safe';
}
