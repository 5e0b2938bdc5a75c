/**
 * What may be asked of the engine and heard from it, by the window and by commands alike. Inputs are parsed by the server always,
 * outputs in tests; a request that is not listed here does not exist.
 */
import type { z } from 'zod';
import { auditRequests } from './audit.ts';
import { batchRequests } from './batches.ts';
import { certificateRequests } from './certificates.ts';
import { exportRequests } from './exports.ts';
import { handOverRequests } from './hand-over.ts';
import { lineEvents, lineRequests } from './line.ts';
import { cervelloRequests, manufacturerRequests } from './manufacturers.ts';
import { peopleRequests } from './people.ts';
import { portRequests } from './ports.ts';
import { cloudRequests } from './requests.ts';
import { returnRequests } from './returns.ts';
import { runRequests } from './runs.ts';
import { unitRequests } from './units.ts';
import { windowVisitRequests } from './visits.ts';
import { watchEvents, watchRequests } from './watch.ts';

export interface RequestSchema {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

export const requests = {
  ...auditRequests,
  ...batchRequests,
  ...certificateRequests,
  ...cloudRequests,
  ...exportRequests,
  ...handOverRequests,
  ...lineRequests,
  ...manufacturerRequests,
  ...cervelloRequests,
  ...peopleRequests,
  ...portRequests,
  ...returnRequests,
  ...runRequests,
  ...unitRequests,
  ...windowVisitRequests,
  ...watchRequests,
} as const satisfies Record<string, RequestSchema>;
export const events = { ...lineEvents, ...watchEvents } as const satisfies Record<string, z.ZodType>;

/** A set of requests; commands beside a running engine have one of their own (`commands.ts`). */
export type Requests = Readonly<Record<string, RequestSchema>>;
export type WindowRequests = typeof requests;
export type RequestName = keyof WindowRequests;
export type RequestInput<Name extends RequestName> = z.input<(typeof requests)[Name]['input']>;
export type ParsedInput<Name extends RequestName> = z.output<(typeof requests)[Name]['input']>;
export type RequestOutput<Name extends RequestName> = z.output<(typeof requests)[Name]['output']>;
export type EngineEventName = keyof typeof events;
export type EngineEvent<Name extends EngineEventName> = z.output<(typeof events)[Name]>;
