/**
 * Input of AWS IoT bulk registration: one JSON object per line with the parameters of a provisioning template (AWS IoT Core developer guide,
 * "Bulk registration": {"ThingName": …, "SerialNumber": …, "CSR": …}). The template must declare these names; `CertificatePem` is a name of
 * our own choice for a template that takes certificates. A thing's name has letters, digits, `:`, `_` and `-`, at most 128 (API reference,
 * CreateThing).
 */
import { deviceName, deviceSerial, firstValue, refuseValue } from './device-name.ts';
import type { DialectDefinition, ExportRow, WriterSources } from './dialect.ts';

const THING_NAME = /^[a-zA-Z0-9:_-]{1,128}$/;
const REQUEST_COLUMNS = ['CSR', 'csr', 'certificateSigningRequest'];

export const awsNdjson: DialectDefinition = {
  extension: 'ndjson',
  canBeFormulaSafe: false,
  needs: 'columns',
  warnings: () => ['unconfirmed'],
  refusal: () => undefined,
  writer: (sources) => ({
    head: () => '',
    units: (rows) => rows.map((row) => `${JSON.stringify(parametersOf(row, sources))}\n`).join(''),
    tail: () => '',
  }),
};

function parametersOf(row: ExportRow, { batch, certificates, warn }: WriterSources): object {
  const name = deviceName(row, batch);
  if (!THING_NAME.test(name)) throw refuseValue(row, { column: 'ThingName', value: name, limit: 'A-Z a-z 0-9 : _ -, 1-128' });
  const request = firstValue(row.columns, REQUEST_COLUMNS);
  const certificate = certificates.of(row.unitId);
  if (request === '' && certificate === undefined) warn('without-request');
  return {
    ThingName: name,
    SerialNumber: deviceSerial(row, batch),
    ...(request === '' ? {} : { CSR: request }),
    ...(certificate === undefined ? {} : { CertificatePem: certificate }),
  };
}
