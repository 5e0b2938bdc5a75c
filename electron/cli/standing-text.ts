/** Where a unit stands, in words. */
import type { Outcome, Proof } from '../../shared/domain/outcome.ts';
import type { UnitState } from '../../shared/domain/unit-state.ts';
import { errorTexts, type Language, text } from '../../shared/texts/text.ts';

/** In the order in which they are told. */
export const outcomesInOrder = ['pass', 'fail', 'error', 'timeout', 'aborted', 'skipped', 'unknown'] as const satisfies readonly Outcome[];

/** A pass says what was proved (DESIGN.md, "Honest states"). */
export function outcomeText(language: Language, outcome: Outcome, proof?: Proof): string {
  return text(language, outcome === 'pass' && proof !== undefined ? `command.outcome.${proof}` : `command.outcome.${outcome}`);
}

/** What was done on a training line says so: it proves nothing of a gateway. */
export function standingText(language: Language, state: UnitState): string {
  const words = plainStanding(language, state);
  return state.run?.training === true ? `${words} · ${text(language, 'command.standing.training')}` : words;
}

function plainStanding(language: Language, state: UnitState): string {
  const { status, outcome, proof, failure } = state;
  if (status === 'open' || status === 'running') return text(language, `command.standing.${status}`);
  const words = outcome === undefined ? text(language, 'command.standing.interrupted') : outcomeText(language, outcome, proof);
  return failure === undefined ? words : `${words} · ${errorTexts(language, failure.code, failure.params).title}`;
}

/** As people say it: `0.4 s`, `12 s`, `2 min 10 s`, `1 h 5 min`. */
export function durationText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
