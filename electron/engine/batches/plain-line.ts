/** A line of a batch file in which every cell is plain (`plain-cells.ts`): its cells by their bytes. */
import type { Dialect } from './dialect.ts';
import type { BatchHeader } from './header.ts';
import type { BytePart } from './key-batch.ts';
import { byteMarks, NOT_PLAIN, PlainCells } from './plain-cells.ts';

/** How the cells of one place in a row are judged: by a column, or not at all below a name that stands twice; below no name they are empty. */
type CellPlace = PlainCells | 'any' | 'empty';

export class PlainLine {
  /** Of the piece of the file that is looked at. */
  bytes: Buffer = Buffer.alloc(0);
  /** By place in a row: where the cell begins in the bytes, and the index behind it. */
  readonly starts: number[];
  readonly ends: number[];
  readonly #part = { bytes: this.bytes, from: 0, to: 0 };
  readonly #cells: readonly CellPlace[];
  readonly #marks: Uint8Array;
  readonly #delimiter: number;
  readonly #lineEnd: readonly number[];

  constructor(header: BatchHeader, { delimiter, lineEnd }: Dialect) {
    this.#marks = byteMarks(delimiter);
    this.#delimiter = delimiter.charCodeAt(0);
    this.#lineEnd = [...Buffer.from(lineEnd)];
    this.#cells = Array.from({ length: header.cellCount }, (_item, index): CellPlace => {
      const column = header.columns.find((candidate) => candidate.index === index);
      if (column !== undefined) return new PlainCells(column, this.#marks);
      return header.unnamed.includes(index) ? 'empty' : 'any';
    });
    this.starts = Array.from({ length: header.cellCount }, () => 0);
    this.ends = [...this.starts];
  }

  /** Takes the line that begins at this index. Returns the index behind its line end; `NOT_PLAIN` where it is none. A line end must follow. */
  take(at: number): number {
    const { bytes, starts, ends } = this;
    const last = this.#cells.length - 1;
    let from = at;
    for (let index = 0; index <= last; index += 1) {
      const end = this.#end(index, from);
      if (end === NOT_PLAIN || (index < last && bytes[end] !== this.#delimiter)) return NOT_PLAIN;
      starts[index] = from;
      ends[index] = end;
      from = end + 1;
    }
    // An empty line is no row.
    return from === at + 1 ? NOT_PLAIN : this.#behindLineEnd(from - 1);
  }

  /** The bytes of a cell; good until the next one is asked for, because nothing is made anew for each of millions. */
  part(index: number): BytePart {
    this.#part.bytes = this.bytes;
    this.#part.from = this.starts[index] as number;
    this.#part.to = this.ends[index] as number;
    return this.#part;
  }

  text(index: number): string {
    return this.bytes.toString('utf8', this.starts[index], this.ends[index]);
  }

  #end(index: number, from: number): number {
    const cell = this.#cells[index];
    if (cell === 'empty') return this.#marks[this.bytes[from] as number] === 0 ? from : NOT_PLAIN;
    if (cell instanceof PlainCells) return cell.end(this.bytes, from);
    let end = from;
    while (this.#marks[this.bytes[end] as number] !== 0) end += 1;
    return end;
  }

  #behindLineEnd(at: number): number {
    let end = at;
    for (const byte of this.#lineEnd) {
      if (this.bytes[end] !== byte) return NOT_PLAIN;
      end += 1;
    }
    return end;
  }
}
