/** The processes of a simulated gateway: `ps`, `kill` and `/proc/<pid>/cmdline` read it. */
import type { MemoryFileSystem } from './file-system/memory-file-system.ts';

export interface ProcessEntry {
  readonly id: number;
  readonly user: string;
  readonly parentId: number;
  /** The command line as words, byte strings. */
  readonly words: readonly string[];
  readonly environment: ReadonlyMap<string, string>;
  readonly startedMs: number;
  /** Does what a signal does to it; the name is without SIG. */
  readonly onSignal: (signal: string) => void;
}

const FIRST_ID = 612;

export class ProcessTable {
  readonly #fileSystem: MemoryFileSystem;
  readonly #nowMs: () => number;
  readonly #entries = new Map<number, ProcessEntry>();
  #lastId = FIRST_ID;

  constructor(fileSystem: MemoryFileSystem, nowMs: () => number) {
    this.#fileSystem = fileSystem;
    this.#nowMs = nowMs;
  }

  add(entry: Omit<ProcessEntry, 'id' | 'parentId' | 'startedMs'> & { readonly parentId?: number }): number {
    const id = this.#nextId();
    this.#entries.set(id, { parentId: 1, ...entry, id, startedMs: this.#nowMs() });
    const folder = `/proc/${id}`;
    const environment = [...entry.environment].map(([name, value]) => `${name}=${value}`);
    this.#fileSystem.makeDirectories(folder, 0o555);
    this.#writeFact(`${folder}/cmdline`, zeroTerminated(entry.words));
    this.#writeFact(`${folder}/environ`, zeroTerminated(environment));
    this.#writeFact(`${folder}/comm`, `${entry.words[0]?.split('/').at(-1) ?? ''}\n`);
    return id;
  }

  remove(id: number): void {
    this.#entries.delete(id);
    this.#fileSystem.removeTree(`/proc/${id}`);
  }

  get(id: number): ProcessEntry | undefined {
    return this.#entries.get(id);
  }

  /** By id. */
  list(): readonly ProcessEntry[] {
    return [...this.#entries.values()].toSorted((left, right) => left.id - right.id);
  }

  #writeFact(path: string, byteString: string): void {
    this.#fileSystem.write(path, Buffer.from(byteString, 'latin1'), 0o444);
  }

  #nextId(): number {
    this.#lastId += 1 + (this.#lastId % 3);
    return this.#lastId;
  }
}

function zeroTerminated(words: readonly string[]): string {
  return words.map((word) => `${word}\0`).join('');
}
