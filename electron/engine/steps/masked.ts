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

/**
 * Output of a device: lines with a secret in them are masked whole, so that the rest stays readable. A secret that spans lines, as
 * encoded ones do, takes all of these along.
 */
export function maskedOutput({ mask }: Pick<StepContext<unknown>, 'mask'>, output: string): string {
  return mask(output)
    .split('\n')
    .map((line) => (line.includes(MASK) ? MASK : line))
    .join('\n');
}
