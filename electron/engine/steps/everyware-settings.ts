/**
 * `everyware.settings`: writes the ProvisioningService of a cloud connection and reads it back (seed document; esf.md §2). What the
 * gateway does not give back, a password above all, is proved by its newest snapshot or not at all. `provisioned` is never written here.
 */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { MASK } from '../../../shared/domain/evidence.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { judgeClientId } from '../platforms/everyware/client-id.ts';
import type { SettingValue } from '../platforms/everyware/setting-value.ts';
import { callOptions } from './call-options.ts';
import { isBlank, type SettingsSurvey, surveySettings, toChange, toEvidence } from './everyware-survey.ts';
import { missingValue } from './everyware-login.ts';
import type { SettingsContext, SettingsProperty } from './everyware-wanted.ts';
import { masked } from './masked.ts';
import { secretsInSnapshot } from './snapshot-secrets.ts';
import { type Inspection, type Plan, type StepDefinition, UnitFailure, type Verification } from './step.ts';

/** Without these no gateway reaches its provision broker. */
const NEEDED: readonly SettingsProperty[] = ['brokerUrl', 'accountName', 'password'];

export const everywareSettings: StepDefinition<'everyware.settings', SettingsSurvey> = {
  kind: 'everyware.settings',
  version: 1,
  /** Arming starts the provisioning: after a lost answer it is looked at before it is repeated. */
  tag: (params) => (params.enabled === true ? 'inspect' : 'idempotent'),
  timeoutMs: () => 180_000,
  plan,

  async apply(context, { data }) {
    context.progress('progress.everyware.writing');
    const values = data.settings.filter((setting) => !setting.isCurrent).map((setting) => [setting.property, setting.given] as const);
    await data.service.write(Object.fromEntries<SettingValue>(values), callOptions(context.signal));
  },

  async verify(context): Promise<Verification> {
    const survey = await surveySettings(context);
    const { service, settings } = survey;
    const isProvisioned = service.value('provisioned') === true;
    const evidence: Evidence[] = [...(await provedSettings(context, survey, isProvisioned))];
    evidence.push(...clientIdNote(context, survey), {
      name: service.target('provisioned'),
      observed: String(isProvisioned),
      verdict: 'noted',
      source: service.source,
    });
    const clientId = masked(context, String(settings.find((setting) => setting.property === 'clientId')?.wanted ?? ''));
    const results = { pid: service.component.pid, ...(clientId === MASK ? {} : { clientId }) };
    const refuted = settings.find((_setting, index) => evidence[index]?.verdict === 'refuted');
    if (refuted === undefined) return { outcome: 'pass', evidence, results, ...(isProvisioned ? {} : { proof: 'prepared' as const }) };
    return {
      outcome: 'fail',
      evidence,
      results,
      failure: new AppError('everyware/read-back-differs', { params: { name: refuted.property } }),
    };
  },

  async inspect(context): Promise<Inspection> {
    const { service, settings } = await surveySettings(context);
    const isProvisioned = service.value('provisioned') === true;
    const evidence = settings.map((setting) => toEvidence(context, setting, { isProvisioned, isInSnapshot: false }));
    if (!isProvisioned && service.value('enabled') !== true) return { finding: 'not-applied', evidence };
    return { finding: evidence.some((item) => item.verdict === 'refuted') ? 'partly' : 'applied', evidence };
  },
};

async function plan(context: SettingsContext): Promise<Plan<SettingsSurvey>> {
  context.progress('progress.everyware.finding');
  const data = await surveySettings(context);
  const { service, settings } = data;
  service.refuseSecondConnection(settings.find((setting) => setting.property === 'brokerUrl')?.wanted);
  if (context.params.enabled === true && service.value('provisioned') === true) {
    throw new UnitFailure(new AppError('everyware/already-provisioned', { params: { pid: service.component.pid } }), [
      { name: service.target('provisioned'), expected: 'false', observed: 'true', verdict: 'refuted', source: service.source },
    ]);
  }
  for (const property of NEEDED) {
    if (!settings.some((setting) => setting.property === property) && isBlank(service.value(property))) throw missingValue(property);
  }
  return { changes: settings.filter((setting) => !setting.isCurrent).map((setting) => toChange(context, setting)), data };
}

async function provedSettings(context: SettingsContext, survey: SettingsSurvey, isProvisioned: boolean): Promise<readonly Evidence[]> {
  const { service, settings } = survey;
  const secrets = settings.filter(({ isWriteOnly }) => isWriteOnly);
  const proved = await secretsInSnapshot(service.kura, { pid: service.component.pid, secrets }, callOptions(context.signal));
  return settings.map((setting) => toEvidence(context, setting, { isProvisioned, isInSnapshot: proved.has(setting.attribute.id) }));
}

/** The broker may refuse an id that MQTT 3.1.1 does not guarantee; that is said, and left to the broker (esf.md §3). */
function clientIdNote(context: SettingsContext, { service, settings }: SettingsSurvey): readonly Evidence[] {
  const clientId = String(settings.find((setting) => setting.property === 'clientId')?.wanted ?? '');
  if (judgeClientId(clientId).judgement === 'guaranteed') return [];
  return [
    {
      name: 'MQTT 3.1.1 client id',
      expected: '1–23 × 0-9 a-z A-Z',
      observed: masked(context, clientId),
      verdict: 'noted',
      source: service.source,
    },
  ];
}
