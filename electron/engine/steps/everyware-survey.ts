/** The ProvisioningService of a cloud connection beside what the recipe wants of it. */
import { type Change, type Evidence, MASK } from '../../../shared/domain/evidence.ts';
import type { AttributeDefinition } from '../gateway/gateway.ts';
import { kuraSource } from '../gateway/kura-of.ts';
import { type SettingValue, toWireValue } from '../platforms/everyware/setting-value.ts';
import { isSameValue, type WireValue } from '../../../shared/domain/component-value.ts';
import { isWriteOnly } from '../../../shared/domain/component-value-type.ts';
import { callOptions } from './call-options.ts';
import { findProvisioningService, type ProvisioningService } from './everyware-component.ts';
import { type SettingsContext, type SettingsProperty, wantedSettings } from './everyware-wanted.ts';
import { masked } from './masked.ts';

/** One parameter: what it shall be and what the gateway says it is. */
export interface Setting {
  readonly property: SettingsProperty;
  readonly attribute: AttributeDefinition;
  readonly target: string;
  readonly given: SettingValue;
  readonly wanted: WireValue;
  readonly current: unknown;
  readonly isCurrent: boolean;
  /** The gateway never gives it back. */
  readonly isWriteOnly: boolean;
}

export interface SettingsSurvey {
  readonly service: ProvisioningService;
  readonly settings: readonly Setting[];
}

/** Shown as the mask whatever their type: which of them a gateway gives back in clear is not public (esf.md §2.1). */
const SECRETS: ReadonlySet<SettingsProperty> = new Set(['password', 'activationKey']);

export async function surveySettings(context: SettingsContext): Promise<SettingsSurvey> {
  const wanted = await wantedSettings(context);
  const service = await findProvisioningService(context.gateway, callOptions(context.signal), context.params.cloudConnection);
  service.attribute('provisioned');
  return { service, settings: [...wanted].map(([property, value]) => toSetting(service, property, value)) };
}

export function toChange(context: SettingsContext, setting: Setting): Change {
  const { target } = setting;
  if (setting.isWriteOnly) return { target, to: MASK, secret: true };
  const to = shown(context, setting, setting.wanted);
  const from = isBlank(setting.current) ? {} : { from: shown(context, setting, setting.current) };
  return { target, ...from, to, secret: to === MASK };
}

export interface ReadBack {
  readonly isProvisioned: boolean;
  /** For what the gateway never gives back: its newest snapshot has it as it was written. */
  readonly isInSnapshot: boolean;
}

export function toEvidence(context: SettingsContext, setting: Setting, { isProvisioned, isInSnapshot }: ReadBack): Evidence {
  const base = { name: setting.target, source: kuraSource(context.gateway) } as const;
  if (setting.isWriteOnly) return { ...base, expected: MASK, verdict: isInSnapshot ? 'proved' : 'not-proved' };
  const expected = shown(context, setting, setting.wanted);
  const observed = isBlank(setting.current) ? {} : { observed: shown(context, setting, setting.current) };
  if (setting.isCurrent) return { ...base, expected, ...observed, verdict: 'proved' };
  // A gateway that has provisioned itself meanwhile has put `enabled` back, as it should.
  return { ...base, expected, ...observed, verdict: setting.property === 'enabled' && isProvisioned ? 'noted' : 'refuted' };
}

export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function toSetting(service: ProvisioningService, property: SettingsProperty, given: SettingValue): Setting {
  const attribute = service.attribute(property);
  const wanted = toWireValue(attribute, given);
  const current = service.value(property);
  const writeOnly = isWriteOnly(attribute);
  const isCurrent = !writeOnly && isSameValue(attribute, wanted, current);
  return { property, attribute, target: service.target(property), given, wanted, current, isCurrent, isWriteOnly: writeOnly };
}

function shown(context: SettingsContext, { property }: Setting, value: unknown): string {
  return SECRETS.has(property) ? MASK : masked(context, String(value));
}
