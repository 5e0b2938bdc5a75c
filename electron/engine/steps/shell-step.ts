/**
 * `shell`: a command from the recipe, its words passed as data. What it did cannot be read back in general, so after a lost answer a
 * person decides, unless the recipe's author says that running it twice does no harm.
 */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ExecResult } from '../gateway/gateway.ts';
import { callOptions } from './call-options.ts';
import { inputChange, outputEvidence } from './command-evidence.ts';
import { maskedCommand } from './masked.ts';
import type { StepDefinition } from './step.ts';

const MARGIN_MS = 60_000;

/** The answer lives between apply and verify of one run only. */
interface ShellData {
  result?: ExecResult;
}

export const shellStep: StepDefinition<'shell', ShellData> = {
  kind: 'shell',
  version: 1,
  tag: (params) => (params.idempotent ? 'idempotent' : 'irreversible'),
  timeoutMs: (params) => params.timeoutSeconds * 1000 + MARGIN_MS,

  /**
   * A command always has to be run: nobody can say beforehand what it would change. Whether the gateway can be reached and carries out
   * commands is found here, where nothing is intended yet.
   */
  async plan(context) {
    const { command, stdin } = context.params;
    const call = callOptions(context.signal);
    await (await context.gateway.shell(call)).exec(['true'], call);
    const secret = command.some((word) => context.isSecret(word));
    const input = stdin === undefined ? [] : [inputChange(context, stdin)];
    return { changes: [{ target: 'command', to: maskedCommand(context, command), secret }, ...input], data: {} };
  },

  async apply(context, plan) {
    const { params, gateway, signal, progress } = context;
    progress('progress.shell.running', { command: maskedCommand(context, params.command.slice(0, 1)) });
    const shell = await gateway.shell(callOptions(signal));
    const input = params.stdin === undefined ? {} : { stdin: new TextEncoder().encode(params.stdin) };
    plan.data.result = await shell.exec(params.command, { signal, timeoutMs: params.timeoutSeconds * 1000, ...input });
  },

  async verify(context, plan) {
    const expected = String(context.params.expectStatus);
    const result = plan.data?.result;
    if (result === undefined) {
      // Nothing was read: an idempotent command is in the journal as intended, for any other a person has given their word.
      const source = context.params.idempotent ? 'journal' : 'person';
      return { outcome: 'pass', evidence: [{ name: 'exit status', expected, verdict: 'not-proved', source }] };
    }
    const isExpected = result.exitStatus === context.params.expectStatus;
    const status = String(result.exitStatus);
    const evidence: Evidence[] = [
      { name: 'exit status', expected, observed: status, verdict: isExpected ? 'proved' : 'refuted', source: 'shell' },
      ...outputEvidence(context, { name: 'output', source: 'shell', text: new TextDecoder().decode(result.stdout) }),
      ...outputEvidence(context, { name: 'error output', source: 'shell', text: new TextDecoder().decode(result.stderr) }),
    ];
    if (isExpected) return { outcome: 'pass', evidence, results: { exitStatus: status } };
    const command = maskedCommand(context, context.params.command.slice(0, 1));
    return { outcome: 'fail', evidence, failure: new AppError('shell/unexpected-status', { params: { command, status, expected } }) };
  },

  inspect: async () => ({ finding: 'cannot-tell', evidence: [] }),
};
