/** Whether and what a Kura tells over REST of the properties that it has read. */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Gateway, SystemProperties } from '../gateway/gateway.ts';

/**
 * `yes`: it has the API for its properties, which came with 5.4. `no`: only others. `nothing`: its web server answers, and has none that
 * the station knows (before 5.1), or has none yet (kura.md §3.1). `unknown`: it could not be asked.
 */
export type Telling = 'yes' | 'no' | 'nothing' | 'unknown';

/** What Kura itself says that it has read. */
export interface LoadedProperties {
  readonly framework: SystemProperties;
  readonly kura: Readonly<Record<string, string>>;
}

/** Beside what is transient anyway: a web server that is up before its services and their users are. */
const NOT_UP_YET: ReadonlySet<string> = new Set([
  'gateway/cannot',
  'rest/not-found',
  'rest/refused',
  'rest/bad-answer',
  'rest/tls-failed',
  'rest/wrong-login',
  'rest/no-permission',
]);

/** Asked of the Kura that runs now. */
export async function tellsProperties(gateway: Gateway, call: CallOptions): Promise<Telling> {
  if (!gateway.has.rest) return 'no';
  try {
    await (await gateway.rest(call)).systemProperties(call);
    return 'yes';
  } catch (thrown) {
    if (!isLacking(thrown)) return 'unknown';
  }
  try {
    await (await gateway.rest(call)).componentPids(call);
    return 'no';
  } catch (thrown) {
    return isLacking(thrown) ? 'nothing' : 'unknown';
  }
}

/** Of a Kura that does not tell its properties it is enough that it answers at all. */
export async function askLoaded(gateway: Gateway, tells: Telling, call: CallOptions): Promise<LoadedProperties | undefined> {
  if (tells === 'yes' || tells === 'unknown') return readLoaded(gateway, call);
  const rest = await gateway.rest(call);
  if (tells === 'no') await rest.componentPids(call);
  return undefined;
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

export function isNotUpYet(thrown: unknown): boolean {
  return thrown instanceof AppError && (thrown.traits.transient || NOT_UP_YET.has(thrown.code));
}

/** The generation does not have it, or not yet. */
export function isLacking(thrown: unknown): boolean {
  return isCode(thrown, 'rest/not-found') || isCode(thrown, 'gateway/cannot');
}

export function isCode(thrown: unknown, code: string): boolean {
  return thrown instanceof AppError && thrown.code === code;
}

async function readLoaded(gateway: Gateway, call: CallOptions): Promise<LoadedProperties> {
  const rest = await gateway.rest(call);
  return { framework: await rest.systemProperties(call), kura: await rest.kuraProperties(call) };
}
