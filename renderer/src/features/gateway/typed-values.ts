/** What was typed into components' forms, and how far it goes from what the gateway has. */
import type { FormField } from '../../../../shared/domain/component-form.ts';
import type { TypedComponents, TypedValue } from '../../api/gateway-visit.ts';

export interface TypedField {
  readonly pid: string;
  readonly field: FormField;
  readonly value: TypedValue;
}

/** What a field begins with; a password begins with nothing, whatever the gateway has. */
export function presentValue({ kind, value, listOf }: FormField): TypedValue {
  if (kind === 'password') return '';
  return value ?? (listOf === undefined ? '' : []);
}

/** A value that is the gateway's own again is no change. */
export function withTyped(typed: TypedComponents, { pid, field, value }: TypedField): TypedComponents {
  if (isSame(value, presentValue(field))) return withoutField(typed, pid, field.id);
  return { ...typed, [pid]: { ...typed[pid], [field.id]: value } };
}

export function withoutField(typed: TypedComponents, pid: string, id: string): TypedComponents {
  const { [id]: _discarded, ...fields } = typed[pid] ?? {};
  return Object.keys(fields).length > 0 ? { ...typed, [pid]: fields } : withoutComponents(typed, [pid]);
}

export function withoutComponents(typed: TypedComponents, pids: readonly string[]): TypedComponents {
  return Object.fromEntries(Object.entries(typed).filter(([pid]) => !pids.includes(pid)));
}

/** Fields in all. */
export function countTyped(typed: TypedComponents): number {
  return Object.values(typed).reduce((sum, fields) => sum + Object.keys(fields).length, 0);
}

function isSame(one: TypedValue, other: TypedValue): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return one.length === other.length && one.every((item, at) => item === other[at]);
}
