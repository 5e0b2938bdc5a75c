/**
 * Asks a token by OpenSC's `pkcs11-tool`, a process for each question: a driver that hangs, leaks or crashes takes nothing of the engine
 * along. The PIN goes through the process's environment, never through its arguments.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../../shared/errors/codes.ts';

const PROGRAM = 'pkcs11-tool';
/** A smart card makes an RSA signature within two seconds; a network HSM may take its time to be reached. */
const PATIENCE_MS = 20_000;
const MAX_OUTPUT_BYTES = 1024 * 1024;
const PIN_VARIABLE = 'TOKEN_PIN';
/** Of this program's environment: what is the station's is nothing for a driver. */
const OWN_VARIABLES = /^LINESIDE_/;

/** Which token, and how it is spoken to. */
export interface TokenPlace {
  /** The driver's shared library, an absolute path. */
  readonly module: string;
  /** Label of the token. */
  readonly token: string;
}

export interface TokenQuestion extends TokenPlace {
  readonly words: readonly string[];
  /** Logs in. */
  readonly pin?: string | undefined;
  readonly input?: Uint8Array | undefined;
}

/** Where the program runs. */
export interface TokenHost {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** After which a question is given up; 20 s without it. */
  readonly timeoutMs?: number | undefined;
}

/** Return values of PKCS#11 (Cryptoki 2.40 §5.1) that mean something of their own; any other is `pki/token-failed`. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  CKR_PIN_INCORRECT: 'pki/token-pin-refused',
  CKR_PIN_INVALID: 'pki/token-pin-refused',
  CKR_PIN_LEN_RANGE: 'pki/token-pin-refused',
  CKR_PIN_EXPIRED: 'pki/token-pin-refused',
  CKR_PIN_LOCKED: 'pki/token-pin-locked',
  CKR_TOKEN_NOT_PRESENT: 'pki/token-absent',
  CKR_TOKEN_NOT_RECOGNIZED: 'pki/token-absent',
  CKR_DEVICE_REMOVED: 'pki/token-absent',
  CKR_SLOT_ID_INVALID: 'pki/token-absent',
};

/**
 * What the program wrote. Throws `pki/token-tool-missing`, `pki/token-module-missing`, `pki/token-absent`, `pki/token-pin-refused`,
 * `pki/token-pin-locked`, `pki/token-no-answer` and `pki/token-failed`.
 */
export async function askToken(question: TokenQuestion, host: TokenHost): Promise<Buffer> {
  const ended = await runProgram(wordsOf(question), question, host);
  if (ended.status === 0) return ended.output;
  const code = CODES[ended.returnValue ?? ''];
  if (code !== undefined) throw new AppError(code, { params: { token: question.token } });
  if (ended.returnValue === undefined && !(await isPresent(question, host))) throw absent(question);
  throw failed(question, ended.returnValue ?? `${PROGRAM} ${ended.status ?? 'killed'}`);
}

export interface SeenToken {
  readonly label: string;
  /** `user PIN locked`, `final user PIN try` … */
  readonly flags: readonly string[];
}

/** Tokens in the driver's slots, without a login. Throws as `askToken`, but nothing of one token. */
export async function listTokens({ module, token }: TokenPlace, host: TokenHost): Promise<readonly SeenToken[]> {
  if (!existsSync(module)) throw new AppError('pki/token-module-missing', { params: { module } });
  const ended = await runProgram([`--module=${module}`, '--list-token-slots'], { token }, host);
  if (ended.status !== 0) throw failed({ token }, ended.returnValue ?? `${PROGRAM} ${ended.status ?? 'killed'}`);
  return ended.output
    .toString()
    .split(/^Slot /m)
    .flatMap((slot) => {
      const label = fieldOf(slot, 'token label');
      return label === undefined ? [] : [{ label, flags: (fieldOf(slot, 'token flags') ?? '').split(', ') }];
    });
}

/** The program shows `name   : value`, one a line. */
function fieldOf(slot: string, name: string): string | undefined {
  return new RegExp(String.raw`^\s*${name}\s*: (.*)$`, 'm').exec(slot)?.[1]?.trimEnd();
}

async function isPresent(place: TokenPlace, host: TokenHost): Promise<boolean> {
  return (await listTokens(place, host)).some(({ label }) => label === place.token);
}

function wordsOf({ module, token, words, pin }: TokenQuestion): readonly string[] {
  return [`--module=${module}`, `--token-label=${token}`, ...(pin === undefined ? [] : ['--login', `--pin=env:${PIN_VARIABLE}`]), ...words];
}

interface Ended {
  readonly status: number | null;
  readonly output: Buffer;
  /** PKCS#11's own, where the driver gave one. */
  readonly returnValue: string | undefined;
}

function runProgram(words: readonly string[], { token, pin, input }: Pick<TokenQuestion, 'token' | 'pin' | 'input'>, host: TokenHost) {
  const kept = Object.entries(host.environment).filter(([name]) => !OWN_VARIABLES.test(name));
  const env = { ...Object.fromEntries(kept), LC_ALL: 'C', ...(pin === undefined ? {} : { [PIN_VARIABLE]: pin }) };
  const child = spawn(PROGRAM, words, { env, windowsHide: true });
  // A program that ends before it has read everything says why itself.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return ending(child, { token, timeoutMs: host.timeoutMs ?? PATIENCE_MS });
}

/** A driver may hang in the kernel, where nothing ends it: it is left behind then. */
function ending(child: ChildProcessWithoutNullStreams, { token, timeoutMs }: { token: string; timeoutMs: number }): Promise<Ended> {
  const output = collected(child, 'stdout');
  const said = collected(child, 'stderr');
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  const patience = setTimeout(() => {
    reject(new AppError('pki/token-no-answer', { params: { token, seconds: String(timeoutMs / 1000) } }));
    child.kill('SIGKILL');
  }, timeoutMs);
  child.once('error', (cause) => reject(new AppError('pki/token-tool-missing', { params: { program: PROGRAM }, cause })));
  child.once('close', (status) => {
    resolve({ status, output: Buffer.concat(output), returnValue: /\bCKR_[A-Z0-9_]+/.exec(Buffer.concat(said).toString())?.[0] });
  });
  return promise.finally(() => clearTimeout(patience));
}

/** Whoever says more than any answer is long is killed. */
function collected(child: ChildProcessWithoutNullStreams, stream: 'stdout' | 'stderr'): readonly Buffer[] {
  const chunks: Buffer[] = [];
  let length = 0;
  child[stream].on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > MAX_OUTPUT_BYTES) child.kill('SIGKILL');
    else chunks.push(chunk);
  });
  return chunks;
}

function absent({ token }: Pick<TokenPlace, 'token'>): AppError {
  return new AppError('pki/token-absent', { params: { token } });
}

function failed({ token }: Pick<TokenPlace, 'token'>, reason: string): AppError {
  return new AppError('pki/token-failed', { params: { token, reason } });
}
