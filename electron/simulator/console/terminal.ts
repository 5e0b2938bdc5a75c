/**
 * The terminal on a serial line, as the kernel keeps it (N_TTY, termios(3)): lines and their editing, echo, ^C, the limit of a line's
 * length, CR and LF. What is typed is either read by a program line by line, or byte by byte.
 */
import type { ByteSink, ByteSource } from '../shell/bytes.ts';
import { ProcessKilled } from '../shell/control-flow.ts';
import type { TerminalSettings } from '../shell/controlling-terminal.ts';

const SANE = { echo: true, icanon: true, isig: true, icrnl: true, onlcr: true } as const;

const INTERRUPT = 0x03;
const END_OF_FILE = 0x04;
const BACKSPACE = 0x08;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const KILL = 0x15;
const DELETE = 0x7f;
/** A longer line is cut without a word (lab.md §1.3). */
const MAX_LINE_BYTES = 4095;

export class Terminal implements ByteSource, ByteSink {
  readonly settings: TerminalSettings = { ...SANE, columns: 80, rows: 24 };
  readonly #send: (bytes: Buffer) => void;
  #line: number[] = [];
  #ready: Buffer[] = [];
  #isAtEnd = false;
  /** Only the latest reader gets what comes: an earlier one has been killed. */
  #reader: { readonly wake: () => void; readonly fail: (error: Error) => void } | undefined;
  #onInterrupt: () => void = () => undefined;

  constructor(send: (bytes: Buffer) => void) {
    this.#send = send;
  }

  /** Who hears of ^C. */
  whenInterrupted(listener: () => void): void {
    this.#onInterrupt = listener;
  }

  /** What comes from the other end of the line. */
  type(bytes: Buffer): void {
    const whole: number[] = [];
    for (const byte of bytes) {
      if (this.settings.isig && byte === INTERRUPT) {
        whole.length = 0;
        this.#interrupt();
      } else if (this.settings.icanon) this.#edit(this.settings.icrnl && byte === CARRIAGE_RETURN ? LINE_FEED : byte);
      else whole.push(this.settings.icrnl && byte === CARRIAGE_RETURN ? LINE_FEED : byte);
    }
    if (whole.length === 0) return;
    if (this.settings.echo) this.write(Buffer.from(whole));
    this.#deliver(Buffer.from(whole));
  }

  write(bytes: Buffer): void {
    this.#send(this.settings.onlcr ? Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1') : bytes);
  }

  /** Undefined after ^D at the beginning of a line. */
  async read(): Promise<Buffer | undefined> {
    while (this.#ready.length === 0 && !this.#isAtEnd) {
      await new Promise<void>((wake, fail) => {
        this.#reader = { wake, fail };
      });
    }
    const next = this.#ready.shift();
    if (next === undefined) this.#isAtEnd = false;
    return next;
  }

  unread(bytes: Buffer): void {
    if (bytes.length > 0) this.#ready.unshift(bytes);
  }

  /** What was typed and not read yet is gone. */
  flush(): void {
    this.#line = [];
    this.#ready = [];
  }

  /** Whoever is reading gets this instead. */
  fail(error: Error): void {
    const reader = this.#reader;
    this.#reader = undefined;
    reader?.fail(error);
  }

  #interrupt(): void {
    this.flush();
    if (this.settings.echo) this.write(Buffer.from('^C\n'));
    this.fail(new ProcessKilled('INT'));
    this.#onInterrupt();
  }

  #edit(byte: number): void {
    if (byte === BACKSPACE || byte === DELETE) {
      if (this.#line.pop() !== undefined) this.#echo('\b \b');
    } else if (byte === KILL) {
      this.#echo('\b \b'.repeat(this.#line.length));
      this.#line = [];
    } else if (byte === LINE_FEED) {
      this.#echo('\n');
      this.#finishLine([LINE_FEED]);
    } else if (byte === END_OF_FILE) {
      if (this.#line.length === 0) this.#endFile();
      else this.#finishLine([]);
    } else if (this.#line.length < MAX_LINE_BYTES) {
      this.#line.push(byte);
      this.#echo(byte < 0x20 ? `^${String.fromCodePoint(byte + 0x40)}` : String.fromCodePoint(byte));
    }
  }

  #echo(byteString: string): void {
    if (this.settings.echo) this.write(Buffer.from(byteString, 'latin1'));
  }

  #finishLine(end: readonly number[]): void {
    const line = Buffer.from([...this.#line, ...end]);
    this.#line = [];
    this.#deliver(line);
  }

  #deliver(bytes: Buffer): void {
    this.#ready.push(bytes);
    this.#wake();
  }

  #endFile(): void {
    this.#isAtEnd = true;
    this.#wake();
  }

  #wake(): void {
    const reader = this.#reader;
    this.#reader = undefined;
    reader?.wake();
  }
}
