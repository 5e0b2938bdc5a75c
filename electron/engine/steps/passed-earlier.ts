/**
 * Steps that clear away what was there before a return do so once: what a later attempt of the same return finds has come since. Where
 * there was something to do, the record carries the step over; where there was nothing, only its earlier PASS tells.
 */
import type { StepContext, Verification } from './step.ts';

export function hasPassedEarlier({ earlierSettled }: Pick<StepContext<unknown>, 'earlierSettled'>): boolean {
  return earlierSettled().some(({ outcome }) => outcome === 'pass');
}

export const passedEarlier: Verification = {
  outcome: 'pass',
  evidence: [{ name: 'earlier attempt', observed: 'passed', verdict: 'noted', source: 'journal' }],
};
