/** Values of the ProvisioningService in the types of its definition. */
import { AppError } from '../../../../shared/errors/app-error.ts';
import { fitValue, type WireValue } from '../../../../shared/domain/component-value.ts';
import { rangeText, type TypedAttribute } from '../../../../shared/domain/component-value-type.ts';

export type SettingValue = string | number | boolean;

/** `everyware/bad-value` where the value cannot be had in the attribute's type and range. Without the value: it may be a secret. */
export function toWireValue(attribute: TypedAttribute, value: SettingValue): WireValue {
  const fit = fitValue(attribute, value);
  if ('value' in fit) return fit.value;
  const options = attribute.options ?? [];
  const range = fit.misfit === 'option' && options.length > 0 ? options.join(', ') : rangeText(attribute);
  throw new AppError('everyware/bad-value', { params: { property: attribute.id, type: attribute.type, range } });
}
