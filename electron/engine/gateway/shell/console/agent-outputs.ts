/** The lines of a command's two outputs, gathered in whatever order they come through, and what they hold. */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { AgentWord, PackedPart } from './agent-frames.ts';

type Part = 'o' | 'e';

/** 76 characters of base64 hold 57 bytes; a gateway that announces more than its command may print is not believed. */
const bytesInLine = 57;

export class AgentOutputs {
  readonly #lines = { o: new Map<number, string>(), e: new Map<number, string>() };
  /** Everything below these is there: a long output is looked through once. */
  readonly #from = { o: 1, e: 1 };
  readonly #maxBytes: number;
  /** The agent has said all lines that it was asked for. */
  isSaid = false;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  take({ part, number, base64 }: Extract<AgentWord, { word: 'line' }>): void {
    if (this.mayHave(number)) this.#lines[part].set(number, base64);
  }

  /** Zipped or not, so many lines may be needed for what the command may print. */
  mayHave(lines: number): boolean {
    return lines <= Math.ceil((this.#maxBytes + 1) / bytesInLine) + 2;
  }

  forget(part: Part): void {
    this.#lines[part].clear();
    this.#from[part] = 1;
  }

  firstMissing(part: Part, lines: number): number | undefined {
    while (this.#lines[part].has(this.#from[part])) this.#from[part] += 1;
    return this.#from[part] <= lines ? this.#from[part] : undefined;
  }

  lastMissing(part: Part, from: number, lines: number): number {
    let last = from;
    for (let number = from; number <= lines; number += 1) if (!this.#lines[part].has(number)) last = number;
    return last;
  }

  /** Undefined where something is missing or is not what was sent. */
  unpack(part: Part, { lines, isZipped, sha256 }: PackedPart): Buffer | undefined {
    if (lines === 0) return sha256 === '-' ? Buffer.alloc(0) : undefined;
    if (!this.mayHave(lines) || this.firstMissing(part, lines) !== undefined) return undefined;
    const packed = Buffer.from(Array.from({ length: lines }, (_, index) => this.#lines[part].get(index + 1)).join(''), 'base64');
    try {
      const bytes = isZipped ? gunzipSync(packed, { maxOutputLength: this.#maxBytes + 1 }) : packed;
      return sha256Of(bytes) === sha256 ? bytes : undefined;
    } catch {
      return undefined;
    }
  }
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
