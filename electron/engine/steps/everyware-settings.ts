/**
 * `everyware.settings`: writes the ProvisioningService of a cloud connection and reads it back (seed document; esf.md §2). Passwords and
 * activation keys are written, never proved: the gateway does not give them back. `provisioned` is never written here.
 */
import { type Change, type Evidence, MASK } from '../../../shared/domain/evidence.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { judgeClientId } from '../platforms/everyware/client-id.ts';
import { isSameValue, isWriteOnly, type SettingValue, toWireValue } from '../platforms/everyware/setting-value.ts';
import { callOptions } from './call-options.ts';
import { findProvisioningService, type ProvisioningService } from './everyware-component.ts';
import { missingValue, type SettingsContext, type WantedSettings, wantedSettings } from './everyware-wanted.ts';
import { masked } from './masked.ts';
import { type Inspection, type Plan, type StepDefinition, UnitFailure, type Verification } from './step.ts';

type Property = WantedSettings extends ReadonlyMap<infer Key, SettingValue> ? Key : never;

/** One parameter: what it shall be and what the gateway says it is. */
interface Setting {
  readonly property: Property;
  readonly target: string;
  readonly wanted: SettingValue;
  readonly current: unknown;
  readonly isCurrent: boolean;
  readonly isWriteOnly: boolean;
}

interface Survey {
  readonly service: ProvisioningService;
  readonly settings: readonly Setting[];
}

/** Without these no gateway reaches its provision broker. */
const NEEDED: readonly Property[] = ['brokerUrl', 'accountName', 'password'];

export const everywareSettings: StepDefinition<'everyware.settings', Survey> = {
  kind: 'everyware.settings',
  version: 1,
  /** Arming starts the provisioning: after a lost answer it is looked at before it is repeated. */
  tag: (params) => (params.enabled === true ? 'inspect' : 'idempotent'),
  timeoutMs: () => 180_000,
  plan,

  async apply(context, { data }) {
    context.progress('progress.everyware.writing');
    const values = data.settings.filter((setting) => !setting.isCurrent).map((setting) => [setting.property, setting.wanted]);
    await data.service.write(Object.fromEntries(values), callOptions(context.signal));
  },

  async verify(context): Promise<Verification> {
    const { service, settings } = await survey(context);
    const isProvisioned = service.value('provisioned') === true;
    const evidence = settings.map((setting) => toEvidence(context, setting, isProvisioned));
    evidence.push(...clientIdNote(context, settings), {
      name: service.target('provisioned'),
      observed: String(isProvisioned),
      verdict: 'noted',
      source: 'rest',
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
    const { service, settings } = await survey(context);
    const isProvisioned = service.value('provisioned') === true;
    const evidence = settings.map((setting) => toEvidence(context, setting, isProvisioned));
    if (!isProvisioned && service.value('enabled') !== true) return { finding: 'not-applied', evidence };
    return { finding: evidence.some((item) => item.verdict === 'refuted') ? 'partly' : 'applied', evidence };
  },
};

async function plan(context: SettingsContext): Promise<Plan<Survey>> {
  context.progress('progress.everyware.finding');
  const data = await survey(context);
  const { service, settings } = data;
  if (context.params.enabled === true && service.value('provisioned') === true) {
    throw new UnitFailure(new AppError('everyware/already-provisioned', { params: { pid: service.component.pid } }), [
      { name: service.target('provisioned'), expected: 'false', observed: 'true', verdict: 'refuted', source: 'rest' },
    ]);
  }
  for (const property of NEEDED) {
    if (!settings.some((setting) => setting.property === property) && isBlank(service.value(property))) throw missingValue(property);
  }
  return { changes: settings.filter((setting) => !setting.isCurrent).map((setting) => toChange(context, setting)), data };
}

async function survey(context: SettingsContext): Promise<Survey> {
  const wanted = await wantedSettings(context);
  const service = await findProvisioningService(context.gateway, callOptions(context.signal), context.params.cloudConnection);
  service.attribute('provisioned');
  return { service, settings: [...wanted].map(([property, value]) => toSetting(service, property, value)) };
}

function toSetting(service: ProvisioningService, property: Property, value: SettingValue): Setting {
  const attribute = service.attribute(property);
  const wanted = toWireValue(attribute, value);
  const current = service.value(property);
  const writeOnly = property === 'password' || property === 'activationKey' || isWriteOnly(attribute);
  return {
    property,
    target: service.target(property),
    wanted,
    current,
    isWriteOnly: writeOnly,
    isCurrent: !writeOnly && isSameValue(attribute, wanted, current),
  };
}

function toChange(context: SettingsContext, setting: Setting): Change {
  const { target } = setting;
  if (setting.isWriteOnly) return { target, to: MASK, secret: true };
  const to = masked(context, String(setting.wanted));
  const from = isBlank(setting.current) ? {} : { from: masked(context, String(setting.current)) };
  return { target, ...from, to, secret: to === MASK };
}

function toEvidence(context: SettingsContext, setting: Setting, isProvisioned: boolean): Evidence {
  const base = { name: setting.target, source: 'rest' } as const;
  if (setting.isWriteOnly) return { ...base, expected: MASK, verdict: 'not-proved' };
  const expected = masked(context, String(setting.wanted));
  const observed = isBlank(setting.current) ? {} : { observed: masked(context, String(setting.current)) };
  if (setting.isCurrent) return { ...base, expected, ...observed, verdict: 'proved' };
  // A gateway that has provisioned itself meanwhile has put `enabled` back, as it should.
  return { ...base, expected, ...observed, verdict: setting.property === 'enabled' && isProvisioned ? 'noted' : 'refuted' };
}

/** The broker may refuse an id that MQTT 3.1.1 does not guarantee; that is said, and left to the broker (esf.md §3). */
function clientIdNote(context: SettingsContext, settings: readonly Setting[]): readonly Evidence[] {
  const clientId = String(settings.find((setting) => setting.property === 'clientId')?.wanted ?? '');
  if (judgeClientId(clientId).judgement === 'guaranteed') return [];
  return [
    { name: 'MQTT 3.1.1 client id', expected: '1–23 × 0-9 a-z A-Z', observed: masked(context, clientId), verdict: 'noted', source: 'rest' },
  ];
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
