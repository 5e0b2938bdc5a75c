/** A ZIP that grows while it is written, with the same bytes for the same content on every computer, at any time and in any zone. */
import { Zip, ZipDeflate } from 'fflate';
import { AppError } from '../../../../shared/errors/app-error.ts';

/** The first moment that a ZIP can tell, as its readers and fflate take it: in local time (APPNOTE.TXT §4.4.6). */
const FIRST_DAY = new Date(1980, 0, 1);
/** The compressor is given pieces of one size, whatever came at a time: on where they end depends what it makes of them. */
const PIECE_BYTES = 64 * 1024;
/** A ZIP without the extension for large files (ZIP64), which not every reader of sheets has. */
const MOST_BYTES = 0xffff_ffff;
const FAST = 1;

export class StableZip {
  readonly #zip: Zip;
  readonly #made: Uint8Array[] = [];
  readonly #piece = Buffer.alloc(PIECE_BYTES);
  #filled = 0;
  #partBytes = 0;
  #part: ZipDeflate | undefined;

  constructor() {
    this.#zip = new Zip((error, bytes) => {
      if (error !== null) throw error;
      this.#made.push(bytes);
    });
  }

  begin(name: string): void {
    this.#end();
    this.#partBytes = 0;
    this.#part = new ZipDeflate(name, { level: FAST });
    this.#part.mtime = FIRST_DAY;
    this.#zip.add(this.#part);
  }

  /** To the part that was begun last. Throws `export/sheet-too-large` for more than 4 GiB. */
  add(text: string): void {
    const bytes = Buffer.from(text);
    this.#partBytes += bytes.length;
    if (this.#partBytes > MOST_BYTES) throw new AppError('export/sheet-too-large', { params: { limit: '4 GiB' } });
    for (let from = 0; from < bytes.length; ) {
      const copied = bytes.copy(this.#piece, this.#filled, from);
      from += copied;
      this.#filled += copied;
      if (this.#filled === PIECE_BYTES) this.#push(false);
    }
  }

  end(): void {
    this.#end();
    this.#zip.end();
  }

  /** What was made since this was last asked. */
  take(): Uint8Array {
    return Buffer.concat(this.#made.splice(0));
  }

  #end(): void {
    if (this.#part !== undefined) this.#push(true);
    this.#part = undefined;
  }

  /** The compressor keeps what it is given for a while: it gets a copy. */
  #push(isLast: boolean): void {
    this.#part?.push(new Uint8Array(this.#piece.subarray(0, this.#filled)), isLast);
    this.#filled = 0;
  }
}
