/**
 * The one error class. It carries a code from the catalogue, the parameters of its text and its cause; it is wrapped once per
 * layer and never matched by its message. Outcomes of a device under test are values, not errors (ARCHITECTURE, sizes and habits).
 */
import type { Failure } from '../domain/problem.ts';
import { type ErrorCode, errorCatalog } from './codes.ts';

export type Blame = 'operator' | 'device' | 'environment' | 'station' | 'bug';

export interface ErrorTraits {
  readonly blame: Blame;
  /** True where the same thing may work on a second attempt without anybody changing anything. */
  readonly transient: boolean;
}

export interface AppErrorOptions {
  /** Fills the placeholders of the code's text. Never a secret. */
  readonly params?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    const params = options.params ?? {};
    const details = Object.entries(params).map(([name, value]) => `${name}=${value}`);
    super(details.length === 0 ? code : `${code} (${details.join(', ')})`, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }

  get traits(): ErrorTraits {
    return errorCatalog[this.code];
  }
}

/** Makes an AppError of anything thrown; what nobody foresaw becomes `bug/unexpected` with the cause kept. */
export function toAppError(thrown: unknown): AppError {
  return thrown instanceof AppError ? thrown : new AppError('bug/unexpected', { cause: thrown });
}

/** The error as data for journal, wire and `--json`. Stacks stay in the log. */
export function toFailure(thrown: unknown): Failure {
  const error = toAppError(thrown);
  const chain: string[] = [];
  let cause: unknown = error.cause;
  while (cause !== undefined && cause !== null && chain.length < 8) {
    chain.push(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause));
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return { code: error.code, params: { ...error.params }, chain };
}

/** Rebuilds an error that came over a wire; an unknown code is a bug of the sender and is kept in the chain. */
export function fromFailure(failure: Failure): AppError {
  const cause = failure.chain.length === 0 ? undefined : new Error(failure.chain.join(' ← '));
  return isErrorCode(failure.code)
    ? new AppError(failure.code, { params: failure.params, cause })
    : new AppError('bug/unexpected', { params: { code: failure.code }, cause });
}

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalog, code);
}
