/** Journal events as lines for people: which lane, which unit, what happened. */
import type { UnitAtWork } from '../../shared/contract/commands.ts';
import type { CertificateEvent } from '../../shared/domain/certificate-events.ts';
import type { EventOf, JournalEvent, StoredEvent } from '../../shared/domain/events.ts';
import type { RunId, UnitId } from '../../shared/domain/ids.ts';
import type { ManufacturerEvent } from '../../shared/domain/manufacturer-events.ts';
import type { Failure } from '../../shared/domain/problem.ts';
import type { RequestEvent } from '../../shared/domain/request-events.ts';
import { errorTexts, type Language, type TextKey, text } from '../../shared/texts/text.ts';
import { stepTitle } from '../../shared/texts/step-title.ts';
import { durationText, outcomeText } from './standing-text.ts';

type RunEvent = Extract<JournalEvent, { runId: RunId }>;
type StepEvent = Extract<JournalEvent, { stepIndex: number }>;

export class EventNarrator {
  readonly #language: Language;
  readonly #lookUp: (unitId: UnitId) => UnitAtWork | undefined;
  readonly #lanes = new Map<RunId, string>();

  /** @param lookUp the unit as the journal has it; asked once per line. */
  constructor(language: Language, lookUp: (unitId: UnitId) => UnitAtWork | undefined) {
    this.#language = language;
    this.#lookUp = lookUp;
  }

