/** Restarts Kura and waits until it answers again. */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Gateway, Shell, SystemProperties } from '../gateway/gateway.ts';
import { callOptions } from './call-options.ts';
import { maskedCommand, maskedOutput } from './masked.ts';
import { pause } from './pause.ts';
import { succeeds } from './shell-output.ts';
import type { StepContext } from './step.ts';

const POLL_MS = 500;
/** A Kura that is on its way down may still answer with what it read before. */
const STALE_ANSWERS_MS = 30_000;
/** While Kura starts, its users may not be loaded yet; more refusals than this are a wrong login. */
const MAX_LOGIN_REFUSALS = 5;

/** Beside what is transient anyway: a web server that is up before its services and their users are. */
const NOT_UP_YET: ReadonlySet<string> = new Set([
  'rest/not-found',
  'rest/refused',
  'rest/bad-answer',
  'rest/tls-failed',
  'rest/wrong-login',
  'rest/no-permission',
]);

/** What Kura itself says that it has read. */
export interface LoadedProperties {
  readonly framework: SystemProperties;
  readonly kura: Readonly<Record<string, string>>;
}

/** Runs the restart command and drops the connections that it made stale. `properties/not-restarted` where it ends with an error. */
export async function restartKura(context: StepContext<unknown>, timeoutMs: number): Promise<void> {
  const { gateway, signal } = context;
  const shell = await gateway.shell(callOptions(signal));
  const result = await shell.exec(gateway.restartCommand, { signal, timeoutMs });
  if (result.exitStatus !== 0) {
    const output = maskedOutput(context, new TextDecoder().decode(result.stderr)).trim().slice(0, 200);
    const command = maskedCommand(context, gateway.restartCommand);
    throw new AppError('properties/not-restarted', { params: { command, reason: output || `${result.exitStatus}` } });
  }
  await gateway.drop();
}

export interface AwaitOptions {
  readonly giveUpAtMs: number;
  /** True for the answer that was hoped for; another one is taken as the old Kura's for a while. */
  readonly isExpected: (loaded: LoadedProperties) => boolean;
  readonly tells: Telling;
}

/** Whether a Kura has the API for its properties, which came with 5.4 (kura.md §3.1). `unknown`: it could not be asked. */
export type Telling = 'yes' | 'no' | 'unknown';

/**
 * The last answer, expected or not; undefined from a Kura that does not tell its properties. `properties/not-restarted` where none
 * comes in time.
 */
export async function awaitRest(context: StepContext<unknown>, options: AwaitOptions): Promise<LoadedProperties | undefined> {
  const { gateway, signal } = context;
  const staleUntilMs = Math.min(options.giveUpAtMs, performance.now() + STALE_ANSWERS_MS);
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
      // A web server without the API all the time belongs to a Kura that never had it: its files and its start must do.
      if (isLate && options.tells === 'unknown' && isCode(thrown, 'rest/not-found')) return undefined;
      if (isLate) throw notRestarted(context, 'REST', thrown);
    }
    await pause(POLL_MS, signal);
  }
}

/** Of a Kura that does not tell its properties it is enough that it answers at all. */
async function askLoaded(gateway: Gateway, tells: Telling, call: CallOptions): Promise<LoadedProperties | undefined> {
  if (tells !== 'no') return readLoaded(gateway, call);
  await answers(gateway, call);
  return undefined;
}

/** Asked of the Kura that runs now. */
export async function tellsProperties(gateway: Gateway, call: CallOptions): Promise<Telling> {
  if (!gateway.has.rest) return 'no';
  try {
    await (await gateway.rest(call)).systemProperties(call);
    return 'yes';
  } catch (thrown) {
    if (!isCode(thrown, 'rest/not-found')) return 'unknown';
  }
  return answers(gateway, call).then(
    () => 'no',
    () => 'unknown',
  );
}

/** What Kura has read, or undefined where it cannot be asked now. */
export async function readLoadedNow(gateway: Gateway, call: CallOptions): Promise<LoadedProperties | undefined> {
  try {
    return await readLoaded(gateway, call);
  } catch (thrown) {
    if (isNotUpYet(thrown) && !isCode(thrown, 'rest/wrong-login')) return undefined;
    throw thrown;
  }
}

/**
 * Waits until the shell answers and systemd calls the unit active, where systemd restarts it; other commands have said by their
 * exit status that they are done.
 */
export async function awaitUnit(context: StepContext<unknown>, giveUpAtMs: number): Promise<void> {
  for (;;) {
    let cause: unknown;
    try {
      const shell = await context.gateway.shell(callOptions(context.signal));
      if ((await isUnitActive(context, shell)) !== false) return;
    } catch (thrown) {
      context.signal.throwIfAborted();
      if (!(thrown instanceof AppError) || !thrown.traits.transient) throw thrown;
      cause = thrown;
    }
    if (performance.now() >= giveUpAtMs) throw notRestarted(context, 'systemctl is-active', cause);
    await pause(POLL_MS, context.signal);
  }
}

/** Undefined where it is not systemd that restarts Kura. */
export async function isUnitActive(context: StepContext<unknown>, shell: Shell): Promise<boolean | undefined> {
  const check = activeCheck(context.gateway.restartCommand);
  return check === undefined ? undefined : succeeds(shell, check, callOptions(context.signal));
}

/** `sudo systemctl restart kura` → `sudo systemctl is-active kura`; undefined for anything but systemctl. */
function activeCheck(restartCommand: readonly string[]): readonly string[] | undefined {
  const at = restartCommand.findIndex((word) => /(^|\/)systemctl$/.test(word));
  const unit = restartCommand.at(-1);
  if (at < 0 || unit === undefined || restartCommand.length < at + 3) return undefined;
  return [...restartCommand.slice(0, at + 1), 'is-active', '--quiet', unit];
}

export function notRestarted(context: StepContext<unknown>, reason: string, cause?: unknown): AppError {
  return new AppError('properties/not-restarted', {
    params: { command: maskedCommand(context, context.gateway.restartCommand), reason },
    cause,
  });
}

async function readLoaded(gateway: Gateway, call: CallOptions): Promise<LoadedProperties> {
  const rest = await gateway.rest(call);
  return { framework: await rest.systemProperties(call), kura: await rest.kuraProperties(call) };
}

async function answers(gateway: Gateway, call: CallOptions): Promise<void> {
  await (await gateway.rest(call)).componentPids(call);
}

function isNotUpYet(thrown: unknown): boolean {
  return thrown instanceof AppError && (thrown.traits.transient || NOT_UP_YET.has(thrown.code));
}

function isCode(thrown: unknown, code: string): boolean {
  return thrown instanceof AppError && thrown.code === code;
}
