/** Reading what the file scripts print: a marker line, a few lines, then perhaps raw bytes. */
import { AppError } from '../../../../shared/errors/app-error.ts';

const newline = 0x0a;

/**
 * The `count` lines that follow the marker's own line, and every byte after them. What a start-up file printed before the marker is
 * passed over. `shell/bad-output` where the marker or a line is missing.
 */
export function linesAfter(
  output: Uint8Array,
  marker: string,
  count: number,
): { readonly lines: readonly string[]; readonly rest: Uint8Array } {
  const bytes = Buffer.from(output.buffer, output.byteOffset, output.byteLength);
  let from = afterMarker(bytes, marker);
  const lines: string[] = [];
  while (lines.length < count) {
    const end = from === -1 ? -1 : bytes.indexOf(newline, from);
    if (end === -1) throw new AppError('shell/bad-output', { params: { what: marker } });
    lines.push(bytes.toString('utf8', from, end));
    from = end + 1;
  }
  return { lines, rest: bytes.subarray(from) };
}

/** The digest of a line as `sha256sum` prints it for standard input: `DIGEST  -`. */
export function shaOfLine(line: string | undefined): string | undefined {
  return /^([0-9a-f]{64}) [ *]-$/.exec(line ?? '')?.[1];
}

export function textLines(output: Uint8Array): readonly string[] {
  return Buffer.from(output)
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function afterMarker(bytes: Buffer, marker: string): number {
  const line = Buffer.from(`\n${marker}\n`);
  const at = bytes.indexOf(line);
  return at === -1 ? -1 : at + line.length;
}
