/**
 * Files that the engine made for a person, until main moves them where the system's dialog says. They may hold secrets in plain text, so
 * they lie beside the journal, for their owner only, and are swept at the next start where an engine was lost.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import type { Outgoing } from '../../../shared/contract/outgoing.ts';
import { sweepTransit, type TransitPlace, transitPlace } from '../../transit-folder.ts';

export interface OutgoingPart {
  /** Behind the first one's name; empty for the first. */
  readonly suffix: string;
  /** Writes the file, which is there already, empty and its owner's alone. */
  write(path: string): Promise<void>;
}

/** A window saves one thing at a time; what nobody came for is deleted when newer things are made. */
const KEPT = 4;

export class OutgoingFiles {
  readonly #place: TransitPlace;
  readonly #made: Outgoing[] = [];

  /** Only for who holds the journal: sweeps what was left. */
  static async open(journalFile: string): Promise<OutgoingFiles> {
    const place = transitPlace(journalFile, 'outgoing');
    await sweepTransit(place);
    return new OutgoingFiles(place);
  }

  private constructor(place: TransitPlace) {
    this.#place = place;
  }

  /** All files or none; rejects with what `write` throws. They are on the disk when main has moved them, not before. */
  async make(name: string, parts: readonly OutgoingPart[]): Promise<Outgoing> {
    await mkdir(this.#place.folder, { recursive: true, mode: 0o700 });
    const files = parts.map(({ suffix }) => ({ fileId: randomUUID(), suffix }));
    const made: Outgoing = { name, files };
    try {
      for (const [index, { write }] of parts.entries()) {
        const path = this.#place.fileOf(files[index]?.fileId ?? '');
        await (await open(path, 'wx', 0o600)).close();
        await write(path);
      }
    } catch (thrown) {
      await this.#remove(made);
      throw thrown;
    }
    this.#made.push(made);
    for (const oldest of this.#made.splice(0, Math.max(0, this.#made.length - KEPT))) await this.#remove(oldest);
    return made;
  }

  async close(): Promise<void> {
    this.#made.length = 0;
    await sweepTransit(this.#place);
  }

  async #remove({ files }: Outgoing): Promise<void> {
    for (const { fileId } of files) await rm(this.#place.fileOf(fileId), { force: true });
  }
}
