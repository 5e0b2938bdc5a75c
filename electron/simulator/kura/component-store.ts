/** The configuration of all components, and its snapshots (kura.md §2.4, §3.3). */
import { type ComponentTemplate, type StoredValue, type Values, initialValues } from './definitions.ts';
import type { ComponentValues } from './snapshot-file.ts';

export interface ComponentUpdate {
  readonly pid: string;
  /** A value null takes the property away. */
  readonly properties: ReadonlyMap<string, StoredValue>;
}

/** As in the `failures` of an answer: what else was asked for was done. */
export interface UpdateFailure {
  /** `update:<pid>` or `snapshot` */
  readonly id: string;
  readonly message: string;
}

export interface Snapshot {
  /** Milliseconds since 1970; 0 is what the installation began with. */
  readonly id: number;
  readonly components: ComponentValues;
}

export interface ComponentStoreOptions {
  readonly templates: readonly ComponentTemplate[];
  readonly nowMs: () => number;
  /** Keeps a snapshot on the disk and forgets those whose ids are given. @throws where the disk refuses. */
  readonly keepSnapshot: (snapshot: Snapshot, forget: readonly number[]) => void;
  readonly log: (line: string) => void;
}

/** `kura.snapshots.count`; snapshot 0 is never forgotten. */
const SNAPSHOTS_KEPT = 10;

export class ComponentStore {
  readonly #options: ComponentStoreOptions;
  readonly #templates: ReadonlyMap<string, ComponentTemplate>;
  readonly #listeners = new Map<string, () => void>();
  #values = new Map<string, Map<string, StoredValue>>();
  #snapshots: Snapshot[] = [];

  constructor(options: ComponentStoreOptions) {
    this.#options = options;
    this.#templates = new Map(options.templates.map((template) => [template.pid, template]));
    for (const template of options.templates) this.#values.set(template.pid, initialValues(template));
    this.#keep({ id: 0, components: this.#copyValues() });
  }

  templates(): readonly ComponentTemplate[] {
    return [...this.#templates.values()];
  }

  template(pid: string): ComponentTemplate | undefined {
    return this.#templates.get(pid);
  }

  values(pid: string): Values {
    return this.#values.get(pid) ?? new Map();
  }

  snapshots(): readonly Snapshot[] {
    return this.#snapshots;
  }

  /** Called after each update of the component, as OSGi calls `updated()`. */
  onUpdated(pid: string, listener: () => void): void {
    this.#listeners.set(pid, listener);
  }

  /** Merges: what is left out keeps its value. A pid that nobody has is passed over, as Kura does it, with a line in the log only. */
  update(updates: readonly ComponentUpdate[], takeSnapshot: boolean): readonly UpdateFailure[] {
    const updated: string[] = [];
    for (const { pid, properties } of updates) {
      const values = this.#values.get(pid);
      if (values === undefined) {
        this.#options.log(`Cannot find the component ${pid}: its configuration is ignored`);
        continue;
      }
      for (const [name, stored] of properties) {
        if (stored.value === null) values.delete(name);
        else values.set(name, stored);
      }
      updated.push(pid);
    }
    const failures = takeSnapshot ? this.#takeSnapshot() : [];
    for (const pid of updated) this.#listeners.get(pid)?.();
    return failures;
  }

  /** Saves the running configuration; gives the new snapshot's id, or why there is none. */
  writeSnapshot(): number | UpdateFailure {
    const [failure] = this.#takeSnapshot();
    return failure ?? this.#snapshots.at(-1)?.id ?? 0;
  }

  /** Takes a snapshot's values for the running ones and keeps a copy as the newest; false where there is none of this number. */
  rollBack(id: number): boolean {
    const snapshot = this.#snapshots.find((kept) => kept.id === id);
    if (snapshot === undefined) return false;
    for (const { pid } of this.#options.templates) this.#values.set(pid, new Map(snapshot.components.get(pid) ?? []));
    this.#takeSnapshot();
    for (const listener of this.#listeners.values()) listener();
    return true;
  }

  /** What a start of the framework does: everything that no snapshot has is lost. */
  loadLatestSnapshot(): void {
    const latest = this.#snapshots.at(-1);
    for (const [pid, values] of latest?.components ?? []) this.#values.set(pid, new Map(values));
  }

  #takeSnapshot(): readonly UpdateFailure[] {
    const id = Math.max(this.#options.nowMs(), (this.#snapshots.at(-1)?.id ?? 0) + 1);
    try {
      this.#keep({ id, components: this.#copyValues() });
      return [];
    } catch (error) {
      return [{ id: 'snapshot', message: error instanceof Error ? error.message : String(error) }];
    }
  }

  #keep(snapshot: Snapshot): void {
    const removable = this.#snapshots.filter(({ id }) => id !== 0).map(({ id }) => id);
    const forget = removable.slice(0, Math.max(0, this.#snapshots.length + 1 - SNAPSHOTS_KEPT));
    this.#options.keepSnapshot(snapshot, forget);
    this.#snapshots = [...this.#snapshots.filter(({ id }) => !forget.includes(id)), snapshot];
  }

  #copyValues(): ComponentValues {
    return new Map([...this.#values].map(([pid, values]) => [pid, new Map(values)]));
  }
}
