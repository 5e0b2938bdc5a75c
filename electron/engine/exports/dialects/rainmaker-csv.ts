/**
 * ESP RainMaker's registration of node certificates: a CSV with the columns `node_id` and `certs` (README of esp-rainmaker-admin-cli,
 * `certs devicecert register`), whose tool demands that the common name of each certificate is its node id. How it wants the line ends of a PEM
 * within a cell is not documented; here they are quoted, as RFC 4180 has it.
 */
import { X509Certificate } from 'node:crypto';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { csvLine, csvLines } from './csv-line.ts';
import { deviceName, refuseValue } from './device-name.ts';
import type { DialectDefinition, ExportRow, WriterSources } from './dialect.ts';

export const rainmakerCsv: DialectDefinition = {
  extension: 'csv',
  canBeFormulaSafe: false,
  needs: 'columns',
  warnings: () => ['unconfirmed'],
  refusal: ({ batch, certificates }) => (certificates.hasAny ? undefined : noCertificate(batch.name, '1')),
  writer: (sources) => ({
    head: () => csvLine(['node_id', 'certs']),
    units: (rows) => csvLines(rows, (row) => cellsOf(row, sources)),
    tail: () => '',
  }),
};

function cellsOf(row: ExportRow, { batch, certificates }: WriterSources): readonly string[] {
  const nodeId = deviceName(row, batch);
  const certificate = certificates.of(row.unitId);
  if (certificate === undefined) throw noCertificate(batch.name, String(row.row));
  const commonName = commonNameOf(certificate);
  if (commonName !== nodeId) throw refuseValue(row, { column: 'node_id', value: nodeId, limit: `CN=${commonName}` });
  return [nodeId, certificate];
}

function commonNameOf(pem: string): string {
  return /^CN=(.*)$/m.exec(new X509Certificate(pem).subject)?.[1] ?? '';
}

function noCertificate(batch: string, row: string): AppError {
  return new AppError('export/no-certificate', { params: { batch, row } });
}
