/** A session with the agent behind a console: parcels that are checked and repeated, commands that are started once and never again. */
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import type { AgentEar } from './agent-ear.ts';
import type { AgentWord, CommandEnd, PackedPart } from './agent-frames.ts';
import { AgentOutputs, sha256Of } from './agent-outputs.ts';
import { type ByteLine, writePatienceMs } from './byte-line.ts';

/** The kernel cuts lines at 4095 characters and keeps as many that nobody has read yet (lab.md §1.3). */
const lineChars = 1000;
const linesUnderWay = 3;
const parcelBytes = 24 * 1024;
const slowParcelBytes = 4 * 1024;
const slowBaud = 38_400;
const mostTries = 4;
const smallestZipped = 200;
/** The agent ticks every three seconds while a command runs. */
const silenceMs = 12_000;
const firstAskMs = 1500;
const longestAskMs = 60_000;

const none = Buffer.alloc(0);

type Destination = 'c' | 'v' | 'n' | 'i';

/** Made ready for the line: its lines of base64, and what is said of them in front. */
interface Parcel {
  readonly lines: readonly string[];
  /** How many lines, whether zipped, and where it goes. */
  readonly manner: string;
}

/** One of a command's two outputs, on its way. */
interface WantedPart {
  readonly part: 'o' | 'e';
  readonly packed: PackedPart;
  readonly outputs: AgentOutputs;
}

export interface AgentRun {
  /** Shell text of one command; every value in it is quoted. */
  readonly program: string;
  readonly stdin: Uint8Array | undefined;
  readonly maxOutputBytes: number;
  /** Aborted where nobody waits for the command any more: `run` then rejects with its reason, with the agent listening again. */
  readonly limits: AbortSignal;
}

export interface AgentAnswer {
  readonly status: number;
  /** More than was asked for; then nothing of it was sent. */
  readonly isTooLong: boolean;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

export class AgentSession {
  /** Tells this session's commands from those of earlier ones. */
  readonly id = randomUUID();
  readonly #line: ByteLine;
  readonly #ear: AgentEar;
  readonly #hasGzip: boolean;
  #parcels = 0;
  #runs = 0;
  /** Answers may come late: only those to a question of the moment count. */
  #questions = 0;
  #busy: 'sending' | 'waiting' | 'fetching' | undefined;

  constructor(line: ByteLine, ear: AgentEar, hasGzip: boolean) {
    this.#line = line;
    this.#ear = ear;
    this.#hasGzip = hasGzip;
  }

  get lost(): AppError | undefined {
    return this.#ear.lost;
  }

  lose(error: AppError): void {
    this.#ear.lose(error);
  }

  /** Lets the agent evaluate a text of ours, such as `w1='…'`. */
  async evaluate(text: string, limits: AbortSignal): Promise<void> {
    await this.#send(this.#pack(Buffer.from(text), 'v'), limits);
  }

