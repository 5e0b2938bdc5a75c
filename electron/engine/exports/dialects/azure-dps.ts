/**
 * Bodies for Azure's Device Provisioning Service, "Individual Enrollment - Run Bulk Operation" (REST API 2021-10-01): POST
 * /enrollments, at most 10 enrollments each, so the file is a list of such bodies, one per line. A unit with a certificate of this station
 * proves itself by it (X.509, PEM); for any other, the service makes symmetric keys, and none is in the file. The pages do not agree on `:` in a
 * registration id; it is let through.
 */
import { deviceName, refuseValue } from './device-name.ts';
import type { DialectDefinition, ExportRow, WriterSources } from './dialect.ts';

const PER_REQUEST = 10;
const REGISTRATION_ID = /^(?=.{1,128}$)[a-z0-9](?:[a-z0-9._:-]*[a-z0-9-])?$/i;

export const azureDps: DialectDefinition = {
  extension: 'json',
  canBeFormulaSafe: false,
  needs: 'columns',
  warnings: () => ['unconfirmed'],
  refusal: () => undefined,
  writer: (sources) => {
    let units = 0;
    const enrolled = (row: ExportRow) => {
      const place = units % PER_REQUEST;
      const before = place > 0 ? ',' : `${units === 0 ? '' : ']},'}\n{"mode":"create","enrollments":[`;
      units += 1;
      return `${before}${JSON.stringify(enrollmentOf(row, sources))}`;
    };
    return {
      head: () => '[',
      units: (rows) => rows.map(enrolled).join(''),
      tail: () => (units === 0 ? '\n]\n' : ']}\n]\n'),
    };
  },
};

function enrollmentOf(row: ExportRow, { batch, certificates, warn }: WriterSources): object {
  const name = deviceName(row, batch);
  if (!REGISTRATION_ID.test(name)) throw refuseValue(row, { column: 'registrationId', value: name, limit: 'A-Z a-z 0-9 . _ : -, 1-128' });
  const certificate = certificates.of(row.unitId);
  if (certificate === undefined) warn('without-certificate');
  const attestation =
    certificate === undefined ? { type: 'symmetricKey' } : { type: 'x509', x509: { clientCertificates: { primary: { certificate } } } };
  return { registrationId: name, deviceId: name, attestation, provisioningStatus: 'enabled' };
}
