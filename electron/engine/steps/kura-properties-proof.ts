/** The evidence of `kura.properties`: the file as read back, and what the restarted Kura says it has read. */
import { createHash } from 'node:crypto';
import { type Evidence, MASK } from '../../../shared/domain/evidence.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { parseJavaProperties } from '../../../shared/formats/java-properties.ts';
import { callOptions } from './call-options.ts';
import { locateKuraFiles } from './kura-files.ts';
import { type Freshness, freshnessOf } from './kura-freshness.ts';
import type { PropertiesContext, PropertiesData } from './kura-properties-plan.ts';
import { awaitRest, awaitUnit, notRestarted, type Patience, readAfterRestart } from './kura-restart.ts';
import type { LoadedProperties } from './kura-telling.ts';
import { pause } from './pause.ts';
import { isSecretProperty } from './secret-property.ts';
import type { Verification } from './step.ts';

const POLL_MS = 500;

/** A Kura that has not read the file is waited for, and is no evidence of anything. */
type KnownStart = Exclude<Freshness, 'not-loaded'>;

/** The getters of `system/v1` beside the key that each resolves (kura.md §3.4). */
const FRAMEWORK_NAMES: Readonly<Record<string, string>> = {
  'kura.serialNumber': 'serialNumber',
  'kura.device.name': 'deviceName',
  'kura.model.id': 'modelId',
  'kura.model.name': 'modelName',
  'kura.partNumber': 'partNumber',
  'kura.bios.version': 'biosVersion',
  'kura.firmware.version': 'firmwareVersion',
  'kura.primary.network.interface': 'primaryNetworkInterfaceName',
};

/** Waits until Kura answers again where it was restarted, then reads everything back. */
export async function proveProperties(context: PropertiesContext, data: PropertiesData): Promise<Verification> {
  const { gateway, params } = context;
  if (data.isRestartNeeded) context.progress('progress.properties.waiting', { seconds: String(params.restartTimeoutSeconds) });
  const giveUpAtMs = performance.now() + params.restartTimeoutSeconds * 1000;
  const patience = { restartCommand: data.restartCommand, giveUpAtMs };
  const evidence: Evidence[] = [];
  if (gateway.has.rest) evidence.push(...(await proveOverRest(context, data, patience)));
  else evidence.push(...startEvidence(await awaitStart(context, data, patience)));
  context.progress('progress.properties.reading');
  const file = await proveFile(context, data, patience);
  evidence.unshift(...file.evidence);
  const results = { path: data.files.customPath, ...(file.sha256 === undefined ? {} : { sha256: file.sha256 }) };
  const refuted = evidence.find((item) => item.verdict === 'refuted');
  if (refuted === undefined) return { outcome: 'pass', evidence, results };
  return { outcome: 'fail', evidence, results, failure: new AppError('properties/read-back-differs', { params: { name: refuted.name } }) };
}

async function proveFile(
  context: PropertiesContext,
  data: PropertiesData,
  patience: Patience,
): Promise<{ readonly evidence: readonly Evidence[]; readonly sha256: string | undefined }> {
  const { params, signal } = context;
  const path = data.files.customPath;
  const call = callOptions(signal);
  const read = async () => (await context.gateway.shell(call)).readFile(path, call);
  const file = data.isRestartNeeded ? await readAfterRestart(context, patience, read) : await read();
  const { values } = parseJavaProperties(file?.bytes ?? new Uint8Array());
  const wanted: readonly (readonly [string, string | undefined])[] = [
    ...Object.entries(params.set),
    ...params.remove.filter((key) => params.set[key] === undefined).map((key) => [key, undefined] as const),
  ];
  const evidence = wanted.map(([key, value]) =>
    compared(context, { key, name: `${path} ${key}`, expected: value, observed: values.get(key), source: 'shell' }),
  );
  return { evidence: [...hashEvidence(path, data, file?.sha256), ...evidence], sha256: file?.sha256 };
}

function hashEvidence(path: string, data: PropertiesData, observed: string | undefined): readonly Evidence[] {
  const name = `${path} sha256`;
  if (data.newBytes === undefined) return observed === undefined ? [] : [{ name, observed, verdict: 'noted', source: 'shell' }];
  const expected = createHash('sha256').update(data.newBytes).digest('hex');
  return [
    {
      name,
      expected,
      ...(observed === undefined ? {} : { observed }),
      verdict: observed === expected ? 'proved' : 'refuted',
      source: 'shell',
    },
  ];
}