  /** Undefined where nothing is known of how it ended: then it may or may not have been started. */
  async run({ program, stdin, maxOutputBytes, limits }: AgentRun): Promise<AgentAnswer | undefined> {
    const input = stdin ?? none;
    const command = this.#pack(Buffer.from(program), 'c');
    let isCommandThere = false;
    // Between two parcels a caller can give up.
    const size = (this.#line.baud ?? slowBaud + 1) > slowBaud ? parcelBytes : slowParcelBytes;
    for (let at = 0; at < input.length; at += size) {
      const isLast = at + size >= input.length;
      const parcel = this.#pack(input.subarray(at, at + size), at === 0 ? 'n' : 'i');
      isCommandThere = await this.#send(parcel, limits, isLast && command.lines.length === 1 ? command : undefined);
    }
    if (!isCommandThere) await this.#send(command, limits);
    limits.throwIfAborted();
    this.#runs += 1;
    this.#ear.forget();
    const [id, limit, hasInput] = [this.#runs, maxOutputBytes + 1, input.length > 0 ? 1 : 0];
    await this.#say(`G ${id} ${limit} ${hasInput} ${this.#ear.token}-${this.#parcels}-${id}-${limit}-${hasInput}\n`);
    const outputs = new AgentOutputs(maxOutputBytes);
    this.#busy = 'waiting';
    const end = await this.#untilEnd(id, outputs, limits);
    this.#busy = undefined;
    if (end === undefined) return undefined;
    if (end.stdout.sha256 === 'long' || end.stderr.sha256 === 'long')
      return { status: end.status, isTooLong: true, stdout: none, stderr: none };
    this.#busy = 'fetching';
    const stdout = await this.#fetch({ part: 'o', packed: end.stdout, outputs }, limits);
    const stderr = await this.#fetch({ part: 'e', packed: end.stderr, outputs }, limits);
    this.#busy = undefined;
    return { status: end.status, isTooLong: false, stdout, stderr };
  }

  /** Whether the agent still answers. */
  async isHere(timeoutMs: number): Promise<boolean> {
    try {
      this.#ear.forget();
      await this.#ask();
      return (await this.#ear.word(timeoutMs)) !== undefined;
    } catch {
      return false;
    }
  }

  /**
   * Ends the agent, whatever it is at: an interrupt ends one that takes a parcel or prints an output, and brings one back that waits for a command, which goes on.
   * What answers afterwards is the gateway's own.
   */
  async leave(): Promise<void> {
    const words = { sending: '\u0003', fetching: '\u0003', waiting: '\u0003X\n', idle: 'X\n' };
    await this.#line.write(Buffer.from(words[this.#busy ?? 'idle']));
  }

  async #untilEnd(id: number, outputs: AgentOutputs, limits: AbortSignal): Promise<CommandEnd | undefined> {
    const firstQuestion = this.#questions + 1;
    let askMs = firstAskMs;
    let askAtMs = performance.now() + askMs;
    while (!limits.aborted) {
      const word = await this.#ear.word(Math.max(askAtMs - performance.now(), 1), limits);
      if (word?.word === 'end' && word.end.id === id) return word.end;
      if (word !== undefined && tellsNoEnd(word, id, firstQuestion)) return undefined;
      if (word?.word === 'line') outputs.take(word);
      const nowMs = performance.now();
      if (nowMs - this.#ear.heardAtMs > silenceMs) throw this.#gone();
      if (nowMs < askAtMs) continue;
      // Its answer waits until the command has ended: so there are few questions, or they would fill the gateway's buffer.
      await this.#ask();
      askMs = Math.min(askMs * 2, longestAskMs);
      askAtMs = nowMs + askMs;
    }
    return this.#interrupt(id, limits);
  }

  /** Gets the agent back from waiting for a command; the command goes on. */
  async #interrupt(id: number, limits: AbortSignal): Promise<never> {
    await this.#say('\u0003');
    const giveUpAtMs = performance.now() + writePatienceMs(lineChars, this.#line.baud);
    while (performance.now() < giveUpAtMs) {
      const word = await this.#ear.word(giveUpAtMs - performance.now());
      if (word?.word !== 'int' || word.id !== id) continue;
      this.#busy = undefined;
      throw limits.reason;
    }
    throw this.#gone();
  }

  /** Where nobody waits any more, the session ends with it: what is left of a long output would keep the line busy. */
  async #fetch(wanted: WantedPart, limits: AbortSignal): Promise<Buffer> {
    const { part, packed, outputs } = wanted;
    for (let tries = 0; tries < mostTries * 4; tries += 1) {
      if (tries > 0) await this.#askAgain(part, packed.lines, outputs);
      await this.#listen(wanted, limits);
      if (limits.aborted) {
        await this.#say('\u0003');
        throw this.#gone();
      }
      const bytes = outputs.unpack(part, packed);
      if (bytes !== undefined) return bytes;
    }
    throw this.#gone('console/garbled');
  }

  /** Until every line is there, or the agent has said them all. */
  async #listen({ part, packed, outputs }: WantedPart, limits: AbortSignal): Promise<void> {
    while (!outputs.isSaid && !limits.aborted && outputs.firstMissing(part, packed.lines) !== undefined) {
      const word = await this.#ear.word(writePatienceMs(lineChars, this.#line.baud), limits);
      if (word?.word === 'line') outputs.take(word);
      if (word?.word === 'fin') outputs.isSaid = true;
      if (word === undefined || outputs.isSaid) return;
    }
  }

  async #askAgain(part: 'o' | 'e', lines: number, outputs: AgentOutputs): Promise<void> {
    const from = outputs.firstMissing(part, lines);
    // All are there, and yet one of them is not as it was sent.
    if (from === undefined) outputs.forget(part);
    const to = from === undefined ? lines : outputs.lastMissing(part, from, lines);
    outputs.isSaid = false;
    await this.#say(`L ${part} ${from ?? 1} ${to}\n`);
  }

