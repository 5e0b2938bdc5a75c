/** `lineside requests create BATCH --cloud NAME`: a line per event of the record, the summary last. Begun again it does no harm. */
import { errorTexts, text } from '../../../shared/texts/text.ts';
import { fromFailure } from '../../../shared/errors/app-error.ts';
import type { CreationSummary } from '../../../shared/contract/requests.ts';
import { atCloudDesk, cloudPlace, momentOf, orderOptions } from '../cloud-call.ts';
import type { Call, Command } from '../command.ts';
import { errorReport, noteError } from '../error-report.ts';
import { EventTeller } from '../event-teller.ts';
import { type ExitStatus, exitStatus } from '../exit-status.ts';
import { operatorName } from '../operator-name.ts';

export const requestsCreateCommand: Command = {
  name: 'requests create',
  about: 'command.requests-create.about',
  operands: [{ name: 'BATCH', required: true }],
  options: {
    ...orderOptions,
    'active-from': { type: 'string', value: 'TIME', about: 'command.option.active-from' },
    'active-until': { type: 'string', value: 'TIME', about: 'command.option.active-until' },
    retries: { type: 'string', value: 'N', about: 'command.option.retries' },
    'activation-key': { type: 'boolean', about: 'command.option.with-key' },
    overwrite: { type: 'boolean', about: 'command.option.overwrite' },
  },
  stops: 'at-boundary',
  run: createForBatch,
};

async function createForBatch(call: Call): Promise<ExitStatus> {
  const { given } = call;
  const order = {
    ...(await cloudPlace(call)),
    batch: given.operand(0),
    overwrite: given.has('overwrite'),
    activatesOn: momentOf(given, 'active-from') ?? undefined,
    expiresOn: momentOf(given, 'active-until') ?? undefined,
    retryMaxAttempts: given.count('retries'),
    generateActivationKey: given.has('activation-key') ? true : undefined,
    operator: operatorName(given),
  };
  const summary = await atCloudDesk(call, true, async (desk) => {
    const teller = await EventTeller.begin(call, desk);
    const stop = () => void desk.ask('commands.requests.stop', {}).catch(() => undefined);
    call.stop.addEventListener('abort', stop, { once: true });
    try {
      return await desk.ask('commands.requests.create', order);
    } finally {
      call.stop.removeEventListener('abort', stop);
      await teller.finish();
    }
  });
  return await saySummary(call, summary);
}

async function saySummary({ output, language }: Call, summary: CreationSummary): Promise<ExitStatus> {
  const report = (failure: CreationSummary['problems'][number]['failure']) => errorReport(fromFailure(failure), language);
  const problems = summary.problems.map((problem) => ({ ...problem, ...report(problem.failure) }));
  const ended = summary.ended === undefined ? {} : { error: report(summary.ended) };
  await output.object({ summary: { ...summary, problems }, ...ended });
  for (const { row, identifier, failure } of summary.problems) {
    const { title } = errorTexts(language, failure.code, failure.params);
    await output.note(text(language, 'command.requests.problem', { row, identifier, title }));
  }
  const { rows, created, present, found, provisioned, failed, conflict, unknown, remaining, activationKeys } = summary;
  await output.line(
    text(language, 'command.requests.summary', { rows, created, present, found, provisioned, failed, conflict, unknown, remaining }),
  );
  if (activationKeys > 0) await output.line(text(language, 'command.requests.keys', { count: activationKeys }));
  if (summary.ended !== undefined) await noteError(fromFailure(summary.ended), output, language);
  if (summary.interrupted) return exitStatus.interrupted;
  return failed + conflict + unknown + remaining === 0 ? exitStatus.good : exitStatus.notGood;
}
