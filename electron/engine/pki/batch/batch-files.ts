/** What is handed over of a batch's certificates: made from the record, as often as it is wanted. */
import type { BatchFile } from '../../../../shared/contract/certificates.ts';
import type { DevicePurpose } from '../../../../shared/domain/certificates.ts';
import { BUNDLE_PASSWORD_COLUMN } from '../../../../shared/domain/generated-secrets.ts';
import type { Batch, Unit } from '../../../../shared/domain/unit.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { boxFor } from '../../vault/box-for.ts';
import type { RecordedCertificate } from '../../journal/certificate-reader.ts';
import { activeCertificate } from '../active-certificate.ts';
import { viewOf } from '../certificate-facts.ts';
import type { StationPki } from '../station-pki.ts';
import { type BatchParts, newPassword } from './issue-batch.ts';

/** A unit has few; more are no batch's. */
const MOST_OF_ONE = 1000;

export interface FilesOrder {
  readonly batch: Batch;
  readonly purpose: DevicePurpose;
  readonly afterRow: number;
  readonly limit: number;
}

/** Of the units of a page that have a certificate of this purpose now. A bundle's password is the unit's secret, handed over apart. */
export async function batchFiles(parts: BatchParts & { readonly pki: StationPki }, { batch, purpose, afterRow, limit }: FilesOrder) {
  const rows = parts.journal.read.units({ batchId: batch.batchId, afterRow, limit });
  const files = await Promise.all(
    rows.map(async ({ unit }): Promise<BatchFile | undefined> => {
      const records = parts.journal.read.certificates({ unitId: unit.unitId, limit: MOST_OF_ONE });
      const active = activeCertificate(records.map(viewOf), purpose);
      const record = records.find(({ seq }) => seq === active?.seq);
      return record === undefined ? undefined : await fileOf(parts, batch, { unit, record });
    }),
  );
  const last = rows.at(-1);
  return {
    files: files.filter((file) => file !== undefined),
    ...(rows.length < limit || last === undefined ? {} : { nextRow: last.unit.row }),
  };
}

interface Held {
  readonly unit: Unit;
  readonly record: RecordedCertificate;
}

async function fileOf(parts: BatchParts & { readonly pki: StationPki }, batch: Batch, { unit, record }: Held): Promise<BatchFile> {
  const { pki } = parts;
  const { serialNumber } = record.event;
  const place = { row: unit.row, unitId: unit.unitId, identifier: unit.identifiers[0]?.text ?? `#${unit.row}`, serialNumber };
  if (!record.hasKey) {
    const { certificatePem, chainPem } = pki.issuedOf(record);
    return { ...place, pem: [certificatePem, ...chainPem].join('') };
  }
  const password = await passwordOf(parts, batch, unit);
  return { ...place, pkcs12: Buffer.from(await pki.bundleOf(record, { password, passwordOf: 'random' })).toString('base64') };
}

/** One that was issued for the unit alone has none yet. */
async function passwordOf({ journal, vault }: BatchParts, { batchId }: Batch, unit: Unit): Promise<string> {
  try {
    return vault.reveal(batchId, unit.unitId, BUNDLE_PASSWORD_COLUMN);
  } catch (thrown) {
    if (!(thrown instanceof AppError && thrown.code === 'vault/not-found')) throw thrown;
    return await newPassword(journal, await boxFor(vault, batchId), unit);
  }
}
