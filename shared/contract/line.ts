/** The line: which journal and station file are in use, its lanes, and what the engine says unasked. */
import { z } from 'zod';
import { storedEventSchema } from '../domain/events.ts';
import { laneViewSchema } from '../domain/lane-view.ts';
import { languageSchema } from './language.ts';

const lineView = z.strictObject({
  training: z.boolean(),
  stationName: z.string(),
  /** Undefined until a station file was loaded or the training line started. */
  lanes: z.array(laneViewSchema),
  /** A run or resume is going on. */
  running: z.boolean(),
  journal: z.strictObject({ file: z.string(), seq: z.int() }),
});
export type LineView = z.infer<typeof lineView>;

const doctorCheck = z.strictObject({ name: z.string(), ok: z.boolean(), detail: z.string(), fix: z.string() });
export type DoctorCheck = z.infer<typeof doctorCheck>;

export const lineRequests = {
  'line.get': { input: z.strictObject({}), output: lineView },
  /** Starts simulated gateways and their cloud, with a journal and vault of their own; the batch file is handed back as text. */
  'line.startTraining': {
    input: z.strictObject({ gateways: z.int().min(1).max(200), lanes: z.int().min(1).max(24) }),
    output: z.strictObject({ line: lineView, batchFile: z.strictObject({ name: z.string(), text: z.string() }) }),
  },
  'line.stopTraining': { input: z.strictObject({}), output: lineView },
  /** The text of a station file, as chosen by a person. */
  'line.loadStation': { input: z.strictObject({ text: z.string().max(1024 * 1024) }), output: lineView },
  /** `language` is that of details and fixes; English without. */
  'doctor.run': { input: z.strictObject({ language: languageSchema.optional() }), output: z.array(doctorCheck) },
} as const;

export const lineEvents = {
  /** After each commit, in order, in one piece per commit. */
  'journal.appended': z.array(storedEventSchema),
  /** Lanes that changed since the last one; at most every 50 ms. */
  'lanes.changed': z.array(laneViewSchema),
  'line.changed': lineView,
} as const;
