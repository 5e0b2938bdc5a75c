/** A passport as lines for people: identifiers and batches, then each run with its steps and their evidence, newest first. */
import type { Passport } from '../../shared/contract/units.ts';
import type { VisitRecord } from '../../shared/contract/visits.ts';
import type { ReturnView } from '../../shared/domain/device-return.ts';
import type { Evidence } from '../../shared/domain/evidence.ts';
import type { StepState } from '../../shared/domain/unit-state.ts';
import { inWords, type Language, text } from '../../shared/texts/text.ts';
import { certificateLine } from './certificate-lines.ts';
import { mainIdentifier } from './main-identifier.ts';
import { outcomeText, standingText } from './standing-text.ts';

export function passportLines(
  { units, runs, facts, certificates = [], visits = [], returns = [] }: Passport,
  language: Language,
): readonly string[] {
  const newest = units[0];
  if (newest === undefined) return [];
  return [
    mainIdentifier(newest.unit),
    ...newest.unit.identifiers.map(({ kind, text: words }) => `  ${kind}: ${words}`),
    ...facts.map(({ fact, fingerprint }) => `  ${fact}: ${fingerprint}`),
    ...certificates.map((certificate) =>
      text(language, 'command.passport.certificate', { certificate: certificateLine(language, certificate) }),
    ),
    ...units.map(({ unit, state, batchName }) =>
      text(language, 'command.passport.batch', { name: batchName, row: unit.row, standing: standingText(language, state) }),
    ),
    ...returns.map((view) => returnLine(view, language)),
    ...runs.flatMap((run) => runLines(run, language)),
    ...visits.flatMap((visit) => visitLines(visit, language)),
  ];
}

function returnLine({ openedAt, decision, reason, status, outcome, proof }: ReturnView, language: Language): string {
  const standing =
    outcome === undefined
      ? text(language, `command.standing.${status === 'settled' ? 'interrupted' : status}`)
      : outcomeText(language, outcome, proof);
  return text(language, 'command.passport.return', {
    openedAt,
    decision: text(language, `returns.decision.${decision}`),
    standing,
    reason,
  });
}

function runLines({ state }: Passport['runs'][number], language: Language): readonly string[] {
  const { run } = state;
  if (run === undefined) return [];
  const title = text(language, 'command.passport.run', {
    attempt: run.attempt,
    lane: run.lane,
    startedAt: run.startedAt,
    standing: standingText(language, state),
  });
  return [title, ...run.steps.flatMap((step) => stepLines(step, language))];
}

function visitLines({ at, lane, action, state, outcome, changes, evidence }: VisitRecord, language: Language): readonly string[] {
  const standing = state === 'settled' ? outcomeText(language, outcome ?? 'unknown') : text(language, `command.passport.visit.${state}`);
  return [
    text(language, 'command.passport.visit', { at, lane, action, standing }),
    ...changes.map(({ target, from, to }) => `  ${target}: ${from ?? '–'} → ${to ?? '–'}`),
    ...evidence.map((item) => evidenceLine(item, language)),
  ];
}

function stepLines(step: StepState, language: Language): readonly string[] {
  if (step.phase === 'waiting') return [];
  const outcome = outcomeText(language, step.outcome ?? 'unknown', step.proof);
  return [`  ${step.name}: ${outcome}`, ...step.evidence.map((evidence) => evidenceLine(evidence, language))];
}

export function evidenceLine({ name, observed, verdict }: Evidence, language: Language): string {
  return `    ${name}: ${observed === undefined ? '' : `${inWords(language, observed)} `}(${text(language, `command.verdict.${verdict}`)})`;
}