/**
 * Keys that this Kura does not tell are proved by the file and by its having been started since. Until it has been, an answer may be
 * the old Kura's, so the others are then asked for again.
 */
async function proveOverRest(context: PropertiesContext, data: PropertiesData, patience: Patience): Promise<readonly Evidence[]> {
  const { params } = context;
  const isExpected = (answer: LoadedProperties) => toldBy(context, answer).every(({ verdict }) => verdict === 'proved');
  const waiting = { ...patience, isExpected, tells: data.tells };
  const loaded = await awaitRest(context, waiting);
  const isAllTold = params.remove.length === 0 && Object.keys(params.set).every((key) => loaded?.kura[key] !== undefined);
  if (loaded !== undefined && isAllTold) return toldBy(context, loaded);
  const start = await awaitStart(context, data, patience);
  const again = loaded === undefined ? undefined : await awaitRest(context, waiting);
  const told = again === undefined ? [] : toldBy(context, again);
  // A Kura that answers does run, in a process that this login may not see.
  return [...told, ...startEvidence(start === 'nothing-runs' ? 'cannot-tell' : start)];
}

function toldBy(context: PropertiesContext, { framework, kura }: LoadedProperties): readonly Evidence[] {
  return Object.entries(context.params.set).flatMap(([key, expected]) => {
    const resolved = FRAMEWORK_NAMES[key];
    const answers = [
      { name: key, observed: kura[key] },
      { name: resolved ?? '', observed: resolved === undefined ? undefined : framework[resolved] },
    ];
    return answers.flatMap(({ name, observed }) =>
      observed === undefined ? [] : [compared(context, { key, name, expected, observed, source: 'rest' })],
    );
  });
}

/**
 * For what REST does not tell: until the unit is active and its process began after the file was written, as far as that can be told.
 * `properties/not-restarted` where the process is still one that has not read the file when the time is up.
 */
async function awaitStart(context: PropertiesContext, data: PropertiesData, patience: Patience): Promise<KnownStart> {
  await awaitUnit(context, patience);
  const call = callOptions(context.signal);
  for (;;) {
    const shell = await context.gateway.shell(call);
    const files = (await locateKuraFiles(context.gateway, shell, call)) ?? data.files;
    const before = data.files.process?.pid;
    const now = files.process?.pid;
    // Another process than before the write was begun by the restart that followed it, whatever the clocks say.
    if (data.isRestartNeeded && before !== undefined && now !== undefined && now !== before) return 'loaded';
    const freshness = await freshnessOf(shell, { ...data.files, process: files.process }, call);
    const isGone = freshness === 'nothing-runs' && before !== undefined;
    if (freshness !== 'not-loaded' && !isGone) return freshness;
    if (performance.now() >= patience.giveUpAtMs) throw notRestarted(context, patience, { reason: freshness });
    await pause(POLL_MS, context.signal);
  }
}

/** Without Kura's own word this is as far as it goes: a Kura that began after the file was written reads what is in it. */
function startEvidence(start: KnownStart): readonly Evidence[] {
  if (start === 'nothing-runs') return [];
  const isProved = start === 'loaded';
  const observed = isProved ? 'true' : 'unknown';
  return [{ name: 'Kura started since', expected: 'true', observed, verdict: isProved ? 'proved' : 'not-proved', source: 'shell' }];
}

interface Comparison {
  readonly key: string;
  readonly name: string;
  /** Undefined where the key shall be absent. */
  readonly expected: string | undefined;
  readonly observed: string | undefined;
  readonly source: 'shell' | 'rest';
}

function compared(context: PropertiesContext, { key, name, expected, observed, source }: Comparison): Evidence {
  const secret = isSecretProperty(context, key, [expected, observed]);
  const show = (text: string) => (secret ? MASK : text);
  const verdict = observed === expected ? 'proved' : 'refuted';
  return {
    name,
    ...(expected === undefined ? {} : { expected: show(expected) }),
    ...(observed === undefined ? {} : { observed: show(observed) }),
    verdict,
    source,
  };
}
