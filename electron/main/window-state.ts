/** What a window keeps for the next start: its place, language and theme. A file that cannot be read is as good as none. */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { languageSchema } from '../../shared/contract/language.ts';
import { themeSchema, type WindowHints } from '../../shared/contract/window.ts';

const windowStateSchema = z.strictObject({
  bounds: z.strictObject({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }).optional(),
  maximized: z.boolean().default(false),
  language: languageSchema.optional(),
  theme: themeSchema.default('system'),
});
export type WindowState = z.output<typeof windowStateSchema>;

export function readWindowState(file: string): WindowState {
  try {
    return windowStateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { maximized: false, theme: 'system' };
  }
}

/** Synchronous because it happens while the window closes. Not being able to keep a window's place is no reason to stop. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
  } catch {
    process.stderr.write(`lineside: the window's place could not be kept in ${file}\n`);
  }
}

/** The chosen language, else the first of the system's that there is a catalogue for. */
export function hintsFrom(state: WindowState, systemLanguages: readonly string[]): WindowHints {
  const ofSystem = systemLanguages
    .map((tag) => languageSchema.safeParse(tag.slice(0, 2).toLowerCase()).data)
    .find((language) => language !== undefined);
  return { language: state.language ?? ofSystem ?? 'en', theme: state.theme };
}
