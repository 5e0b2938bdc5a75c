/**
 * `return.reset-password`: for a unit whose passwords nobody knows. Users and their passwords live in the configuration (kura.md §2.4), so
 * the one that the software was installed with is put back, over the console as root, and Kura restarted. It takes the whole
 * configuration along, network settings among it, and stands alone in its folder: all snapshots plain, or none (kura.md §2.1).
 */
import { posix } from 'node:path';
import type { Change } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Shell } from '../gateway/gateway.ts';
import { hasKura, kuraOf, kuraSource } from '../gateway/kura-of.ts';
import { callOptions } from './call-options.ts';
import { locateKuraFiles } from './kura-files.ts';
import { awaitRest, awaitUnit, restartKura } from './kura-restart.ts';
import { restartCommandOf } from './restart-command.ts';
import { succeeds } from './shell-output.ts';
import type { StepContext, StepDefinition, Verification } from './step.ts';
import { mustSucceed, snapshotFiles } from './wipe-files.ts';

type Context = StepContext<StepParams<'return.reset-password'>>;

interface ResetData {
  readonly shell: Shell;
  readonly pristine: string;
  readonly folder: string;
  readonly paths: readonly string[];
  readonly restartCommand: readonly string[];
}

const MARGIN_MS = 120_000;
/** First beside the snapshots, then in their place: whatever is cut off in between, Kura finds the new one or none. */
const PUT_BACK = [
  'set -e',
  'cp "$1" "$2/snapshot_0.xml.new"',
  'chmod 600 "$2/snapshot_0.xml.new"',
  'owner=$(stat -c %u:%g "$2")',
  'chown "$owner" "$2/snapshot_0.xml.new"',
  'rm -f "$2"/snapshot_[0-9]*.xml',
  'mv "$2/snapshot_0.xml.new" "$2/snapshot_0.xml"',
  'sync',
].join('\n');

export const returnResetPassword: StepDefinition<'return.reset-password', ResetData> = {
  kind: 'return.reset-password',
  version: 1,
  /** Once and for all: a later attempt must not throw away what an earlier one has set up. */
  tag: () => 'inspect',
  timeoutMs: (params) => params.restartTimeoutSeconds * 1000 + MARGIN_MS,

  async plan(context) {
    const data = await findPristine(context);
    const changes: Change[] = data.paths.map((path) => ({ target: path, from: 'there', secret: false }));
    return { changes: [...changes, { target: posix.join(data.folder, 'snapshot_0.xml'), to: data.pristine, secret: false }], data };
  },

  async apply(context, { data }) {
    context.progress('progress.return.resetting');
    await mustSucceed(data.shell, ['sh', '-c', PUT_BACK, 'sh', data.pristine, data.folder], callOptions(context.signal));
    await restartKura(context, data.restartCommand, context.params.restartTimeoutSeconds * 1000);
  },

  async verify(context, { data }): Promise<Verification> {
    const { restartCommand } = data ?? (await findPristine(context));
    const giveUpAtMs = performance.now() + context.params.restartTimeoutSeconds * 1000;
    context.progress('progress.properties.waiting', { seconds: String(context.params.restartTimeoutSeconds) });
    await awaitUnit(context, { restartCommand, giveUpAtMs });
    if (!hasKura(context.gateway)) {
      return {
        outcome: 'pass',
        evidence: [{ name: 'login', observed: 'not tried: no REST and no remote management', verdict: 'not-proved', source: 'shell' }],
      };
    }
    await awaitRest(context, { restartCommand, giveUpAtMs, isExpected: () => true, tells: 'unknown' });
    return { outcome: 'pass', evidence: [{ name: 'login', observed: 'accepted', verdict: 'proved', source: kuraSource(context.gateway) }] };
  },

  /** Whether the login of the lane is let in tells whether it took place; putting it back twice does no harm. */
  async inspect(context) {
    try {
      await kuraOf(context.gateway, callOptions(context.signal));
      return { finding: 'applied', evidence: [] };
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.traits.transient) throw thrown;
      return { finding: 'not-applied', evidence: [] };
    }
  },
};

/** `returns/no-console`, `returns/no-pristine-configuration`. */
async function findPristine({ gateway, signal }: Context): Promise<ResetData> {
  if (!gateway.has.shell) throw new AppError('returns/no-console');
  const call = callOptions(signal);
  const shell = await gateway.shell(call);
  const files = await locateKuraFiles(gateway, shell, call);
  // Beside the folder that outlives updates: `…/user/kura_custom.properties`, `…/.data/snapshot_0.xml` (kura.md §2.1).
  const home = files === undefined ? undefined : posix.dirname(posix.dirname(files.customPath));
  const pristine = posix.join(home ?? '/', '.data/snapshot_0.xml');
  const snapshots = await snapshotFiles(gateway, shell, call);
  if (home === undefined || snapshots === undefined || !(await succeeds(shell, ['test', '-r', pristine], call))) {
    throw new AppError('returns/no-pristine-configuration', { params: { path: pristine } });
  }
  const restartCommand = await restartCommandOf(gateway, { shell, process: files?.process }, call);
  return { shell, pristine, restartCommand, ...snapshots };
}
