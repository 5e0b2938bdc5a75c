/** The plan of `kura.properties`: what the file lacks, and whether Kura still has to read it. */
import { type Change, MASK } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type JavaProperties, parseJavaProperties } from '../../../shared/formats/java-properties.ts';
import { editJavaProperties } from '../../../shared/formats/java-properties-edit.ts';
import type { RemoteFile, Shell } from '../gateway/gateway.ts';
import { callOptions } from './call-options.ts';
import { homesOf, type KuraFiles, locateKuraFiles } from './kura-files.ts';
import { freshnessOf, runsForSeconds } from './kura-freshness.ts';
import { isUnitActive } from './kura-restart.ts';
import { readLoadedNow, type Telling, tellsProperties } from './kura-telling.ts';
import { maskedCommand } from './masked.ts';
import { restartCommandOf } from './restart-command.ts';
import { isSecretProperty } from './secret-property.ts';
import { type Plan, type StepContext, UnitFailure } from './step.ts';

/** No Kura takes so long from its start to its services. */
const LONG_UP_SECONDS = 180;

export type PropertiesContext = StepContext<StepParams<'kura.properties'>>;

export interface PropertiesData {
  readonly files: KuraFiles;
  /** Undefined where the file holds everything already. */
  readonly newBytes: Uint8Array | undefined;
  readonly isNewFile: boolean;
  readonly isRestartNeeded: boolean;
  readonly restartCommand: readonly string[];
  /** Whether this version of Kura tells over REST what it has read. */
  readonly tells: Telling;
}

export async function planProperties(context: PropertiesContext): Promise<Plan<PropertiesData>> {
  context.progress('progress.properties.reading');
  const call = callOptions(context.signal);
  const shell = await context.gateway.shell(call);
  const files = await locateKuraFiles(context.gateway, shell, call);
  if (files === undefined) throw new AppError('properties/no-file', { params: { folders: homesOf(context.gateway).join(', ') } });
  const file = await shell.readFile(files.customPath, call);
  const before = file?.bytes ?? new Uint8Array();
  const after = editJavaProperties(before, context.params);
  refuseMalformed(files, after);
  const changes = diff(context, files, parseJavaProperties(before));
  const isWritten = changes.length === 0;
  const tells = await tellingOf(context, shell, files);
  const restartCommand = await restartCommandOf(context.gateway, { shell, process: files.process }, call);
  const isRestartNeeded = !isWritten || !(await isLoaded(context, shell, { files, file, tells, restartCommand }));
  const restart = { target: 'restart', to: maskedCommand(context, restartCommand), secret: false };
  const data = { files, restartCommand, newBytes: isWritten ? undefined : after, isNewFile: file === undefined, isRestartNeeded, tells };
  return { changes: isRestartNeeded ? [...changes, restart] : changes, data };
}

/** A web server without an API may belong to a Kura that is still starting; one that has run for long will not get one any more. */
async function tellingOf({ gateway, signal }: PropertiesContext, shell: Shell, { process }: KuraFiles): Promise<Telling> {
  const call = callOptions(signal);
  const tells = await tellsProperties(gateway, call);
  if (tells !== 'nothing') return tells;
  const seconds = process === undefined ? undefined : await runsForSeconds(shell, process.pid, call);
  return seconds !== undefined && seconds >= LONG_UP_SECONDS ? tells : 'unknown';
}

/** Java stops at such a line, so nothing behind it would ever be read, and what the author meant is not ours to guess. */
function refuseMalformed(files: KuraFiles, after: Uint8Array): void {
  const { malformed } = parseJavaProperties(after);
  if (malformed === undefined) return;
  throw new UnitFailure(
    new AppError('properties/malformed-file', { params: { path: files.customPath, line: String(malformed.lineNumber) } }),
  );
}

function diff(context: PropertiesContext, files: KuraFiles, before: JavaProperties): readonly Change[] {
  const { set, remove } = context.params;
  const wanted = new Map<string, string | undefined>([...remove.map((key) => [key, undefined] as const), ...Object.entries(set)]);
  return [...wanted].flatMap(([key, to]) => {
    const from = before.values.get(key);
    if (from === to) return [];
    const secret = isSecretProperty(context, key, [from, to]);
    const show = (text: string) => (secret ? MASK : text);
    return [
      {
        target: `${files.customPath} ${key}`,
        ...(from === undefined ? {} : { from: show(from) }),
        ...(to === undefined ? {} : { to: show(to) }),
        secret,
      },
    ];
  });
}

/**
 * The file may be right while Kura has not read it yet, when an earlier run was cut between write and restart. Kura is asked where it
 * answers over REST; what it does not tell is taken from the times of the file and of its start.
 */
async function isLoaded(
  context: PropertiesContext,
  shell: Shell,
  found: Pick<PropertiesData, 'files' | 'tells' | 'restartCommand'> & { readonly file: RemoteFile | undefined },
): Promise<boolean> {
  const { gateway, params, signal } = context;
  if (found.file === undefined) return true;
  const call = callOptions(signal);
  if (found.tells === 'yes' || found.tells === 'unknown') {
    const loaded = await readLoadedNow(gateway, call);
    if (loaded === undefined) return false;
    const answers = Object.entries(params.set).map(([key, value]) => ({ answer: loaded.kura[key], value }));
    if (answers.some(({ answer, value }) => answer !== undefined && answer !== value)) return false;
    if (params.remove.length === 0 && answers.every(({ answer }) => answer !== undefined)) return true;
  }
  const freshness = await freshnessOf(shell, found.files, call);
  return freshness === 'nothing-runs' ? (await isUnitActive(shell, found.restartCommand, call)) !== false : freshness === 'loaded';
}
