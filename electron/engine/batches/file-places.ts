/** Where reading a batch file can begin, found as it is read: any row is reached without reading all before it. */

/** A byte at which a record starts, and the number of data rows before it. */
export interface FilePlace {
  readonly byte: number;
  readonly rowsBefore: number;
}

export class FilePlaces {
  readonly #places: FilePlace[];
  #rows = 0;
  #isComplete = false;

  constructor(start: FilePlace) {
    this.#places = [start];
  }

  /** Data rows of the file that were read so far. */
  get rows(): number {
    return this.#rows;
  }

  /** True once the file was read to its end. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Of a reading from any place; what is known already is passed over. */
  add(place: FilePlace | undefined, lastRow: number): void {
    if (lastRow > this.#rows) this.#rows = lastRow;
    if (place !== undefined && place.rowsBefore > (this.#places.at(-1)?.rowsBefore ?? 0)) this.#places.push(place);
  }

  complete(): void {
    this.#isComplete = true;
  }

  /** The nearest one before the row. */
  before(row: number): FilePlace {
    let low = 0;
    let high = this.#places.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#places[middle]?.rowsBefore ?? 0) < row) low = middle;
      else high = middle - 1;
    }
    return this.#places[low] ?? { byte: 0, rowsBefore: 0 };
  }
}
