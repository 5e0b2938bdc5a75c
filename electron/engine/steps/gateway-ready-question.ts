/** Asking a gateway with whatever tools it has: which it lacks is an answer, and so is one that takes too long. */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { CallOptions, Shell } from '../gateway/gateway.ts';

export interface Readiness {
  readonly evidence: readonly Evidence[];
  /** Why the gateway is not ready; the first of several counts. */
  readonly failure?: AppError | undefined;
}

export type ToolAnswer =
  /** The gateway has no such program. */
  { readonly kind: 'missing' } | { readonly kind: 'late' } | { readonly kind: 'ended'; readonly status: number; readonly text: string };

/** Exit statuses of a shell that found no such program, or may not run it (POSIX, "Exit Status for Commands"). */
const NOT_RUN = new Set([126, 127]);

export async function askTool(shell: Shell, command: readonly string[], call: CallOptions): Promise<ToolAnswer> {
  try {
    const { exitStatus, stdout } = await shell.exec(command, call);
    return NOT_RUN.has(exitStatus) ? { kind: 'missing' } : { kind: 'ended', status: exitStatus, text: new TextDecoder().decode(stdout) };
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'shell/timeout') return { kind: 'late' };
    throw thrown;
  }
}

/** What could not be asked is said, never proved. */
export function notChecked(name: string, why: string): Readiness {
  return { evidence: [{ name, observed: `not checked: ${why}`, verdict: 'noted', source: 'shell' }] };
}
