/** The pattern that a recipe names for a column's values, ready to be tried. */
import type { IdentifierPattern } from '../../../shared/domain/identifier-pattern.ts';

/** The expression of a recipe's pattern, which covers the whole value. */
export function patternExpression({ pattern }: IdentifierPattern): RegExp {
  return new RegExp(`^(?:${pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '')})$`, 'u');
}

export interface NamedPattern extends IdentifierPattern {
  readonly expression: RegExp;
}
