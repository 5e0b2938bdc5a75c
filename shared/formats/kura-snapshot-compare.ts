/** What differs between two snapshots. Secrets are compared here and only reported as differing. */
import { holdsSecret } from '../domain/component-form.ts';
import { PASSWORD_ECHO } from '../domain/component-form-check.ts';
import { textOf } from './kura-snapshot-values.ts';

export interface ComparableComponent {
  readonly pid: string;
  /** Types in upper case; passwords in clear, undefined where they cannot be read. */
  readonly properties: Readonly<Record<string, { readonly type: string; readonly value?: unknown }>>;
}

export type SnapshotChange = 'added' | 'removed' | 'changed';

export interface PropertyDifference {
  readonly name: string;
  readonly type: string;
  /** `not-compared`: a password that one of the two does not tell. */
  readonly change: SnapshotChange | 'not-compared';
  readonly secret: boolean;
  /** Texts of the values; left out for secrets and where there is nothing on that side. */
  readonly before?: readonly string[];
  readonly after?: readonly string[];
}

export interface ComponentDifference {
  readonly pid: string;
  readonly change: SnapshotChange;
  readonly properties: readonly PropertyDifference[];
}

/** Sorted by pid and property. Components that are equal in both are left out. */
export function compareSnapshots(
  before: readonly ComparableComponent[],
  after: readonly ComparableComponent[],
): readonly ComponentDifference[] {
  const old = new Map(before.map((component) => [component.pid, component]));
  const fresh = new Map(after.map((component) => [component.pid, component]));
  const pids = [...new Set([...old.keys(), ...fresh.keys()])].toSorted();
  return pids.flatMap((pid) => {
    const properties = differences(old.get(pid)?.properties, fresh.get(pid)?.properties);
    const change = !old.has(pid) ? 'added' : fresh.has(pid) ? 'changed' : 'removed';
    return change === 'changed' && properties.length === 0 ? [] : [{ pid, change, properties }];
  });
}

type Properties = ComparableComponent['properties'];
type Property = Properties[string];

function differences(before: Properties = {}, after: Properties = {}): readonly PropertyDifference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return names.flatMap((name) => {
    const old = Object.hasOwn(before, name) ? before[name] : undefined;
    const fresh = Object.hasOwn(after, name) ? after[name] : undefined;
    const change = changeOf(old, fresh);
    if (change === undefined) return [];
    const secret = [old, fresh].some((property) => property !== undefined && holdsSecret({ id: name, type: property.type }));
    return [{ name, type: (fresh ?? old)?.type ?? '', change, secret, ...(secret ? {} : shown(old, fresh)) }];
  });
}

function changeOf(old: Property | undefined, fresh: Property | undefined): PropertyDifference['change'] | undefined {
  if (old === undefined || fresh === undefined) return old === fresh ? undefined : old === undefined ? 'added' : 'removed';
  if (isUntold(old) || isUntold(fresh)) return 'not-compared';
  return old.type === fresh.type && canonical(old) === canonical(fresh) ? undefined : 'changed';
}

function isUntold({ type, value }: Property): boolean {
  return type === 'PASSWORD' && (value === undefined || [value].flat().includes(PASSWORD_ECHO));
}

function canonical(property: Property): string {
  return JSON.stringify([Array.isArray(property.value), ...textsOf(property)]);
}

/** A FLOAT by its shortest decimal: JSON has it so, and a snapshot read from XML has the 32-bit number. */
function textsOf({ type, value }: Property): readonly string[] {
  const scalars = [value].flat().filter((scalar) => scalar !== undefined && scalar !== null);
  return scalars.map((scalar) => (type === 'FLOAT' && typeof scalar === 'number' ? textOf('Float', scalar) : String(scalar)));
}

function shown(old: Property | undefined, fresh: Property | undefined): Pick<PropertyDifference, 'before' | 'after'> {
  return { ...(old === undefined ? {} : { before: textsOf(old) }), ...(fresh === undefined ? {} : { after: textsOf(fresh) }) };
}
