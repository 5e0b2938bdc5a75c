/** Why a value does not fit its property, in words. Never with the value: it may be a secret. */
import { AppError } from '../errors/app-error.ts';
import { isList, type Misfit } from './component-value.ts';
import { isTextType, rangeText, type TypedAttribute, wireType } from './component-value-type.ts';

/** `component/wrong-type`, `/out-of-range`, `/wrong-length`, `/not-an-option`, `/value-missing`, `/wrong-count`. */
export function misfitError(attribute: TypedAttribute, misfit: Misfit): AppError {
  const name = attribute.id;
  const type = wireType(attribute) ?? attribute.type;
  switch (misfit) {
    case 'type':
      return new AppError('component/wrong-type', { params: { name, type } });
    case 'range':
      return new AppError(isTextType(attribute) ? 'component/wrong-length' : 'component/out-of-range', {
        params: { name, range: rangeText(attribute) },
      });
    case 'option':
      return new AppError('component/not-an-option', { params: { name, options: (attribute.options ?? []).join(', ') } });
    case 'missing':
      return new AppError('component/value-missing', { params: { name } });
    case 'list': {
      const count = isList(attribute) ? `0…${Math.abs(attribute.cardinality ?? 0)}` : '1';
      return new AppError('component/wrong-count', { params: { name, count } });
    }
  }
}