  #pack(bytes: Uint8Array, into: Destination): Parcel {
    const zipped = this.#hasGzip && bytes.length >= smallestZipped ? gzipSync(bytes, { level: 9 }) : undefined;
    const isZipped = zipped !== undefined && zipped.length < bytes.length;
    const text = Buffer.from(isZipped ? zipped : bytes).toString('base64');
    const lines = text.match(new RegExp(`.{1,${lineChars}}`, 'g')) ?? [''];
    return { lines, manner: `${lines.length} ${isZipped ? 1 : 0} ${into}` };
  }

  /**
   * Sends until the agent has it as it was sent; nothing is carried out by that, so it may be repeated. `next`, of a single line, goes
   * along without waiting for the answer; true where that came through as well.
   */
  async #send(parcel: Parcel, limits: AbortSignal, next?: Parcel): Promise<boolean> {
    const id = this.#parcels + 1;
    this.#busy = 'sending';
    for (let tries = 0; tries < mostTries; tries += 1) {
      limits.throwIfAborted();
      this.#ear.forget();
      await this.#sendLines(id, parcel);
      if (next !== undefined) await this.#sendLines(id + 1, next);
      if (!(await this.#isTaken(id, parcel.lines.length))) continue;
      const isNextTaken = next !== undefined && (await this.#isTaken(id + 1, 1));
      this.#parcels = isNextTaken ? id + 1 : id;
      this.#busy = undefined;
      return isNextTaken;
    }
    throw this.#gone('console/garbled');
  }

  /** Never more under way than the gateway's terminal can hold while its shell is busy. */
  async #sendLines(id: number, { lines, manner }: Parcel): Promise<void> {
    let taken = 0;
    // Over the line in front as well: a letter of it that came through damaged would put the parcel to another use.
    const head = `P ${id} ${manner} ${sha256Of(`${id} ${manner} ${lines.join('')}`)}`;
    const patienceMs = writePatienceMs(lineChars * linesUnderWay, this.#line.baud);
    for (const [index, line] of lines.entries()) {
      while (index - taken >= linesUnderWay) {
        const word = await this.#ear.word(patienceMs);
        if (word === undefined) return;
        if (word.word === 'acknowledged') taken = lines.length - word.left;
      }
      await this.#say(index === 0 ? `${head}\n${line}\n` : `${line}\n`);
    }
  }

  /** Where no answer comes, lines that mean nothing bring an agent to its end that still waits for lost ones. */
  async #isTaken(id: number, lines: number): Promise<boolean> {
    const patienceMs = writePatienceMs(lineChars * linesUnderWay, this.#line.baud);
    for (const isSecond of [false, true]) {
      if (isSecond) await this.#ask('.\n'.repeat(lines));
      for (let word = await this.#ear.word(patienceMs); word !== undefined; word = await this.#ear.word(patienceMs)) {
        if (word.word === 'ok' && word.id === id) return true;
        if (word.word === 'bad' && word.id === id) return false;
        if (word.word === 'state' && word.asked === this.#questions) return word.verified >= id;
      }
    }
    throw this.#gone();
  }

  async #ask(before = ''): Promise<void> {
    this.#questions += 1;
    await this.#say(`${before}Q ${this.#questions}\n`);
  }

  async #say(text: string): Promise<void> {
    if (this.lost !== undefined) throw this.lost;
    await this.#line.write(Buffer.from(text));
  }

  #gone(code: 'console/connection-lost' | 'console/garbled' = 'console/connection-lost'): AppError {
    const error = new AppError(code, { params: { place: this.#line.place } });
    this.lose(error);
    return error;
  }
}

/**
 * Whether the agent says that the end of this command will never be told: the line that was to start it did not come through as it was
 * sent, and it is not sent again; or somebody else pressed ^C, and the command goes on.
 */
function tellsNoEnd(word: AgentWord, id: number, firstQuestion: number): boolean {
  if (word.word === 'state') return word.asked >= firstQuestion && word.started < id;
  return word.word === 'int' && word.id === id;
}
