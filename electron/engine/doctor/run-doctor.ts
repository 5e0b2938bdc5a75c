/**
 * What this computer can and cannot do for the station (CLI.md, `doctor`). Looks only: opens no port, writes nothing, and asks nobody
 * in the network but the brokers that the station file names, without a login.
 */
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DoctorCheck } from '../../../shared/contract/line.ts';
import { errorTexts, isTextKey, type Language, text } from '../../../shared/texts/text.ts';
import { listSerialPorts } from '../gateway/shell/serial/list-ports.ts';
import { checkAllBrokers } from './broker-check.ts';
import { checkClock, checkTimeSync } from './clock-check.ts';
import { checkDisplay } from './display-check.ts';
import type { Check, CheckName, Finding } from './finding.ts';
import { checkFolder } from './folder-check.ts';
import { checkDatabase, checkJournal, checkReserve } from './journal-check.ts';
import { checkLogFolder } from './log-check.ts';
import { checkLoopback } from './loopback-check.ts';
import { checkPeople } from './people-check.ts';
import { checkRuntime } from './runtime-check.ts';
import { checkSerialPorts, mayOpenPort } from './serial-check.ts';
import { stationSecretNames, stationSecretsFile } from '../vault/station-secrets.ts';
import { checkLocalSocket } from './socket-check.ts';
import { checkStationFile } from './station-file-check.ts';
import { checkStationKey } from './station-key-check.ts';
import { checkTokens } from './token-check.ts';

/** A driver or a network drive that hangs must not hang the answer. */
const CHECK_TIMEOUT_MS = 5000;

export interface DoctorOptions {
  readonly journalFile: string;
  readonly keyFolder: string;
  /** Undefined where none is named. */
  readonly stationFile: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly language: Language;
  /** The station key, where whoever started this engine could unwrap it. */
  readonly handedKey?: string | undefined;
}

export interface Diagnosis {
  /** In a fixed order. `required`: the station does not work without it. */
  readonly checks: readonly (DoctorCheck & { readonly name: CheckName; readonly required: boolean })[];
  /** Everything required is there. */
  readonly ok: boolean;
}

export async function runDoctor(options: DoctorOptions): Promise<Diagnosis> {
  const findings = await Promise.all(checksOf(options).map(([name, check]) => withDeadline(name, check)));
  const checks = findings.flat().map((finding) => inWords(finding, options.language));
  return { checks, ok: checks.every(({ ok, required }) => ok || !required) };
}

function checksOf({
  journalFile,
  keyFolder,
  stationFile,
  environment,
  language,
  handedKey,
}: DoctorOptions): readonly (readonly [CheckName, Check])[] {
  const one =
    (check: () => Finding | Promise<Finding>): Check =>
    async () => [await check()];
  const vault = stationSecretNames(stationSecretsFile(keyFolder));
  return [
    ['runtime', one(() => checkRuntime(process.versions.node))],
    ['database', one(checkDatabase)],
    ['journal-folder', () => checkFolder(keyFolder)],
    ['journal', one(() => checkJournal(journalFile))],
    ['journal-reserve', one(() => checkReserve(journalFile))],
    ['station-key', one(() => checkStationKey({ keyFolder, journalFile, environment, handedKey }))],
    ['token', () => checkTokens({ journalFile, environment, vault })],
    ['log-folder', one(() => checkLogFolder(join(dirname(journalFile), 'logs')))],
    ['local-socket', one(() => checkLocalSocket(journalFile))],
    ['station-file', one(() => checkStationFile(stationFile, { environment, language, vault }))],
    ['broker', () => checkAllBrokers(stationFile, { environment, language, vault })],
    ['people', () => checkPeople(journalFile)],
    ['serial-ports', one(() => checkSerialPorts({ list: listSerialPorts, mayOpen: mayOpenPort, user: userInfo().username }))],
    ['clock', one(() => checkClock(new Date()))],
    ['time-sync', one(() => checkTimeSync())],
    ['loopback', one(checkLoopback)],
    ['display', one(() => checkDisplay(process.platform, environment))],
  ];
}

/** @param name under which an answer that does not come is told. */
async function withDeadline(name: CheckName, check: Check): Promise<readonly Finding[]> {
  const seconds = CHECK_TIMEOUT_MS / 1000;
  const late: Finding = { name, ok: false, required: true, said: { key: 'doctor.no-answer', params: { seconds } } };
  return await Promise.race([check(), delay(CHECK_TIMEOUT_MS, [late], { ref: false })]);
}

function inWords({ name, ok, required, said }: Finding, language: Language): Diagnosis['checks'][number] {
  if ('error' in said) {
    const { title, meaning, action } = errorTexts(language, said.error.code, said.error.params);
    return { name, ok, required, detail: `${title}: ${meaning}`, fix: action };
  }
  const fixKey = `${said.key}.fix`;
  const fix = !ok && isTextKey(fixKey) ? text(language, fixKey, said.params) : '';
  return { name, ok, required, detail: text(language, said.key, said.params), fix };
}
