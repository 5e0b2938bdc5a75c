/** `lineside batch show BATCH`, `batch confirm BATCH`: how far a batch is on its way into Cervello. */
import type { BatchPlatform } from '../../../shared/contract/manufacturers.ts';
import type { Batch } from '../../../shared/domain/unit.ts';
import { text } from '../../../shared/texts/text.ts';
import { orderCertificates, orderOptions } from '../certificate-report.ts';
import type { Call, Command } from '../command.ts';
import { withDesk } from '../desk.ts';
import { type ExitStatus, exitStatus } from '../exit-status.ts';
import { sharedOptions } from '../global-options.ts';
import { namedBatch } from '../manufacturer-call.ts';

export const batchShowCommand: Command = {
  name: 'batch show',
  about: 'command.batch-show.about',
  operands: [{ name: 'BATCH', required: true }],
  options: { db: sharedOptions.db },
  stops: 'in-order',
  async run(call) {
    const batch = await namedBatch(call);
    const options = { mustExist: true, forOrder: false };
    return await say(call, batch, await withDesk(call, options, (desk) => desk.ask('batches.platform', { batchId: batch.batchId })));
  },
};

export const batchConfirmCommand: Command = {
  name: 'batch confirm',
  about: 'command.batch-confirm.about',
  operands: [{ name: 'BATCH', required: true }],
  options: {
    note: { type: 'string', value: 'TEXT', about: 'command.option.confirm-note' },
    'without-export': { type: 'boolean', about: 'command.option.without-export' },
    ...orderOptions,
  },
  stops: 'in-order',
  async run(call) {
    const batch = await namedBatch(call);
    const order = { batchId: batch.batchId, note: call.given.text('note'), withoutExport: call.given.has('without-export') };
    const platform = await orderCertificates(call, (desk, { operator }) => desk.ask('batches.confirmImported', { ...order, operator }));
    return await say(call, batch, platform);
  },
};

async function say(call: Call, { batchId: id, name, unitCount: units }: Batch, platform: BatchPlatform): Promise<ExitStatus> {
  const { output, language } = call;
  await output.object({ batch: { id, name, units }, ...platform });
  await output.line(text(language, 'command.batch.line', { name, id, units }));
  for (const { dialect, file, rows, at, by } of platform.exported) {
    await output.line(`  ${text(language, 'command.batch.exported', { dialect, file, rows, at, by })}`);
  }
  const { confirmed } = platform;
  const words =
    confirmed === undefined
      ? text(language, 'command.batch.not-confirmed')
      : text(language, 'command.batch.confirmed', { at: confirmed.at, by: confirmed.by, note: confirmed.note ?? '' });
  await output.line(`  ${words.trimEnd()}`);
  for (const warning of platform.warnings) await output.note(`  ${text(language, `platform.warning.${warning}`)}`);
  return exitStatus.good;
}
