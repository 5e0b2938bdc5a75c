/** Configurations to compare: what the gateway has now, and its snapshots. Passwords are in memory only, to be compared there. */
import type { Change } from '../../../shared/domain/evidence.ts';
import { MASK } from '../../../shared/domain/evidence.ts';
import { isOwnProperty } from '../../../shared/domain/component-form.ts';
import { PASSWORD_ECHO } from '../../../shared/domain/component-form-check.ts';
import { isEncryptedForm } from '../../../shared/formats/kura-password.ts';
import type { ComparableComponent, ComponentDifference } from '../../../shared/formats/kura-snapshot-compare.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Component, PropertyValue, Rest } from '../gateway/gateway.ts';

export interface Present {
  /** With definitions; passwords as the gateway shows them. */
  readonly components: readonly Component[];
  /** The same, with passwords as the newest snapshot has them. */
  readonly comparable: readonly ComparableComponent[];
}

export async function readPresent(kura: Rest, call: CallOptions): Promise<Present> {
  const components = await kura.components(call);
  const kept = await newestPasswords(kura, call);
  const comparable = components.map(({ pid, properties }) => ({
    pid,
    properties: mapProperties(properties, (property, name) => {
      return property.type === 'PASSWORD' ? { ...property, value: kept.get(pid)?.[name]?.value ?? PASSWORD_ECHO } : property;
    }),
  }));
  return { components, comparable };
}

/** `gateway/no-such-snapshot`, `gateway/cannot`. */
export async function readSnapshot(kura: Rest, id: bigint, call: CallOptions): Promise<readonly ComparableComponent[]> {
  const components = await kura.snapshot(id, call);
  return components.map(({ pid, properties }) => ({ pid, properties: mapProperties(properties, (property) => property) }));
}

/** The snapshot's id, or `present`. */
export async function readSide(kura: Rest, side: string, call: CallOptions): Promise<readonly ComparableComponent[]> {
  return side === 'present' ? (await readPresent(kura, call)).comparable : readSnapshot(kura, BigInt(side), call);
}

export interface ShownDifferences {
  readonly changes: Change[];
  /** Secrets that one side does not tell. */
  readonly uncompared: string[];
}

/** Of components that are on both sides, as `pid property`; secrets masked. */
export function shownDifferences(differences: readonly ComponentDifference[]): ShownDifferences {
  const changes: Change[] = [];
  const uncompared: string[] = [];
  for (const { pid, change, properties } of differences) {
    if (change !== 'changed') continue;
    for (const property of properties) {
      const target = `${pid} ${property.name}`;
      if (property.change === 'not-compared') uncompared.push(target);
      else changes.push({ target, ...sides(property), secret: property.secret });
    }
  }
  return { changes, uncompared };
}

function sides({ change, secret, before, after }: ComponentDifference['properties'][number]): { from?: string; to?: string } {
  const from = secret ? MASK : (before ?? []).join(', ');
  const to = secret ? MASK : (after ?? []).join(', ');
  return { ...(change === 'added' ? {} : { from }), ...(change === 'removed' ? {} : { to }) };
}

/** By pid, properties of the newest snapshot. A gateway that keeps none, or does not tell them, leaves its passwords uncompared. */
export async function newestPasswords(
  kura: Rest,
  call: CallOptions,
): Promise<ReadonlyMap<string, Readonly<Record<string, PropertyValue>>>> {
  try {
    const newest = (await kura.snapshotIds(call)).at(-1);
    const components = newest === undefined ? [] : await kura.snapshot(newest, call);
    return new Map(components.map(({ pid, properties }) => [pid, properties]));
  } catch (thrown) {
    call.signal.throwIfAborted();
    if (thrown instanceof AppError) return new Map();
    throw thrown;
  }
}

/** What Kura itself keeps in every component is no configuration; nothing at all is as good as none; encrypted words tell nothing. */
function mapProperties(
  properties: Readonly<Record<string, PropertyValue>>,
  change: (property: PropertyValue, name: string) => PropertyValue,
): ComparableComponent['properties'] {
  const kept = Object.entries(properties).flatMap(([name, property]) => {
    const { type, value } = change({ ...property, type: property.type.toUpperCase() }, name);
    if (isOwnProperty(name) || isNothing(value)) return [];
    const isHidden = type === 'PASSWORD' && typeof value === 'string' && isEncryptedForm(value);
    return [[name, { type, value: isHidden ? PASSWORD_ECHO : value }] as const];
  });
  return Object.fromEntries(kept);
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
