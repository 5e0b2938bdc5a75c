/** The lines of a file of any size as bytes, one after the other. */
import { createReadStream } from 'node:fs';
import { AppError } from '../../../shared/errors/app-error.ts';

const LINE_END = 0x0a;
const CHUNK_BYTES = 256 * 1024;

export interface FileLine {
  readonly bytes: Buffer;
  /** True of what follows the last line end, and of a line that is longer than it may be. */
  readonly isCut: boolean;
}

/** Ends after the first line that is longer than `maxBytes`. Throws `file/unreadable`. */
export async function* fileLines(file: string, maxBytes: number): AsyncGenerator<readonly FileLine[]> {
  // Pieces of a line that has not ended: put together once, or each would be copied again for every one that follows.
  let rest: Buffer[] = [];
  let restBytes = 0;
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
      const lastEnd = chunk.lastIndexOf(LINE_END);
      if (lastEnd !== -1) {
        yield linesOf(Buffer.concat([...rest, chunk.subarray(0, lastEnd + 1)]));
        rest = [];
        restBytes = 0;
      }
      rest.push(chunk.subarray(lastEnd + 1));
      restBytes += chunk.length - lastEnd - 1;
      if (restBytes > maxBytes) break;
    }
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
    throw reason === undefined ? cause : new AppError('file/unreadable', { params: { file, reason }, cause });
  }
  if (restBytes > 0) yield [{ bytes: Buffer.concat(rest), isCut: true }];
}

/** Of bytes that end with a line. */
function linesOf(bytes: Buffer): FileLine[] {
  const lines: FileLine[] = [];
  let from = 0;
  for (let to = bytes.indexOf(LINE_END, from); to !== -1; to = bytes.indexOf(LINE_END, from)) {
    lines.push({ bytes: bytes.subarray(from, to), isCut: false });
    from = to + 1;
  }
  return lines;
}
