/** What the `manufacturer` and `batch` commands share: who is meant, and how things are said. */
import type { CertificateUnit, Manufacturer, ManufacturerCertificate } from '../../shared/contract/manufacturers.ts';
import type { Batch } from '../../shared/domain/unit.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { text } from '../../shared/texts/text.ts';
import type { Call } from './command.ts';
import type { Desk } from './desk.ts';
import { readJournal } from './read-journal.ts';

/** By id or name; letter case does not count. `manufacturers/not-found`. */
export async function manufacturerOf(desk: Desk, named: string): Promise<Manufacturer> {
  const { manufacturers } = await desk.ask('manufacturers.list', {});
  const isNamed = ({ name }: Manufacturer) => name.toLowerCase() === named.trim().toLowerCase();
  const found = manufacturers.find(({ manufacturerId }) => manufacturerId === named) ?? manufacturers.find(isNamed);
  if (found === undefined) throw new AppError('manufacturers/not-found', { params: { name: named } });
  return found;
}

/** By id, or by the name of one that was not removed; else of the newest of that name. `manufacturers/certificate-not-found`. */
export function certificateOf({ certificates }: Manufacturer, named: string): ManufacturerCertificate {
  const ofName = certificates.filter(({ certificateId, name }) => certificateId === named || name === named);
  const found = ofName.find(({ state }) => state !== 'removed') ?? ofName[0];
  if (found === undefined) throw new AppError('manufacturers/certificate-not-found', { params: { certificate: named } });
  return found;
}

/** `batch/not-found`. */
export function namedBatch(call: Call): Promise<Batch> {
  const named = call.given.operand(0);
  return readJournal(call, async (read) => {
    const batch = read.findBatch(named);
    if (batch === undefined) throw new AppError('batch/not-found', { params: { batch: named } });
    return batch;
  });
}

export async function sayManufacturer({ output, language }: Call, manufacturer: Manufacturer): Promise<void> {
  const { name, manufacturerId: id, batches, certificates } = manufacturer;
  await output.line(text(language, 'command.manufacturer.line', { name, id, batches }));
  for (const { name: certificate, subject, keyType, notAfter: until, units, state } of certificates) {
    const standing = text(language, `manufacturer.certificate.${state}`);
    const words = { certificate, subject, keyType, until, units, state: standing };
    await output.line(`  ${text(language, 'command.manufacturer.certificate', words)}`);
  }
}

export async function sayUnits({ output, language }: Call, units: readonly CertificateUnit[]): Promise<void> {
  for (const { identifier, batchName: batch, at, way } of units) {
    const words = { identifier, batch, at, way: text(language, `manufacturer.way.${way}`) };
    await output.line(`  ${text(language, 'command.manufacturer.unit', words)}`);
  }
}
