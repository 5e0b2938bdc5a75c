/** ^C on a console, as the shell that has a trap for it meets it; without one, what runs in the foreground dies of it. */
import type { ShellState } from './shell-state.ts';

export class Interrupts {
  /** The shell whose `trap … INT` is in force. */
  #catcher: ShellState | undefined;
  #isPending = false;
  #wake: (() => void) | undefined;

  /** `trap … INT` of a shell; a subshell that gives its own trap up changes nothing for the others. */
  setTrap(shell: ShellState, isSet: boolean): void {
    if (isSet) this.#catcher = shell;
    else if (this.#catcher === shell) this.#catcher = undefined;
  }

  isCaughtBy(shell: ShellState): boolean {
    return this.#catcher === shell;
  }

  /** False where nobody has a trap for it. */
  interrupt(): boolean {
    if (this.#catcher === undefined) return false;
    this.#isPending = true;
    this.#wake?.();
    return true;
  }

  /** True once for each interruption: then the shell runs its trap. */
  take(shell: ShellState): boolean {
    if (!this.#isPending || this.#catcher !== shell) return false;
    this.#isPending = false;
    return true;
  }

  /** Resolves at the next interruption. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
