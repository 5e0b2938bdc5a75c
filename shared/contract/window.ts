/** What a window and main say to each other beside the engine's frames, and the one surface a page gets. */
import { z } from 'zod';
import type { Failure } from '../domain/problem.ts';
import type { ClientMessage, ServerMessage } from '../rpc/messages.ts';
import { languageSchema } from './language.ts';
import { outgoingSchema } from './outgoing.ts';

export const themeSchema = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof themeSchema>;

export const windowMessageSchema = z.discriminatedUnion('kind', [
  /** Kept for the next start; native dialogs and the window's frame follow it. */
  z.strictObject({ kind: z.literal('preferences'), language: languageSchema, theme: themeSchema }),
  /** While there are some, closing the window asks first. */
  z.strictObject({ kind: z.literal('units-in-work'), count: z.int().min(0).max(1000) }),
  /** Puts text on the clipboard: the page itself has no permission to. */
  z.strictObject({ kind: z.literal('copy-text'), text: z.string().max(1_000_000) }),
]);
export type WindowMessage = z.infer<typeof windowMessageSchema>;

export const windowHintsSchema = z.strictObject({ language: languageSchema, theme: themeSchema });
export type WindowHints = z.infer<typeof windowHintsSchema>;

const MAX_SAVED_BYTES = 64 * 1024 * 1024;

/**
 * A file that a person asked for: what the page made, or what the engine made for it. The page proposes a name; where it goes is chosen in
 * the system's own dialog.
 */
export const savedFileSchema = z.union([
  z.strictObject({
    name: outgoingSchema.shape.name,
    bytes: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= MAX_SAVED_BYTES),
  }),
  outgoingSchema,
]);
export type SavedFile = z.infer<typeof savedFileSchema>;

export type SaveAnswer =
  /** It is on the disk, whole; `name` as the person called it. */
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** `window.lineside`: everything that the page can reach. */
export interface WindowSurface {
  readonly hints: WindowHints;
  send(message: ClientMessage): void;
  /** Returns the way to stop listening. */
  onMessage(listener: (message: ServerMessage) => void): () => void;
  tell(message: WindowMessage): void;
  saveFile(file: SavedFile): Promise<SaveAnswer>;
}
