/** A parsed snapshot as components with values, in the same shape as REST gives them (kura.md §3.3). */
import { type Decrypt, passwordOf } from './kura-password.ts';
import {
  type SnapshotConfiguration,
  type SnapshotDefinition,
  type SnapshotProperty,
  type SnapshotType,
  snapshotTypes,
} from './kura-snapshot.ts';
import { type SnapshotScalar, scalarOf } from './kura-snapshot-values.ts';

export interface SnapshotValue {
  /** In upper case. */
  readonly type: string;
  /** Undefined for a password that is encrypted with another key. */
  readonly value: SnapshotScalar | readonly SnapshotScalar[] | undefined;
}

/** Passwords are in clear: for comparing and sending from memory, never to be shown. */
export interface ValuedComponent {
  readonly pid: string;
  readonly factoryPid?: string;
  readonly definition?: SnapshotDefinition;
  readonly properties: Readonly<Record<string, SnapshotValue>>;
}

export function componentsOf(configurations: readonly SnapshotConfiguration[], decrypt?: Decrypt): readonly ValuedComponent[] {
  return configurations.map(({ pid, properties, definition }) => {
    const factoryPid = properties.get('service.factoryPid')?.values[0];
    const valued: (readonly [string, SnapshotValue])[] = [];
    for (const [name, property] of properties) valued.push([name, valueOf(property, decrypt)]);
    return {
      pid,
      ...(factoryPid === undefined ? {} : { factoryPid }),
      ...(definition === undefined ? {} : { definition }),
      properties: Object.fromEntries(valued),
    };
  });
}

function valueOf(property: SnapshotProperty, decrypt: Decrypt | undefined): SnapshotValue {
  const type = restNames[property.type];
  if (!property.array) return { type, value: scalarIn(property, property.values[0] ?? '', decrypt) };
  const scalars = property.values.map((text) => scalarIn(property, text, decrypt));
  const known = scalars.filter((scalar) => scalar !== undefined);
  return { type, value: known.length === scalars.length ? known : undefined };
}

function scalarIn({ type, encrypted }: SnapshotProperty, text: string, decrypt: Decrypt | undefined): SnapshotScalar | undefined {
  return encrypted && type === 'Password' ? passwordOf(text, decrypt) : scalarOf(type, text);
}

const restNames = Object.fromEntries(snapshotTypes.map((type) => [type, type.toUpperCase()])) as Readonly<Record<SnapshotType, string>>;
