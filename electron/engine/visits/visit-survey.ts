/** What reads and proves components, at the gateway of a visit. */
import type { CallOptions } from '../gateway/gateway.ts';
import { callOptions } from '../steps/call-options.ts';
import type { SurveyContext } from '../steps/kura-component-survey.ts';
import type { Visit } from './visit.ts';

/** @param signal Of a write; without one it is what only reads, and ends with the visit. */
export function surveyContext(visit: Visit, signal: AbortSignal = visit.signal): SurveyContext {
  return { gateway: visit.gateway, signal, isSecret: (text) => visit.mask.isSecret(text), progress: () => undefined };
}

export function visitCall(visit: Visit): CallOptions {
  return callOptions(visit.signal);
}
