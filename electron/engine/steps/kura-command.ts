/**
 * `kura.command`: a program run through Kura's command service, its words passed as data (kura.md §4.2). As with `shell`, what it did
 * cannot be read back in general: after a lost answer a person decides, unless the recipe's author says that twice does no harm.
 */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Gateway, Rest } from '../gateway/gateway.ts';
import type { KuraCommandEnd } from '../gateway/kura-calls.ts';
import { kuraOf } from '../gateway/kura-of.ts';
import { callOptions } from './call-options.ts';
import { inputChange, outputEvidence } from './command-evidence.ts';
import { maskedCommand } from './masked.ts';
import type { StepContext, StepDefinition, Verification } from './step.ts';

type Context = StepContext<StepParams<'kura.command'>>;

/** The answer lives between apply and verify of one run only. */
interface CommandData {
  end?: KuraCommandEnd;
}

const SERVICE = 'org.eclipse.kura.cloud.app.command.CommandCloudApp';
const MARGIN_MS = 90_000;
/** Beside what the program may take: the gateway itself ends it, and says so. */
const ANSWER_MS = 15_000;
/** A gateway that does not tell its settings may run commands all the same. */
const NOT_TOLD: ReadonlySet<string> = new Set(['gateway/cannot', 'rest/component-not-found', 'rest/not-found', 'remote/not-found']);

export const kuraCommand: StepDefinition<'kura.command', CommandData> = {
  kind: 'kura.command',
  version: 1,
  tag: (params) => (params.idempotent ? 'idempotent' : 'irreversible'),
  timeoutMs: (params) => params.timeoutSeconds * 1000 + MARGIN_MS,

  /** A command always has to be run. Whether the gateway runs any is found here, where nothing is intended yet. */
  async plan(context) {
    const { command, stdin } = context.params;
    await refuseDisabled(await wayOf(context.gateway, callOptions(context.signal)), context);
    const secret = command.some((word) => context.isSecret(word));
    const input = stdin === undefined ? [] : [inputChange(context, stdin)];
    return { changes: [{ target: 'command', to: maskedCommand(context, command), secret }, ...input], data: {} };
  },

  async apply(context, plan) {
    const { params, gateway, signal, progress } = context;
    const [program = '', ...words] = params.command;
    progress('progress.shell.running', { command: maskedCommand(context, [program]) });
    const { stdin, workingDirectory, password, timeoutSeconds } = params;
    const kura = await wayOf(gateway, callOptions(signal));
    const call = { signal, timeoutMs: timeoutSeconds * 1000 + ANSWER_MS };
    plan.data.end = await kura.runCommand({ program, arguments: words, stdin, workingDirectory, password, timeoutSeconds }, call);
  },

  async verify(context, plan) {
    const end = plan.data?.end;
    if (end !== undefined) return judge(context, end);
    // Nothing was read: an idempotent command is in the journal as intended, for any other a person has given their word.
    const source = context.params.idempotent ? 'journal' : 'person';
    return {
      outcome: 'pass',
      evidence: [{ name: 'exit status', expected: String(context.params.expectStatus), verdict: 'not-proved', source }],
    };
  },

  inspect: async () => ({ finding: 'cannot-tell', evidence: [] }),
};

/** MQTT where the lane has it: every Kura has the app, and it alone carries standard input and a time limit. `gateway/cannot` */
async function wayOf(gateway: Gateway, call: CallOptions): Promise<Rest> {
  const kura = gateway.has.remote ? await gateway.remote(call) : await kuraOf(gateway, call);
  if (!kura.can('commands')) throw new AppError('gateway/cannot', { params: { call: 'commands', generation: kura.generation } });
  return kura;
}

/** `remote/commands-disabled`, and `kura-command/no-stdin` where the way in has no place for it. */
async function refuseDisabled(kura: Rest, { gateway, params, signal }: Context): Promise<void> {
  if (params.stdin !== undefined && !gateway.has.remote) throw new AppError('kura-command/no-stdin');
  try {
    const { properties } = await kura.component(SERVICE, callOptions(signal));
    if (properties['command.enable']?.value === false)
      throw new AppError('remote/commands-disabled', { params: { reason: 'command.enable = false' } });
  } catch (thrown) {
    if (!(thrown instanceof AppError) || !NOT_TOLD.has(thrown.code)) throw thrown;
  }
}

function judge(context: Context, end: KuraCommandEnd): Verification {
  const { params, gateway } = context;
  const source = gateway.has.remote ? 'remote' : 'rest';
  const status = String(end.exitStatus);
  const expected = String(params.expectStatus);
  const isExpected = end.exitStatus === params.expectStatus && !end.timedOut;
  const observed = end.timedOut ? `${status}, ended by the gateway` : status;
  const evidence: Evidence[] = [
    { name: 'exit status', expected, observed, verdict: isExpected ? 'proved' : 'refuted', source },
    ...outputEvidence(context, { name: 'output', source, text: end.stdout }),
    ...outputEvidence(context, { name: 'error output', source, text: end.stderr }),
  ];
  if (isExpected) return { outcome: 'pass', evidence, results: { exitStatus: status } };
  const command = maskedCommand(context, params.command.slice(0, 1));
  if (!end.timedOut)
    return { outcome: 'fail', evidence, failure: new AppError('shell/unexpected-status', { params: { command, status, expected } }) };
  return {
    outcome: 'timeout',
    evidence,
    failure: new AppError('kura-command/ended-late', { params: { command, seconds: String(params.timeoutSeconds) } }),
  };
}
