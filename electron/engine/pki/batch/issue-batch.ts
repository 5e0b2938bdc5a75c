/**
 * Certificates for the units of a batch, a page at a time: whoever asks goes on with the next page, shows how far it is, and may stop in
 * between. Asked again it goes on by itself: a unit that has one is passed over.
 */
import { randomBytes } from 'node:crypto';
import type { BatchIssue } from '../../../../shared/contract/certificates.ts';
import type { Certificate } from '../../../../shared/domain/certificates.ts';
import { BUNDLE_PASSWORD_COLUMN } from '../../../../shared/domain/generated-secrets.ts';
import type { UnitId } from '../../../../shared/domain/ids.ts';
import type { Batch, Unit } from '../../../../shared/domain/unit.ts';
import { isOpen } from '../../../../shared/domain/unit-state.ts';
import { toAppError, toFailure } from '../../../../shared/errors/app-error.ts';
import { rememberSecret } from '../../../log/known-secrets.ts';
import type { Journal } from '../../journal/journal.ts';
import { boxFor } from '../../vault/box-for.ts';
import type { BatchBox, Vault } from '../../vault/vault.ts';
import { activeCertificate } from '../active-certificate.ts';
import type { CertificateOrder, KeyOrder, Pki } from '../pki.ts';
import { unitSubject } from './unit-subject.ts';

/** As many as fill both processors and share commits. */
const AT_ONCE = 32;
/** 128 bits: no slow derivation is needed. */
const PASSWORD_BYTES = 16;

/** What is wrong with one unit's request, row or name, and with no other's. Whatever else goes wrong ends the order. */
const OF_ONE_UNIT: ReadonlySet<string> = new Set([
  'pki/request-unreadable',
  'pki/request-signature-wrong',
  'pki/weak-signature',
  'pki/weak-key',
  'pki/key-not-accepted',
  'pki/subject-not-usable',
  'template/unknown-name',
]);

export interface BatchParts {
  readonly journal: Pick<Journal, 'read' | 'storeUnitSecret'>;
  readonly vault: Vault;
  readonly pki: Pki;
}

export interface BatchOrder extends Pick<CertificateOrder, 'purpose' | 'days' | 'by' | 'secondPerson'> {
  readonly batch: Batch;
  readonly subject?: string | undefined;
  readonly keyType?: KeyOrder['keyType'];
  /** Units that no run takes any more get one, too. */
  readonly all: boolean;
  readonly afterRow: number;
  readonly limit: number;
  /** Requests of the units' own keys; then only these units are looked at. */
  readonly requests?: readonly { readonly unitId: UnitId; readonly csrPem: string }[] | undefined;
  readonly signal: AbortSignal;
}

interface Task {
  readonly unit: Unit;
  readonly csrPem?: string | undefined;
}

/** Throws what keeps any certificate from being issued now: `pki/no-authority` and its like; `vault/erased`. */
export async function issueBatch(parts: BatchParts, order: BatchOrder): Promise<BatchIssue> {
  parts.pki.demandReady(order.days);
  const { tasks, nextRow } = order.requests === undefined ? pageOf(parts, order) : { tasks: requested(parts, order), nextRow: undefined };
  const work = new PageWork(parts, order, await boxFor(parts.vault, order.batch.batchId));
  const { issue } = work;
  const waiting = [...tasks];
  const takeOn = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      if (issue.stopped !== undefined || order.signal.aborted) return;
      await work.take(task);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, tasks.length) }, takeOn));
  order.signal.throwIfAborted();
  const isOver = nextRow === undefined || issue.stopped !== undefined;
  return { ...issue, issued: issue.issued.toSorted((one, other) => one.row - other.row), ...(isOver ? {} : { nextRow }) };
}

type Writable = { -readonly [Name in keyof BatchIssue]: BatchIssue[Name] };

class PageWork {
  readonly #parts: BatchParts;
  readonly #order: BatchOrder;
  readonly #box: BatchBox;
  readonly issue: Writable = { issued: [], passedOver: [], refused: [] };

