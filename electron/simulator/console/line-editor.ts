/** How an interactive bash reads its command lines: byte by byte, with an echo of its own and without the kernel's limit (readline). */
import type { Terminal } from './terminal.ts';

/** The line is given up by ^D, which ends the shell. */
export const endOfInput = Symbol('end of input');

const BRACKETED_PASTE = { on: '\u001b[?2004h', off: '\u001b[?2004l\r' } as const;

export class LineEditor {
  readonly #terminal: Terminal;
  #typed: Buffer = Buffer.alloc(0);
  #at = 0;
  /** What `bind 'set enable-bracketed-paste off'` switches off. */
  hasBracketedPaste = true;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** One line as a byte string without its end. @throws ProcessKilled for ^C */
  async readLine(prompt: string): Promise<string | typeof endOfInput> {
    const terminal = this.#terminal;
    const { icanon, echo } = terminal.settings;
    Object.assign(terminal.settings, { icanon: false, echo: false });
    const isPasteMarked = this.hasBracketedPaste;
    if (isPasteMarked) this.#print(BRACKETED_PASTE.on);
    this.#print(prompt);
    try {
      return await this.#edit(echo, prompt.length);
    } catch (error) {
      if (echo) this.#print('^C\n');
      throw error;
    } finally {
      this.#terminal.unread(this.#typed.subarray(this.#at));
      this.#typed = Buffer.alloc(0);
      Object.assign(terminal.settings, { icanon, echo });
      if (isPasteMarked) this.#print(BRACKETED_PASTE.off);
    }
  }

  async #edit(isEchoed: boolean, promptWidth: number): Promise<string | typeof endOfInput> {
    const line = new EditedLine();
    let column = promptWidth;
    for (;;) {
      const byte = await this.#nextByte();
      const change = byte === undefined ? 'end' : line.take(byte);
      if (change === 'end') return endOfInput;
      if (isEchoed) column = this.#echo(change === 'done' ? '\n' : change, column);
      if (change === 'done') return line.text;
    }
  }

  /** Bytes that are there already cost no turn of the event loop each. */
  async #nextByte(): Promise<number | undefined> {
    if (this.#at >= this.#typed.length) {
      this.#typed = (await this.#terminal.read()) ?? Buffer.alloc(0);
      this.#at = 0;
    }
    const byte = this.#typed[this.#at];
    this.#at += 1;
    return byte;
  }

  /** A line that is longer than the terminal is wide is broken by readline itself. */
  #echo(shown: string, column: number): number {
    this.#print(shown);
    const { columns } = this.#terminal.settings;
    const next = column + (shown.startsWith('\b') ? -shown.length / 3 : shown.length);
    if (next < columns || columns === 0) return next;
    this.#print(' \r');
    return 0;
  }

  #print(byteString: string): void {
    this.#terminal.write(Buffer.from(byteString, 'latin1'));
  }
}

class EditedLine {
  text = '';

  /** What is to be shown for a key, or that the line is at its end. */
  take(byte: number): string {
    switch (byte) {
      case 0x0a:
      case 0x0d:
        return 'done';
      case 0x04:
        return this.text === '' ? 'end' : '';
      case 0x08:
      case 0x7f:
        return this.#cut(Math.min(1, this.text.length));
      case 0x15:
        return this.#cut(this.text.length);
      default:
        if (byte < 0x20 && byte !== 0x09) return '';
        this.text += String.fromCodePoint(byte);
        return String.fromCodePoint(byte);
    }
  }

  #cut(count: number): string {
    this.text = this.text.slice(0, this.text.length - count);
    return '\b \b'.repeat(count);
  }
}
