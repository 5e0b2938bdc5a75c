/** One property of a component: what it is and what it shall be, as changes and evidence show it and as an update writes it. */
import { attributeOf, type WantedValue } from '../../../../shared/domain/component-form-check.ts';
import { holdsSecret } from '../../../../shared/domain/component-form.ts';
import { toFormText } from '../../../../shared/domain/component-form-text.ts';
import { isSameValue } from '../../../../shared/domain/component-value.ts';
import { isWriteOnly, wireType } from '../../../../shared/domain/component-value-type.ts';
import { type Change, MASK } from '../../../../shared/domain/evidence.ts';
import type { AttributeDefinition, Component, PropertyValue } from '../../gateway/gateway.ts';
import type { ComponentUpdate } from '../../gateway/kura-calls.ts';

export interface ComponentSetting {
  readonly pid: string;
  readonly attribute: AttributeDefinition;
  /** `pid property`, as changes and evidence name it. */
  readonly target: string;
  readonly wanted: WantedValue;
  readonly current: unknown;
  readonly isCurrent: boolean;
  /** The gateway never gives it back. */
  readonly isWriteOnly: boolean;
}

/** True for any text that is, or contains, a secret that must not be shown. */
export type IsSecret = (text: string) => boolean;

/** `component/unknown-property`. `wanted` is checked before. */
export function toSetting(component: Component, name: string, wanted: WantedValue): ComponentSetting {
  return settingOf(component, attributeOf(component, name), wanted);
}

/** For an attribute that need not be in the definition: snapshots have properties that nobody describes. */
export function settingOf(component: Component, attribute: AttributeDefinition, wanted: WantedValue): ComponentSetting {
  const current = component.properties[attribute.id]?.value;
  const writeOnly = isWriteOnly(attribute);
  return {
    pid: component.pid,
    attribute,
    target: `${component.pid} ${attribute.id}`,
    wanted,
    current,
    isCurrent: !writeOnly && isAsWanted(attribute, wanted, current),
    isWriteOnly: writeOnly,
  };
}

export function changeOf(isSecret: IsSecret, setting: ComponentSetting): Change {
  const { target, current, wanted } = setting;
  const from = isNothing(current) || setting.isWriteOnly ? {} : { from: shown(isSecret, setting, current) };
  if (wanted === null) return { target, ...from, secret: holdsSecret(setting.attribute) || from.from === MASK };
  if (setting.isWriteOnly) return { target, to: MASK, secret: true };
  const to = shown(isSecret, setting, wanted);
  return { target, ...from, to, secret: to === MASK };
}

/** The value as a text, or the mask where it is a secret or the property's name says that it holds one. */
export function shown(isSecret: IsSecret, { attribute, wanted }: ComponentSetting, value: unknown): string {
  const text = Array.isArray(value) ? value.map(String).join(', ') : String(value);
  return holdsSecret(attribute) || isSecret(text) || isSecret(String(wanted)) ? MASK : text;
}

/** One update for each component; properties that are as they shall be are left out. */
export function updatesOf(settings: readonly ComponentSetting[]): readonly ComponentUpdate[] {
  const missing = settings.filter(({ isCurrent }) => !isCurrent);
  return [...Map.groupBy(missing, ({ pid }) => pid)].map(([pid, own]) => ({
    pid,
    properties: Object.fromEntries(
      own.map(({ attribute, wanted }): [string, PropertyValue] => [
        attribute.id,
        { type: wireType(attribute) ?? attribute.type, value: wanted },
      ]),
    ),
  }));
}

/** A property that was cleared may go back to its default. */
function isAsWanted(attribute: AttributeDefinition, wanted: WantedValue, current: unknown): boolean {
  if (wanted !== null) return isSameValue(attribute, wanted, current);
  return isNothing(current) || [toFormText(current)].flat().join(',') === attribute.defaultValue;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
