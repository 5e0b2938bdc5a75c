/** What every call to a gateway is given, and components as it tells and takes them (kura.md §3.3). */

export interface CallOptions {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/** One attribute of a component's definition (kura.md §3.3); min, max and default are texts as the gateway gives them. */
export interface AttributeDefinition {
  readonly id: string;
  readonly name?: string | undefined;
  readonly type: string;
  readonly cardinality?: number | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly defaultValue?: string | undefined;
  readonly isRequired?: boolean | undefined;
  /** The only values there are; none or an empty list where any may be. */
  readonly options?: readonly string[] | undefined;
  /** For people, by the option's value. */
  readonly optionLabels?: Readonly<Record<string, string>> | undefined;
  /** For people; `|TextArea` at its end asks for a field of several lines. */
  readonly description?: string | undefined;
}

/** Whole numbers beyond 53 bits are bigints, both ways. */
export interface PropertyValue {
  readonly type: string;
  readonly value: unknown;
}

export interface Component {
  readonly pid: string;
  readonly factoryPid?: string | undefined;
  readonly definition?:
    | {
        readonly id: string;
        readonly name?: string | undefined;
        readonly description?: string | undefined;
        readonly iconResources: readonly string[];
        readonly attributes: readonly AttributeDefinition[];
      }
    | undefined;
  readonly properties: Readonly<Record<string, PropertyValue>>;
}
