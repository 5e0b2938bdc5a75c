/** All secrets of a batch's units, of its file and given by the station, once and encrypted, to whoever runs them from now on. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { generatedColumns } from '../../../shared/domain/generated-secrets.ts';
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
  readonly journal: Pick<Journal, 'append'> & {
    readonly read: Pick<JournalReader, 'units' | 'eventsOfBatchAlone' | 'encryptedSecret' | 'personName'>;
  };
  readonly vault: Pick<Vault, 'reveal'>;
}

const PER_PAGE = 200;

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
  const units = await unitsWithSecrets({ journal, vault }, batch);
  if (units.length === 0) throw new AppError('export/no-secrets', { params: { batch: batch.name } });
  const content = { lineside: 1, batch: { id: batch.batchId, name: batch.name }, units };
  const envelope = envelopeFor(recipient, Buffer.from(`${JSON.stringify(content, undefined, 2)}\n`));
  const recipientSha256 = recipient.sha256;
  const columns = [...new Set(units.flatMap(({ secrets }) => Object.keys(secrets)))].toSorted();
  await journal.append([
    { type: 'secrets.handed-over', version: 2, batchId: batch.batchId, recipientSha256, reason, by, count: units.length, columns },
  ]);
  return { envelope, count: units.length, recipientSha256 };
}

/** What a hand-over would give, without opening a secret: of how many units, and which columns. */
export async function secretsToHandOver({ read }: Parts['journal'], batch: Batch) {
  const columns = new Set<string>();
  let count = 0;
  for await (const found of withSecrets(read, batch)) {
    count += 1;
    for (const column of found.columns) columns.add(column);
  }
  return { count, columns: [...columns].toSorted(), earlier: earlierHandOver(read, batch) };
}

interface UnitSecrets {
  readonly row: number;
  readonly unitId: string;
  readonly identifiers: Readonly<Record<string, string>>;
  /** By column; those of the file come first. */
  readonly secrets: Readonly<Record<string, string>>;
}

async function unitsWithSecrets({ journal, vault }: Parts, batch: Batch): Promise<UnitSecrets[]> {
  const found: UnitSecrets[] = [];
  for await (const { unit, columns } of withSecrets(journal.read, batch)) {
    const secrets = Object.fromEntries(columns.map((column) => [column, vault.reveal(batch.batchId, unit.unitId, column)]));
    const identifiers = Object.fromEntries(unit.identifiers.map(({ kind, text }) => [kind, text]));
    found.push({ row: unit.row, unitId: unit.unitId, identifiers, secrets });
  }
  return found;
}

/** In the batch's order, with the columns of their secrets. */
async function* withSecrets(read: Parts['journal']['read'], batch: Batch) {
  for (let afterRow = 0; ; ) {
    const page = read.units({ batchId: batch.batchId, afterRow, limit: PER_PAGE });
    const last = page.at(-1);
    if (last === undefined) return;
    afterRow = last.unit.row;
    for (const { unit } of page) {
      const columns = secretColumnsOf(read, unit);
      if (columns.length > 0) yield { unit, columns };
    }
    await nextTurn();
  }
}

function secretColumnsOf(read: Parts['journal']['read'], { unitId, secretColumns }: UnitRow['unit']): readonly string[] {
  const given = generatedColumns.filter((column) => !secretColumns.includes(column) && read.encryptedSecret(unitId, column) !== undefined);
  return [...secretColumns, ...given];
}

/** The last one; undefined before the first. */
function earlierHandOver(read: Parts['journal']['read'], { batchId }: Batch) {
  const told = read.eventsOfBatchAlone(batchId);
  return told.flatMap(({ event, wallTime }) => (event.type === 'secrets.handed-over' ? [{ event, wallTime }] : [])).at(-1);
}
