/** CMD-V1: one program on the gateway, as its command user (kura.md §4.2). Nothing is spliced into a line: arguments are metrics of their own. */
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { KuraMetric } from '../../../../shared/formats/kura-payload.ts';
import type { CallOptions, Remote } from '../gateway.ts';
import type { KuraCommand, KuraCommandEnd } from '../kura-calls.ts';
import type { RemoteAnswer, RemoteOrder } from '../remote-request.ts';
import { answerError, reasonOf } from './answer-error.ts';

/** `remote/commands-disabled` where the gateway refuses to run any, `remote/bad-answer` without an exit code, and what a request throws. */
export async function runRemoteCommand(
  remote: Pick<Remote, 'request'>,
  command: KuraCommand,
  options: CallOptions,
): Promise<KuraCommandEnd> {
  const order: RemoteOrder = { app: 'CMD-V1', method: 'EXEC', resource: 'command', metrics: metricsOf(command), holdsSecrets: true };
  const answer = await remote.request(order, options);
  // Which code a gateway gives that has commands switched off is not public; all of it but 404 comes before any program ran.
  if (answer.code === 400 || answer.code === 500) {
    throw new AppError('remote/commands-disabled', { params: { reason: command.password === undefined ? reasonOf(answer) : '–' } });
  }
  const error = answerError(answer, order);
  if (error !== undefined) throw error;
  return endOf(answer);
}

function metricsOf(command: KuraCommand): readonly KuraMetric[] {
  const { program, stdin, workingDirectory, password, timeoutSeconds } = command;
  const text = (name: string, value: string | undefined): readonly KuraMetric[] =>
    value === undefined ? [] : [{ name: `command.${name}`, type: 'STRING', value }];
  return [
    ...text('command', program),
    ...command.arguments.flatMap((argument, index) => text(`argument${index}`, argument)),
    ...text('stdin', stdin),
    ...text('working.directory', workingDirectory),
    ...text('password', password),
    ...(timeoutSeconds === undefined ? [] : [{ name: 'command.timeout', type: 'INT32', value: timeoutSeconds } as const]),
  ];
}

function endOf({ metrics }: RemoteAnswer): KuraCommandEnd {
  const values = new Map(metrics.map(({ name, value }) => [name, value]));
  const exit = values.get('command.exit.code');
  if (typeof exit !== 'number' && typeof exit !== 'bigint')
    throw new AppError('remote/bad-answer', { params: { request: 'CMD-V1 EXEC command' } });
  const text = (name: string) => String(values.get(`command.${name}`) ?? '');
  return { exitStatus: Number(exit), stdout: text('stdout'), stderr: text('stderr'), timedOut: values.get('command.timedout') === true };
}