  constructor(parts: BatchParts, order: BatchOrder, box: BatchBox) {
    this.#parts = parts;
    this.#order = order;
    this.#box = box;
  }

  async take({ unit, csrPem }: Task): Promise<void> {
    const place = { row: unit.row, unitId: unit.unitId, identifier: unit.identifiers[0]?.text ?? `#${unit.row}` };
    const there = this.#parts.pki.certificatesOf({ deviceId: unit.deviceId });
    const active = activeCertificate(there, this.#order.purpose);
    if (active !== undefined) {
      this.issue.passedOver.push({ ...place, serialNumber: active.serialNumber });
      return;
    }
    try {
      const certificate = csrPem === undefined ? await this.#withKey(unit, there) : await this.#signed(unit, csrPem);
      this.issue.issued.push({ ...place, certificate });
    } catch (thrown) {
      const failure = toFailure(toAppError(thrown));
      if (OF_ONE_UNIT.has(failure.code)) this.issue.refused.push({ ...place, failure });
      else this.issue.stopped ??= { ...place, failure };
    }
  }

  /** The password is in the record with the certificate or before it; its bundle is made from the record, whenever it is wanted. */
  async #withKey(unit: Unit, there: readonly Certificate[]): Promise<Certificate> {
    const { subject, keyType } = this.#order;
    const named = unitSubject(unit, subject);
    const [certificate] = await Promise.all([
      this.#parts.pki.issueKept({ ...this.#orderOf(unit), subject: named, keyType }),
      this.#hasBundle(unit, there) ? undefined : newPassword(this.#parts.journal, this.#box, unit),
    ]);
    return certificate;
  }

  /** One for another purpose that may be in somebody's hands: it must stay open by the password that the unit has. */
  #hasBundle({ unitId }: Unit, there: readonly Certificate[]): boolean {
    const isKept = there.some((each) => each.unitId === unitId && each.hasKey && each.revoked === undefined);
    return isKept && this.#parts.journal.read.encryptedSecret(unitId, BUNDLE_PASSWORD_COLUMN) !== undefined;
  }

  async #signed(unit: Unit, csrPem: string): Promise<Certificate> {
    const { subject } = this.#order;
    const named = subject === undefined ? {} : { subject: unitSubject(unit, subject) };
    return (await this.#parts.pki.signRequest({ ...this.#orderOf(unit), ...named, csrPem })).certificate;
  }

  #orderOf({ unitId, deviceId }: Unit): CertificateOrder {
    const { purpose, days, by, secondPerson } = this.#order;
    return { purpose, days, by, secondPerson, unit: { unitId, deviceId } };
  }
}

/** Makes and keeps the password of a unit's bundle, in the place of an earlier one. */
export async function newPassword(journal: Pick<Journal, 'storeUnitSecret'>, box: BatchBox, { unitId }: Unit): Promise<string> {
  const password = randomBytes(PASSWORD_BYTES).toString('hex');
  rememberSecret(password);
  await journal.storeUnitSecret(unitId, BUNDLE_PASSWORD_COLUMN, box.encrypt(unitId, BUNDLE_PASSWORD_COLUMN, password));
  return password;
}

function pageOf({ journal }: BatchParts, { batch: { batchId }, afterRow, limit, all }: BatchOrder) {
  const rows = journal.read.units({ batchId, afterRow, limit });
  const last = rows.at(-1);
  const tasks: readonly Task[] = rows.filter(({ state }) => all || isOpen(state)).map(({ unit }) => ({ unit }));
  return { tasks, nextRow: rows.length < limit ? undefined : last?.unit.row };
}

/** Those of other batches are left aside. */
function requested({ journal }: BatchParts, { batch: { batchId }, requests = [] }: BatchOrder): readonly Task[] {
  return requests.flatMap(({ unitId, csrPem }) => {
    const unit = journal.read.unit(unitId)?.unit;
    return unit?.batchId === batchId ? [{ unit, csrPem }] : [];
  });
}
