/** Taking a batch through its recipe. These return when the work has begun; how it goes is heard as events. */
import { z } from 'zod';
import { batchIdSchema, laneIdSchema, unitIdSchema } from '../domain/ids.ts';
import { MAX_NAME_LENGTH } from '../domain/people.ts';
import { secondPersonSchema } from './people.ts';

/** Who gives the order, at a station that nobody signs in at; else it is who is signed in, and this says nothing. */
const operator = z.string().min(1).max(MAX_NAME_LENGTH).optional();

export const runRequests = {
  'runs.start': {
    input: z.strictObject({ batchId: batchIdSchema, operator, lanes: z.array(laneIdSchema).optional(), limit: z.int().min(1).optional() }),
    output: z.strictObject({ lanes: z.int() }),
  },
  'runs.resume': {
    input: z.strictObject({ batchId: batchIdSchema.optional(), operator, lanes: z.array(laneIdSchema).optional() }),
    output: z.strictObject({ lanes: z.int() }),
  },
  /** Ends at the next step boundary; what is being applied is finished and settled first. */
  'runs.stop': { input: z.strictObject({ operator }), output: z.strictObject({}) },
  'runs.decide': {
    input: z.strictObject({
      unitId: unitIdSchema,
      decision: z.enum(['applied', 'not-applied', 'scrap']),
      reason: z.string().min(3).max(500),
      operator,
      /** Where the decision takes two (`needsSecondPerson`). */
      secondPerson: secondPersonSchema.optional(),
    }),
    output: z.strictObject({}),
  },
  /** Answers what a step asks on a lane (`LaneView.question`). */
  'runs.answer': {
    input: z.strictObject({ lane: laneIdSchema, questionId: z.string().min(1).max(64), answer: z.string().max(1024), operator }),
    output: z.strictObject({}),
  },
} as const;
