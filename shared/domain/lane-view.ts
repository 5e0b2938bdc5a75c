/** A lane as the bench screen shows it: the committed state of its unit plus what is happening right now. */
import { z } from 'zod';
import { gatewaySoftwareSchema } from './gateway-software.ts';
import { laneIdSchema, personIdSchema } from './ids.ts';
import { failureSchema } from './problem.ts';
import { unitStateSchema } from './unit-state.ts';

const questionSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  kind: z.enum(['confirm', 'choice', 'text']),
  choices: z.array(z.string()).optional(),
  /** Why it is asked once more: the answer that did not fit, and which try this is. */
  again: z.strictObject({ answer: z.string(), try: z.string(), of: z.string() }).optional(),
});

export const laneViewSchema = z.strictObject({
  lane: laneIdSchema,
  name: z.string(),
  /** What it is plugged into, for the foot of the lane: `ssh 127.0.64.1:2201 · https …`. */
  pluggedInto: z.string(),
  /**
   * `idle`: no run uses the lane. `waiting`: for the next gateway to be plugged in. `connecting`: a gateway answers, not known yet
   * whose it is. `working`: a unit is in work. `verdict`: the last unit's result stays until the next one. `stopped`: needs a person.
   */
  phase: z.enum(['idle', 'waiting', 'connecting', 'working', 'verdict', 'stopped']),
  /** The unit's most telling identifier, verbatim. */
  identifier: z.string().optional(),
  /** Folded from committed events only: a green is never shown from memory (ARCHITECTURE, idea 1). */
  state: unitStateSchema.optional(),
  /** What the current step is waiting for: a text key with its parameters. */
  progress: z.strictObject({ code: z.string(), params: z.record(z.string(), z.string()) }).optional(),
  /** What the current step asks the person at the lane; answered by its id. */
  question: questionSchema.optional(),
  /** What was found out of the gateway that is plugged in. */
  gateway: gatewaySoftwareSchema.optional(),
  /** Somebody works with the gateway outside a run, since then (UTC): no run takes the lane meanwhile. */
  visit: z.strictObject({ since: z.string(), by: personIdSchema }).optional(),
  /** When the current unit was taken, UTC; the screen counts up from here. */
  since: z.string().optional(),
  /** Median duration of this recipe's passed runs since the engine started, once there are three. */
  typicalMs: z.number().optional(),
  /** Why the lane stopped. */
  failure: failureSchema.optional(),
});
export type LaneView = z.infer<typeof laneViewSchema>;

/** A question together with where it is asked. */
export const laneQuestionSchema = z.strictObject({ lane: laneIdSchema, identifier: z.string().optional(), question: questionSchema });
export type LaneQuestion = z.infer<typeof laneQuestionSchema>;
