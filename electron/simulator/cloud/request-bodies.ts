/** What the simulated cloud's API takes (esf.md §4.1), and how it refuses. */
import { z } from 'zod';

export const creatorSchema = z.object({
  accountId: z.int(),
  clientId: z.string().min(1).max(255),
  provisionUserUsername: z.string(),
  provisionUserPassword: z.string(),
  activatesOn: z.int().optional(),
  expiresOn: z.int().optional(),
  generateActivationKey: z.boolean(),
  retryMaxAttempts: z.int().min(1),
  overwriteIfDuplicate: z.boolean(),
  provisionSecureURL: z.boolean(),
  deviceCredentialsTight: z.enum(['INHERITED', 'LOOSE', 'STRICT']).optional(),
});
export type CreatorBody = z.output<typeof creatorSchema>;

export const editSchema = z.object({
  activatesOn: z.int().optional(),
  expiresOn: z.int().optional(),
  status: z.enum(['ENABLED', 'DISABLED']),
  optlock: z.int(),
  provisionJob: z.object({ retryMaxAttempts: z.int().min(1) }),
});
export type EditBody = z.output<typeof editSchema>;

/** With a word of its own where there is one; that the real API uses these words is unconfirmed (esf.md §4.4). */
export class CloudRefusal extends Error {
  readonly status: number;
  readonly word: string | undefined;

  constructor(status: number, word?: string) {
    super(`${status} ${word ?? ''}`);
    this.status = status;
    this.word = word;
  }
}
