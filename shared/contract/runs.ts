/** Taking a batch through its recipe. These return when the work has begun; how it goes is heard as events. */
import { z } from 'zod';
import { batchIdSchema, laneIdSchema, unitIdSchema } from '../domain/ids.ts';

const operator = z.string().min(1).max(64);

export const runRequests = {
  'runs.start': {
    input: z.strictObject({ batchId: batchIdSchema, operator, lanes: z.array(laneIdSchema).optional(), limit: z.int().min(1).optional() }),
    output: z.strictObject({ lanes: z.int() }),
  },
  'runs.resume': { input: z.strictObject({ batchId: batchIdSchema.optional(), operator }), output: z.strictObject({ lanes: z.int() }) },
  /** Ends at the next step boundary; what is being applied is finished and settled first. */
  'runs.stop': { input: z.strictObject({}), output: z.strictObject({}) },
  'runs.decide': {
    input: z.strictObject({
      unitId: unitIdSchema,
      decision: z.enum(['applied', 'not-applied', 'scrap']),
      reason: z.string().min(3).max(500),
      operator,
    }),
    output: z.strictObject({}),
  },
} as const;
