/**
 * Data of the simulated shell. Texts are *byte strings*: every character stands for one byte (Latin-1), so that whatever a
 * command reads it can write back unchanged.
 */

export function toByteString(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

export function fromByteString(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Where bytes go. */
export interface ByteSink {
  /** @throws BrokenPipe where nobody reads any more. */
  write(bytes: Buffer): void;
}

/** Where bytes come from. */
export interface ByteSource {
  /** The next bytes as they arrive; undefined at the end. */
  read(): Promise<Buffer | undefined>;
  /** Gives back bytes that were read too far. */
  unread(bytes: Buffer): void;
}

/** What a command dies of that writes to a pipe whose reader has gone (SIGPIPE). */
export class BrokenPipe extends Error {
  constructor() {
    super('Broken pipe');
    this.name = 'BrokenPipe';
  }
}

/** A pipe: what is written at one end is read at the other. It has no size limit. */
export class BytePipe implements ByteSink, ByteSource {
  readonly #chunks: Buffer[] = [];
  #ended = false;
  #readerGone = false;
  #wake: (() => void) | undefined;

  write(bytes: Buffer): void {
    if (this.#readerGone) throw new BrokenPipe();
    if (bytes.length > 0) this.#chunks.push(bytes);
    this.#wake?.();
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  closeReader(): void {
    this.#readerGone = true;
    this.#chunks.length = 0;
  }

  unread(bytes: Buffer): void {
    if (bytes.length > 0) this.#chunks.unshift(bytes);
  }

  async read(): Promise<Buffer | undefined> {
    while (this.#chunks.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#chunks.shift();
  }
}

/** Keeps what is written, for `$(…)` and for tests. */
export class ByteCollector implements ByteSink {
  readonly #chunks: Buffer[] = [];

  write(bytes: Buffer): void {
    this.#chunks.push(bytes);
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }
}

export const nowhere: ByteSink = { write: () => undefined };

export function sourceOf(bytes: Buffer): ByteSource {
  const pipe = new BytePipe();
  pipe.write(bytes);
  pipe.end();
  return pipe;
}

export async function readAll(source: ByteSource): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for (let chunk = await source.read(); chunk !== undefined; chunk = await source.read()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** One line as a byte string without its end; `complete` is false where the input ended before a line feed did. */
export async function readLine(source: ByteSource): Promise<{ readonly line: string; readonly complete: boolean }> {
  const chunks: Buffer[] = [];
  for (let chunk = await source.read(); chunk !== undefined; chunk = await source.read()) {
    const end = chunk.indexOf(0x0a);
    if (end < 0) {
      chunks.push(chunk);
      continue;
    }
    source.unread(chunk.subarray(end + 1));
    return { line: Buffer.concat([...chunks, chunk.subarray(0, end)]).toString('latin1'), complete: true };
  }
  return { line: Buffer.concat(chunks).toString('latin1'), complete: false };
}
