/** The secrets that gateways of a batch were given, once and encrypted, to whoever runs them from now on. */
import { type GeneratedColumn, generatedColumns } from '../../../shared/domain/generated-secrets.ts';
import type { EventOf } from '../../../shared/domain/events.ts';
import type { PersonId, Sha256 } from '../../../shared/domain/ids.ts';
import type { Batch } from '../../../shared/domain/unit.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Journal, JournalReader, UnitRow } from '../journal/journal.ts';
import { envelopeFor, recipientOf } from '../pki/enveloped-data.ts';
import type { Vault } from '../vault/vault.ts';

export interface HandOverOrder {
  readonly batch: Batch;
  /** Certificate or public key of the recipient, RSA. */
  readonly recipientPem: string;
  readonly reason: string;
  /** They were handed over before, and shall be once more. */
  readonly again: boolean;
  readonly by: PersonId;
}

export interface HandedOver {
  /** DER, for `openssl cms -decrypt -inform DER`. */
  readonly envelope: Buffer;
  /** Units that have such secrets. */
  readonly count: number;
  readonly recipientSha256: Sha256;
}

interface Parts {
  readonly journal: Pick<Journal, 'append'> & { readonly read: Pick<JournalReader, 'units' | 'events' | 'encryptedSecret' | 'personName'> };
  readonly vault: Pick<Vault, 'reveal'>;
}

const PER_PAGE = 1000;

/**
 * Recorded before anything is given out. `export/unusable-recipient`, `export/no-secrets` where no unit of the batch has one,
 * `export/handed-over-before` without `again`, `vault/erased`.
 */
export async function handOver({ journal, vault }: Parts, { batch, recipientPem, reason, again, by }: HandOverOrder): Promise<HandedOver> {
  const recipient = recipientOf(recipientPem);
  const earlier = earlierHandOver(journal.read, batch);
  if (earlier !== undefined && !again) {
    const params = { who: journal.read.personName(earlier.event.by) ?? '–', when: earlier.wallTime, reason: earlier.event.reason };
    throw new AppError('export/handed-over-before', { params });
  }
  const units = [...unitsWithSecrets(journal.read, vault, batch)];
  if (units.length === 0) throw new AppError('export/no-secrets', { params: { batch: batch.name } });
  const content = { lineside: 1, batch: { id: batch.batchId, name: batch.name }, units };
  const envelope = envelopeFor(recipient, Buffer.from(`${JSON.stringify(content, undefined, 2)}\n`));
  const recipientSha256 = recipient.sha256;
  await journal.append([
    { type: 'secrets.handed-over', version: 1, batchId: batch.batchId, recipientSha256, reason, by, count: units.length },
  ]);
  return { envelope, count: units.length, recipientSha256 };
}

interface UnitSecrets {
  readonly row: number;
  readonly unitId: string;
  readonly identifiers: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Partial<Record<GeneratedColumn, string>>>;
}

function* unitsWithSecrets(read: Parts['journal']['read'], vault: Parts['vault'], batch: Batch): Generator<UnitSecrets> {
  for (let afterRow = 0; ; ) {
    const page = read.units({ batchId: batch.batchId, afterRow, limit: PER_PAGE });
    const last = page.at(-1);
    if (last === undefined) return;
    afterRow = last.unit.row;
    for (const { unit } of page) {
      const columns = generatedColumns.filter((column) => isGiven(read, unit, column));
      if (columns.length === 0) continue;
      const secrets = Object.fromEntries(columns.map((column) => [column, vault.reveal(batch.batchId, unit.unitId, column)]));
      const identifiers = Object.fromEntries(unit.identifiers.map(({ kind, text }) => [kind, text]));
      yield { row: unit.row, unitId: unit.unitId, identifiers, secrets };
    }
  }
}

/** What came with the batch's own file is known to whoever sent it. */
function isGiven(read: Parts['journal']['read'], unit: UnitRow['unit'], column: GeneratedColumn): boolean {
  return !unit.secretColumns.includes(column) && read.encryptedSecret(unit.unitId, column) !== undefined;
}

/** The last one. */
function earlierHandOver(read: Parts['journal']['read'], { batchId }: Batch) {
  let found: { readonly event: EventOf<'secrets.handed-over'>; readonly wallTime: string } | undefined;
  for (let afterSeq = 0; ; ) {
    const events = read.events({ batchId, afterSeq, limit: PER_PAGE });
    for (const { event, wallTime } of events) if (event.type === 'secrets.handed-over') found = { event, wallTime };
    const last = events.at(-1);
    if (last === undefined) return found;
    afterSeq = last.seq;
  }
}
