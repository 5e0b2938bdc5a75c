/**
 * A Kura snapshot as its XML has it: texts, not yet values (kura.md §2.2). The same form travels in CONF-V1 replies, there with the
 * components' definitions.
 */

export const snapshotTypes = ['String', 'Long', 'Double', 'Float', 'Integer', 'Byte', 'Char', 'Boolean', 'Short', 'Password'] as const;
export type SnapshotType = (typeof snapshotTypes)[number];

export interface SnapshotProperty {
  readonly type: SnapshotType;
  readonly array: boolean;
  /** True where the texts of a password are base64 or encrypted; it means nothing of other types. */
  readonly encrypted: boolean;
  /** One where it is no array: of several Kura reads the first. */
  readonly values: readonly string[];
}

export interface SnapshotConfiguration {
  readonly pid: string;
  readonly properties: ReadonlyMap<string, SnapshotProperty>;
  readonly definition?: SnapshotDefinition;
  /** Properties of a type that Kura does not know: it leaves them out without a word. */
  readonly ignored: readonly { readonly name: string; readonly type: string }[];
}

/** The form of a component, as REST gives it (kura.md §3.3), with types in upper case. */
export interface SnapshotDefinition {
  readonly id: string;
  readonly name?: string;
  readonly description?: string;
  readonly iconResources: readonly string[];
  readonly attributes: readonly SnapshotAttribute[];
}

export interface SnapshotAttribute {
  readonly id: string;
  readonly name?: string;
  readonly description?: string;
  readonly type: string;
  readonly cardinality: number;
  readonly min?: string;
  readonly max?: string;
  readonly defaultValue?: string;
  readonly isRequired: boolean;
  readonly options: readonly string[];
  readonly optionLabels: Readonly<Record<string, string>>;
}

/** Beyond any gateway's configuration; in UTF-16 units. */
export const snapshotLimit = 16 * 1024 * 1024;

export const snapshotNamespaces = {
  ocd: 'http://www.osgi.org/xmlns/metatype/v1.2.0',
  esf: 'http://eurotech.com/esf/2.0',
} as const;
