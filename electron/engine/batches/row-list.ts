/** Row numbers in four bytes each, ascending: which of a million rows are invalid fits in a few megabytes. */
export class RowList {
  #rows = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Not below the last one. */
  push(row: number): void {
    if (this.#length === this.#rows.length) {
      const bigger = new Uint32Array(this.#rows.length * 2);
      bigger.set(this.#rows);
      this.#rows = bigger;
    }
    this.#rows[this.#length] = row;
    this.#length += 1;
  }

  /** Some of another list's, which are not below the last one here. */
  pushFrom(other: RowList, start: number, end: number): void {
    const added = Math.max(0, end - start);
    let size = this.#rows.length;
    while (size < this.#length + added) size *= 2;
    if (size > this.#rows.length) {
      const bigger = new Uint32Array(size);
      bigger.set(this.#rows);
      this.#rows = bigger;
    }
    this.#rows.set(other.#rows.subarray(start, start + added), this.#length);
    this.#length += added;
  }

  slice(start: number, end: number): number[] {
    return [...this.#rows.subarray(start, Math.min(end, this.#length))];
  }

  at(index: number): number | undefined {
    return index < this.#length ? this.#rows[index] : undefined;
  }

  /** Index of the first one that is not below `row`. */
  firstFrom(row: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#rows[middle] ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
