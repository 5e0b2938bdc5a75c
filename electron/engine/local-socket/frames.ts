/** Frames on a byte stream: four bytes of length, most significant first, then that many bytes of JSON in UTF-8. */

const HEAD_BYTES = 4;
/** Room for 500 events with all their evidence, and for an import's problems. */
const MAX_FRAME_BYTES = 64 * 1024 * 1024;

export function encodeFrame(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32BE(body.length);
  return Buffer.concat([head, body]);
}

/** Puts pieces of a stream together again. */
export class FrameReader {
  readonly #maxBytes: () => number | undefined;
  #pieces: Buffer[] = [];
  #waitingBytes = 0;

  /** @param maxBytes Asked for each frame: whoever has not shown who it is gets little room. */
  constructor(maxBytes: () => number | undefined = () => undefined) {
    this.#maxBytes = maxBytes;
  }

  /** The frames that are complete with this piece, one at a time. Throws `RangeError` or `SyntaxError` for what is no frame. */
  *take(piece: Buffer): Generator {
    this.#pieces.push(piece);
    this.#waitingBytes += piece.length;
    for (let body = this.#next(); body !== undefined; body = this.#next()) yield JSON.parse(body.toString()) as unknown;
  }

  #next(): Buffer | undefined {
    if (this.#waitingBytes < HEAD_BYTES) return undefined;
    const wanted = HEAD_BYTES + this.#joined(HEAD_BYTES).readUInt32BE();
    if (wanted - HEAD_BYTES > (this.#maxBytes() ?? MAX_FRAME_BYTES)) throw new RangeError(`a frame of ${wanted - HEAD_BYTES} bytes`);
    if (this.#waitingBytes < wanted) return undefined;
    const whole = this.#joined(wanted);
    this.#pieces = [whole.subarray(wanted)];
    this.#waitingBytes -= wanted;
    return whole.subarray(HEAD_BYTES, wanted);
  }

  /** The first piece with at least so many bytes: pieces are joined only when enough of them are there. */
  #joined(bytes: number): Buffer {
    const [first] = this.#pieces;
    if (first !== undefined && first.length >= bytes) return first;
    const whole = Buffer.concat(this.#pieces);
    this.#pieces = [whole];
    return whole;
  }
}
