/**
 * The log of one process: a line of JSON per entry, beside the journal. It is for support staff, not a record: what happened to a unit is
 * in the journal. No entry holds what a device sent, and what is secret is taken out at the sink.
 */
import { AppError } from '../../shared/errors/app-error.ts';
import { LogFile, type LogFileOptions } from './log-file.ts';
import { redact } from './redact.ts';

export type LogLevel = 'info' | 'warning' | 'error';

export interface LogEntry {
  readonly level: LogLevel;
  /** Where it happened: `window`, `socket`, `lanes`, `engine` … */
  readonly room: string;
  /** English, for support staff: what happened. */
  readonly message: string;
  /** Small facts that tell one case from another. */
  readonly facts?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** With its chain of causes and their stacks. */
  readonly error?: unknown;
}

export interface Log {
  write(entry: LogEntry): void;
  close(): void;
}

const MOST_CAUSES = 8;

/** Makes no file before the first entry; where it cannot be written, entries are lost and nothing else is. */
export function openLog(options: LogFileOptions & { readonly wallClock?: () => Date }): Log {
  const file = new LogFile(options);
  const wallClock = options.wallClock ?? (() => new Date());
  return {
    write: ({ level, room, message, facts, error }) => {
      const errors = error === undefined ? undefined : chainOf(error);
      const entry = { time: wallClock().toISOString(), level, room, code: errors?.[0]?.code, message, ...facts, errors };
      file.write(JSON.stringify(redact(entry)));
    },
    close: () => file.close(),
  };
}

interface LoggedError {
  readonly code?: string;
  readonly name: string;
  readonly message: string;
  readonly stack?: string | undefined;
}

/** The error and its causes, outermost first. */
function chainOf(thrown: unknown): readonly LoggedError[] {
  const chain: LoggedError[] = [];
  for (let error = thrown; error !== undefined && error !== null && chain.length < MOST_CAUSES; ) {
    chain.push(toLogged(error));
    error = error instanceof Error ? error.cause : undefined;
  }
  return chain;
}

function toLogged(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error, message: String(error) };
  const { name, message, stack } = error;
  const code = error instanceof AppError ? error.code : codeOf(error);
  return { ...(code === undefined ? {} : { code }), name, message, stack };
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
