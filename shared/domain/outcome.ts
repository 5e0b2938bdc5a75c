/** What a run can end as, and what a pass has proved. */
import { z } from 'zod';

/**
 * `fail`: the unit is bad. `error`: the station or its surroundings are. `unknown`: an apply without a definite answer that
 * nobody has inspected yet; it is never shown or counted as a failure.
 */
export const outcomeSchema = z.enum(['pass', 'fail', 'error', 'timeout', 'aborted', 'skipped', 'unknown']);
export type Outcome = z.infer<typeof outcomeSchema>;

/** `prepared`: settings were read back from the device. `provisioned`: the device itself reported the change of account. */
export const proofSchema = z.enum(['prepared', 'provisioned']);
export type Proof = z.infer<typeof proofSchema>;

/** Ended for reasons of the station, so the unit may be taken again without a decision about the unit. */
export function mayBeTakenAgain(outcome: Outcome): boolean {
  return outcome === 'error' || outcome === 'timeout' || outcome === 'aborted';
}
