/**
 * A device that comes back: what is found of it, what a person decides, and how the return stands. A return is a batch of one unit for
 * the same device, so that its run, its record and its resume are those of every run.
 */
import { z } from 'zod';
import { batchIdSchema, personIdSchema, returnIdSchema, unitIdSchema } from './ids.ts';
import { outcomeSchema, proofSchema } from './outcome.ts';

/**
 * `same-identity`: given out again as who it was. `new-identity`: as somebody new, so that nothing of the old one works any more.
 * `move-account`: to another account of the cloud (esf.md §6, re-provisioning). `scrap`: never given out again.
 */
export const returnDecisionSchema = z.enum(['same-identity', 'new-identity', 'move-account', 'scrap']);
export type ReturnDecision = z.infer<typeof returnDecisionSchema>;
export const returnDecisions = returnDecisionSchema.options;

/**
 * `ours`: the record, the label and what was asked agree. `somebody-else`: it belongs to another; stop. `unknown-device`: this station
 * has no record of it. `mismatch`: the label says one device, the device another, or it shows other keys than it had; stop.
 */
export const returnFindingSchema = z.enum(['ours', 'somebody-else', 'unknown-device', 'mismatch']);
export type ReturnFinding = z.infer<typeof returnFindingSchema>;

/** Nothing is ever decided of a device that is not, or may not be, the one that was meant. */
export function mayBeTakenBack(finding: ReturnFinding): boolean {
  return finding === 'ours' || finding === 'unknown-device';
}

/** A return as passports and lists show it. */
export const returnViewSchema = z.strictObject({
  returnId: returnIdSchema,
  decision: returnDecisionSchema,
  reason: z.string(),
  /** UTC. */
  openedAt: z.string(),
  by: personIdSchema,
  secondPerson: personIdSchema.optional(),
  /** The unit and batch that the device has in this return. */
  unitId: unitIdSchema,
  batchId: batchIdSchema,
  batchName: z.string(),
  /** The most telling identifier of that unit. */
  identifier: z.string(),
  /** The unit that the device was before. */
  supersedes: unitIdSchema.optional(),
  /** The unit that it became in a later return. */
  supersededBy: unitIdSchema.optional(),
  /** As the unit's own; a device that was scrapped as decided ends with `fail` and `scrapped`. */
  status: z.enum(['open', 'running', 'interrupted', 'settled']),
  outcome: outcomeSchema.optional(),
  proof: proofSchema.optional(),
  scrapped: z.boolean(),
});
export type ReturnView = z.infer<typeof returnViewSchema>;
