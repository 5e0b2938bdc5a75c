/** Restarts Kura and waits until it answers again. */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Shell } from '../gateway/gateway.ts';
import { callOptions } from './call-options.ts';
import { askLoaded, isCode, isLacking, isNotUpYet, type LoadedProperties, type Telling } from './kura-telling.ts';
import { maskedCommand, maskedOutput } from './masked.ts';
import { pause } from './pause.ts';
import { activeCheck, restartsOnlyService } from './restart-command.ts';
import { succeeds } from './shell-output.ts';
import type { StepContext } from './step.ts';

const POLL_MS = 500;
/** A Kura that is on its way down may still answer with what it read before. */
const STALE_ANSWERS_MS = 30_000;
/** While Kura starts, its users may not be loaded yet; more refusals than this are a wrong login. */
const MAX_LOGIN_REFUSALS = 5;
/** A web server that has had nothing to ask for so long belongs to a Kura without the API, and not to one that is still starting. */
const WITHOUT_API_MS = 60_000;

/** Runs the restart command and drops the connections that it made stale. `properties/not-restarted` where it ends with an error. */
export async function restartKura(context: StepContext<unknown>, command: readonly string[], timeoutMs: number): Promise<void> {
  const { gateway, signal } = context;
  const shell = await gateway.shell(callOptions(signal));
  const result = await shell.exec(command, { signal, timeoutMs });
  if (result.exitStatus !== 0) {
    const output = maskedOutput(context, new TextDecoder().decode(result.stderr)).trim().slice(0, 200);
    const reason = output || `${result.exitStatus}`;
    throw new AppError('properties/not-restarted', { params: { command: maskedCommand(context, command), reason } });
  }
  await gateway.drop(restartsOnlyService(command) ? 'rest' : 'all');
}

/** What was done, and until when its effect is waited for. */
export interface Patience {
  readonly restartCommand: readonly string[];
  readonly giveUpAtMs: number;
}

export interface AwaitOptions extends Patience {
  /** True for the answer that was hoped for; another one is taken as the old Kura's for a while. */
  readonly isExpected: (loaded: LoadedProperties) => boolean;
  readonly tells: Telling;
}

/**
 * The last answer, expected or not; undefined from a Kura that does not tell its properties. `properties/not-restarted` where none
 * comes in time.
 */
export async function awaitRest(context: StepContext<unknown>, options: AwaitOptions): Promise<LoadedProperties | undefined> {
  const { gateway, signal } = context;
  const staleUntilMs = Math.min(options.giveUpAtMs, performance.now() + STALE_ANSWERS_MS);
  const isWithoutApi = spellWithoutApi();
  let refusals = 0;
  for (;;) {
    try {
      const loaded = await askLoaded(gateway, options.tells, callOptions(signal));
      if (loaded === undefined || options.isExpected(loaded) || performance.now() >= staleUntilMs) return loaded;
    } catch (thrown) {
      signal.throwIfAborted();
      refusals += isCode(thrown, 'rest/wrong-login') ? 1 : 0;
      if (!isNotUpYet(thrown) || refusals > MAX_LOGIN_REFUSALS) throw thrown;
      const isLate = performance.now() >= options.giveUpAtMs;
      // Its files and its start must do.
      if (isWithoutApi(thrown, isLate) && options.tells === 'unknown') return undefined;
      if (isLate) throw notRestarted(context, options, { reason: 'REST', cause: thrown });
    }
    await pause(POLL_MS, signal);
  }
}

/** Told of every answer that is none: true once a web server has had nothing to ask for long enough, or at the end of all patience. */
function spellWithoutApi(): (thrown: unknown, isLate: boolean) => boolean {
  let sinceMs: number | undefined;
  return (thrown, isLate) => {
    const nowMs = performance.now();
    sinceMs = isLacking(thrown) ? (sinceMs ?? nowMs) : undefined;
    return sinceMs !== undefined && (isLate || nowMs - sinceMs >= WITHOUT_API_MS);
  };
}

/**
 * Waits until the shell answers and systemd calls the unit active, where systemd restarts it; other commands have said by their
 * exit status that they are done.
 */
export async function awaitUnit(context: StepContext<unknown>, patience: Patience): Promise<void> {
  const { restartCommand, giveUpAtMs } = patience;
  const call = callOptions(context.signal);
  const look = async () => isUnitActive(await context.gateway.shell(call), restartCommand, call);
  while ((await readAfterRestart(context, patience, look)) === false) {
    if (performance.now() >= giveUpAtMs) throw notRestarted(context, patience, { reason: 'systemctl is-active' });
    await pause(POLL_MS, context.signal);
  }
}

/**
 * Reads over the shell, which a restart may take with it for a while: a Kura that manages the network takes that down, too.
 * `properties/not-restarted` where it does not come back in time.
 */
export async function readAfterRestart<Value>(
  context: StepContext<unknown>,
  patience: Patience,
  read: () => Promise<Value>,
): Promise<Value> {
  for (;;) {
    try {
      return await read();
    } catch (thrown) {
      context.signal.throwIfAborted();
      if (!(thrown instanceof AppError) || !thrown.traits.transient) throw thrown;
      if (performance.now() >= patience.giveUpAtMs) throw notRestarted(context, patience, { reason: thrown.code, cause: thrown });
    }
    await pause(POLL_MS, context.signal);
  }
}

/** Undefined where it is not systemd that restarts Kura. */
export async function isUnitActive(shell: Shell, restartCommand: readonly string[], call: CallOptions): Promise<boolean | undefined> {
  const check = activeCheck(restartCommand);
  return check === undefined ? undefined : succeeds(shell, check, call);
}

export function notRestarted(
  context: StepContext<unknown>,
  { restartCommand }: Pick<Patience, 'restartCommand'>,
  { reason, cause }: { readonly reason: string; readonly cause?: unknown },
): AppError {
  return new AppError('properties/not-restarted', { params: { command: maskedCommand(context, restartCommand), reason }, cause });
}
