/** What a plan would change and what was read back. Both are shown, journaled and exported, so neither ever holds a secret. */
import { z } from 'zod';

/** One difference between the device and what it shall be (ARCHITECTURE, idea 2). Secrets are masked, not left out. */
export const changeSchema = z.strictObject({
  /** Where on the device: a file path with key, a component with property, a command. */
  target: z.string(),
  /** Undefined where it is absent or cannot be read. */
  from: z.string().optional(),
  /** Undefined where it shall be removed. */
  to: z.string().optional(),
  secret: z.boolean(),
});
export type Change = z.infer<typeof changeSchema>;

/** One fact read from the device after the deed (ARCHITECTURE, idea 3). */
export const evidenceSchema = z.strictObject({
  name: z.string(),
  expected: z.string().optional(),
  observed: z.string().optional(),
  /** `proved`: read back and equal. `not-proved`: written, cannot be read back. `refuted`: read back and different. */
  verdict: z.enum(['proved', 'not-proved', 'refuted', 'noted']),
  /** Over which capability it was read; `journal`: from the committed record of an earlier attempt. */
  source: z.enum(['shell', 'rest', 'remote', 'broker', 'cloud', 'clock', 'person', 'journal']),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/**
 * Where evidence that carries a PASS was read (ARCHITECTURE, idea 3). A clock that went on proves nothing, and a broker that lets the
 * unit's login in has spoken with the station, not with the gateway.
 */
export const fromDevice: ReadonlySet<Evidence['source']> = new Set(['shell', 'rest', 'remote']);

export const MASK = '••••••';