  line({ event }: StoredEvent): string {
    switch (event.type) {
      case 'station.opened':
        return this.#say('command.event.station.opened');
      case 'batch.imported':
        return this.#say('command.event.batch.imported', { name: event.name, units: event.unitCount });
      case 'person.added':
      case 'person.role-changed':
      case 'person.pin-changed':
      case 'person.removed':
      case 'journal.rebuilt':
        return this.#say(`command.event.${event.type}`);
      case 'authority.created':
      case 'certificate.issued':
      case 'authority.key-removed':
      case 'certificate.revoked':
      case 'revocation-list.made':
        return this.#ofCertificate(event);
      case 'manufacturer.added':
      case 'manufacturer.renamed':
      case 'manufacturer.certificate-added':
      case 'manufacturer.certificate-removed':
      case 'manufacturer.certificate-used':
      case 'batch.confirmed':
        return this.#ofManufacturer(event);
      case 'return.opened':
        return this.#say('command.event.return.opened', {
          decision: this.#say(`returns.decision.${event.decision}`),
          reason: event.reason,
        });
      case 'batch.exported':
        return this.#say('command.event.batch.exported', { file: event.file, rows: event.rows });
      case 'secrets.handed-over':
        return this.#say('command.event.secrets.handed-over', { count: event.count, reason: event.reason });
      case 'visit.intended':
        return this.#say('command.event.visit.intended', { lane: event.lane, action: event.action });
      case 'visit.settled':
        return this.#say('command.event.visit.settled', { lane: event.lane, outcome: outcomeText(this.#language, event.outcome) });
      case 'request.intended':
      case 'request.created':
      case 'request.failed':
      case 'request.changed':
      case 'request.removed':
      case 'unit.updated':
        return this.#ofRequest(event);
      default:
        return this.#inLane(event);
    }
  }

  #ofCertificate(event: CertificateEvent): string {
    switch (event.type) {
      case 'authority.created':
      case 'certificate.issued':
        return this.#say(`command.event.${event.type}`, { serialNumber: event.serialNumber, subject: event.subject });
      case 'authority.key-removed':
        return this.#say(`command.event.${event.type}`);
      case 'certificate.revoked':
        return this.#say(`command.event.${event.type}`, {
          serialNumber: event.serialNumber,
          reason: this.#say(`certificate.reason.${event.reason}`),
        });
      case 'revocation-list.made':
        return this.#say(`command.event.${event.type}`, { number: event.number, revoked: event.revoked });
    }
  }

  #ofManufacturer(event: ManufacturerEvent): string {
    const name = 'name' in event ? event.name : '';
    const unit = 'unitId' in event ? (this.#lookUp(event.unitId)?.identifier ?? event.unitId) : '';
    const removed = event.type === 'manufacturer.certificate-removed' ? { units: event.units, reason: event.reason } : {};
    return this.#say(`command.event.${event.type}`, { name, unit, ...removed });
  }

  #ofRequest(event: RequestEvent): string {
    const unit = this.#lookUp(event.unitId)?.identifier ?? event.unitId;
    if (event.type === 'unit.updated') {
      const columns = [...Object.keys(event.columns), ...event.secretColumns].join(', ');
      return this.#say('command.event.unit.updated', { unit, columns });
    }
    const { cloud, clientId } = event;
    const id = 'requestId' in event ? event.requestId : '';
    const reason = event.type === 'request.failed' ? this.#title(event.failure) : '';
    const action = event.type === 'request.intended' ? event.action : '';
    return this.#say(`command.event.${event.type}`, { unit, cloud, clientId, id, reason, action });
  }

  #inLane(event: RunEvent): string {
    if (event.type === 'run.started' || event.type === 'run.resumed') this.#lanes.set(event.runId, event.lane);
    const unit = this.#lookUp(event.unitId);
    const lane = this.#lanes.get(event.runId) ?? unit?.lane ?? '?';
    const happening = this.#happening(event, unit?.stepCount ?? 0);
    return this.#say('command.event.in-lane', { lane, unit: unit?.identifier ?? event.unitId, happening });
  }

  #happening(event: RunEvent, stepCount: number): string {
    switch (event.type) {
      case 'run.started':
        return this.#say('command.event.run.started', { attempt: event.attempt });
      case 'run.resumed':
      case 'run.paused':
        return this.#say(`command.event.${event.type}`);
      case 'run.settled':
        return this.#say('command.event.run.settled', {
          outcome: outcomeText(this.#language, event.outcome, event.proof),
          reason: this.#reason(event.failure),
        });
      case 'unit.decided':
        return this.#say('command.event.unit.decided', { decision: this.#say(`command.decision.${event.decision}`), reason: event.reason });
      case 'device.observed':
        return this.#say('command.event.device.observed', { fact: event.fact, fingerprint: event.fingerprint });
      default:
        return this.#ofStep(event, `${event.stepIndex + 1}/${stepCount}`);
    }
  }

  #ofStep(event: StepEvent, step: string): string {
    const known = { step, name: stepTitle(this.#language, event) };
    switch (event.type) {
      case 'step.intended':
        return this.#say('command.event.step.intended', { ...known, changes: event.changes.length });
      case 'prompt.answered':
        return this.#say('command.event.prompt.answered', { ...known, question: event.question, answer: event.answer });
      case 'step.lost':
        return this.#say('command.event.step.lost', { ...known, reason: this.#title(event.failure) });
      case 'step.inspected':
        return this.#say('command.event.step.inspected', { ...known, finding: this.#say(`command.finding.${event.finding}`) });
      case 'step.settled':
        return this.#settled(event, known);
    }
  }

  #settled(event: EventOf<'step.settled'>, known: Readonly<Record<string, string>>): string {
    const outcome = outcomeText(this.#language, event.outcome);
    return this.#say('command.event.step.settled', {
      ...known,
      outcome,
      duration: durationText(event.durationMs),
      reason: this.#reason(event.failure),
    });
  }

  #reason(failure: Failure | undefined): string {
    return failure === undefined ? '' : ` · ${this.#title(failure)}`;
  }

  #title(failure: Failure): string {
    return errorTexts(this.#language, failure.code, failure.params).title;
  }

  #say(key: TextKey, params: Readonly<Record<string, string | number>> = {}): string {
    return text(this.#language, key, params);
  }
}
