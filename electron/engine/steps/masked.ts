/** Secrets leave a step only as the mask, in changes as well as in evidence (ARCHITECTURE, idea 7). */
import { MASK } from '../../../shared/domain/evidence.ts';
import type { StepContext } from './step.ts';

/** The text, or the mask where it is or holds a secret of this run. */
export function masked(context: Pick<StepContext<unknown>, 'isSecret'>, text: string): string {
  return context.isSecret(text) ? MASK : text;
}

/** A command as one line to read, each secret word masked; never to be run again. */
export function maskedCommand(context: Pick<StepContext<unknown>, 'isSecret'>, command: readonly string[]): string {
  return command.map((word) => masked(context, word)).join(' ');
}

/** Output of a device: masked line by line, so that the rest stays readable, and as a whole where a secret spans lines. */
export function maskedOutput(context: Pick<StepContext<unknown>, 'isSecret'>, output: string): string {
  const byLine = output
    .split('\n')
    .map((line) => masked(context, line))
    .join('\n');
  return masked(context, byLine);
}
