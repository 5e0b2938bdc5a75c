/** How `exit`, `return`, `break`, `continue` and the death of a process leave the commands they stand in. */

/** Ends the shell or the subshell. */
export class ShellExit extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`exit ${status}`);
    this.status = status;
  }
}

/** Ends a function. */
export class FunctionReturn extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`return ${status}`);
    this.status = status;
  }
}

export class LoopJump extends Error {
  readonly kind: 'break' | 'continue';
  readonly levels: number;

  constructor(kind: 'break' | 'continue', levels: number) {
    super(`${kind} ${levels}`);
    this.kind = kind;
    this.levels = levels;
  }
}

/** The process was ended from outside: by a signal, or because the gateway lost its power. */
export class ProcessKilled extends Error {
  readonly signal: string;

  constructor(signal: string) {
    super(`killed by SIG${signal}`);
    this.name = 'ProcessKilled';
    this.signal = signal;
  }
}

const SIGNALS: Readonly<Record<string, number>> = { HUP: 1, INT: 2, QUIT: 3, KILL: 9, PIPE: 13, ALRM: 14, TERM: 15 };

/** The number of a signal by its name without SIG; 0 for one that is not known here. */
export function signalNumber(name: string): number {
  return SIGNALS[name] ?? 0;
}

export function signalName(number: number): string | undefined {
  return Object.keys(SIGNALS).find((name) => SIGNALS[name] === number);
}

/** A wrong use of a variable or an expression that ends a script: `${x:?}`, `set -u`. */
export class ExpansionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ExpansionError';
  }
}
