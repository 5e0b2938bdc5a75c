/** What the ProvisioningService of one unit shall hold: the recipe's values with client id and username computed where the row has none. */
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { resolveBrokerUrl } from '../platforms/everyware/broker-url.ts';
import { brokerPresets } from '../platforms/everyware/broker-presets.ts';
import { judgeClientId } from '../platforms/everyware/client-id.ts';
import type { ProvisioningProperty } from '../platforms/everyware/provisioning-properties.ts';
import type { SettingValue } from '../platforms/everyware/setting-value.ts';
import { type AccessNames, accessNames, missingValue, refusePlaceholder } from './everyware-login.ts';
import { masked } from './masked.ts';
import type { StepContext } from './step.ts';

export type SettingsContext = StepContext<StepParams<'everyware.settings'>>;
/** All that may be written: `provisioned` is the gateway's own. */
export type SettingsProperty = Exclude<ProvisioningProperty, 'provisioned'>;
export type WantedSettings = ReadonlyMap<SettingsProperty, SettingValue>;

/**
 * A parameter that the recipe leaves out is not touched on the gateway, except client id and username, which are always written. One
 * that it names and the row leaves empty is `everyware/missing-value`; the activation key is optional.
 */
export async function wantedSettings(context: SettingsContext): Promise<WantedSettings> {
  const { cloudConnection: _connection, activationKey, clientId, username, brokerUrl, ...others } = context.params;
  const wanted = new Map<SettingsProperty, SettingValue>();
  for (const [property, value] of Object.entries(others) as [keyof typeof others, SettingValue | undefined][]) {
    if (value === '') throw missingValue(property);
    if (value !== undefined) wanted.set(property, value);
  }
  if (brokerUrl === '') throw missingValue('brokerUrl');
  if (brokerUrl !== undefined) wanted.set('brokerUrl', usableUrl(context, brokerUrl));
  if (activationKey !== undefined && activationKey !== '') wanted.set('activationKey', activationKey);
  for (const [property, value] of Object.entries(await accessNames(context, { clientId, username }))) {
    wanted.set(property as keyof AccessNames, value);
  }
  refuseBadClientId(context, String(wanted.get('clientId')));
  for (const property of ['password', 'activationKey'] as const) refusePlaceholder(property, wanted.get(property));
  return wanted;
}

function usableUrl(context: SettingsContext, text: string): string {
  const url = resolveBrokerUrl(text);
  if (url !== undefined) return url;
  const shown = masked(context, text).replace(/\/\/[^/]*@/, '//…@');
  throw new AppError('everyware/bad-broker-url', { params: { url: shown, presets: Object.keys(brokerPresets).join(', ') } });
}

/** What the cloud refuses for certain is refused here, before the device is armed with it (esf.md §3). */
function refuseBadClientId(context: SettingsContext, clientId: string): void {
  const judged = judgeClientId(clientId);
  if (judged.judgement !== 'refused') return;
  throw new AppError('everyware/bad-client-id', { params: { clientId: masked(context, clientId).slice(0, 64), found: judged.found } });
}
