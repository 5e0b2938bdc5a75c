/**
 * Files that the engine made for a person: they lie in its private folder until main moves them where the system's dialog says. Of any size,
 * and perhaps with secrets, so that neither their bytes nor a path ever reach the page.
 */
import { z } from 'zod';

export const outgoingSchema = z.strictObject({
  /** Proposed for the first file. */
  name: z.string().regex(/^[^/\\:*?"<>|\p{Cc}]{1,200}$/u),
  /** Each is saved under the first one's chosen name with its suffix; the first has none. */
  files: z
    .array(z.strictObject({ fileId: z.uuid(), suffix: z.string().regex(/^(?:\.[a-z0-9]{1,20}){0,3}$/) }))
    .min(1)
    .max(4),
});
export type Outgoing = z.infer<typeof outgoingSchema>;
