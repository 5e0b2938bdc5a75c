/** What a command that has ended shows in the record. */
import type { Change, Evidence } from '../../../shared/domain/evidence.ts';
import { masked, maskedOutput } from './masked.ts';
import type { StepContext } from './step.ts';

/** How much of the input and of each output goes into the record. */
const KEPT_CHARACTERS = 1024;

/** Masked as a whole: which part of it is the secret is nobody's business. */
export function inputChange(context: StepContext<unknown>, stdin: string): Change {
  const to = masked(context, stdin).slice(0, KEPT_CHARACTERS);
  return { target: 'standard input', to, secret: context.isSecret(stdin) };
}

/** Masked before it is cut, so that the cut never leaves half a secret. */
export function outputEvidence(
  context: StepContext<unknown>,
  output: Pick<Evidence, 'name' | 'source'> & { readonly text: string },
): readonly Evidence[] {
  const { name, source, text } = output;
  if (text.length === 0) return [];
  return [{ name, observed: maskedOutput(context, text).trimEnd().slice(0, KEPT_CHARACTERS), verdict: 'noted', source }];
}
