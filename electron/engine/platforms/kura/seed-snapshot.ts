/** The plain snapshot that a gateway's first start begins with, and what is set in it (kura.md §2.1, §2.2). */
import { holdsSecret } from '../../../../shared/domain/component-form.ts';
import { wantedValue } from '../../../../shared/domain/component-form-check.ts';
import { type GivenValue, isSameValue, type WireValue } from '../../../../shared/domain/component-value.ts';
import { type Change, MASK } from '../../../../shared/domain/evidence.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { componentsOf } from '../../../../shared/formats/kura-snapshot-components.ts';
import { parseSnapshot } from '../../../../shared/formats/kura-snapshot-parse.ts';
import { type WritableComponent, writeSnapshot } from '../../../../shared/formats/kura-snapshot-write.ts';
import type { IsSecret } from './component-setting.ts';

/** With its type where the seed does not have the property yet: before the first start nobody else can tell it. */
export type SeedValue = GivenValue | { readonly type: string; readonly value: GivenValue };
export type SeedValues = Readonly<Record<string, Readonly<Record<string, SeedValue>>>>;

export interface EditedSeed {
  readonly changes: readonly Change[];
  /** The whole new file. */
  readonly text: string;
}

/**
 * `first-snapshot/type-needed` for a property that the seed does not have; what `wantedValue` and `parseSnapshot` throw. A password that
 * is encrypted inside the plain file cannot be kept: `snapshot/bad-password`.
 */
export function editSeed(seed: string, values: SeedValues, isSecret: IsSecret): EditedSeed {
  const components = new Map<string, Map<string, { type: string; value: unknown }>>();
  for (const { pid, properties } of componentsOf(parseSnapshot(seed))) components.set(pid, readable(pid, properties));
  const changes: Change[] = [];
  for (const [pid, set] of Object.entries(values)) {
    const properties =
      components.get(pid) ?? new Map<string, { type: string; value: unknown }>([['kura.service.pid', { type: 'STRING', value: pid }]]);
    components.set(pid, properties);
    for (const [name, given] of Object.entries(set)) {
      const before = properties.get(name);
      const wanted = typed(name, given, before);
      properties.set(name, { type: wanted.attribute.type, value: wanted.value });
      if (before !== undefined && isSameValue(wanted.attribute, wanted.value, before.value)) continue;
      changes.push(changeOf(`snapshot_0.xml ${pid} ${name}`, { ...wanted, before: before?.value }, isSecret));
    }
  }
  const written: WritableComponent[] = [...components].map(([pid, properties]) => ({ pid, properties: Object.fromEntries(properties) }));
  return { changes, text: writeSnapshot(written, { passwords: 'base64' }) };
}

/** What a recipe wants, without the types that only the seed needs. */
export function plainValues(values: SeedValues): Record<string, Record<string, GivenValue>> {
  return Object.fromEntries(
    Object.entries(values).map(([pid, set]) => [
      pid,
      Object.fromEntries(Object.entries(set).map(([name, given]) => [name, valueOf(given)])),
    ]),
  );
}

function readable(
  pid: string,
  properties: ReturnType<typeof componentsOf>[number]['properties'],
): Map<string, { type: string; value: unknown }> {
  const entries = Object.entries(properties).map(([name, { type, value }]) => {
    if (value === undefined) throw new AppError('snapshot/bad-password', { params: { pid, name } });
    return [name, { type, value }] as const;
  });
  return new Map(entries);
}

interface TypedSeedValue {
  readonly attribute: { readonly id: string; readonly type: string; readonly cardinality: number };
  readonly value: WireValue;
}

function typed(name: string, given: SeedValue, before: { readonly type: string; readonly value: unknown } | undefined): TypedSeedValue {
  const type = isTyped(given) ? given.type : before?.type;
  if (type === undefined) throw new AppError('first-snapshot/type-needed', { params: { name } });
  const value = valueOf(given);
  const attribute = { id: name, type, cardinality: Array.isArray(value) ? 1000 : 0 };
  const wanted = wantedValue(attribute, value);
  if (wanted === null) throw new AppError('component/value-missing', { params: { name } });
  return { attribute, value: wanted };
}

function valueOf(given: SeedValue): GivenValue {
  return isTyped(given) ? given.value : given;
}

function isTyped(given: SeedValue): given is Extract<SeedValue, { readonly type: string }> {
  return typeof given === 'object' && !Array.isArray(given);
}

function changeOf(target: string, { attribute, value, before }: TypedSeedValue & { readonly before: unknown }, isSecret: IsSecret): Change {
  const texts = [before, value].map((each) => (Array.isArray(each) ? each.map(String).join(', ') : String(each)));
  const secret = holdsSecret(attribute) || texts.some(isSecret);
  const [from = '', to = ''] = secret ? [MASK, MASK] : texts;
  return { target, ...(before === undefined ? {} : { from }), to, secret };
}
