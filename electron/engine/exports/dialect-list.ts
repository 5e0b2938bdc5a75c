/** Every dialect by its name. */
import type { Dialect } from '../../../shared/domain/exports.ts';
import { awsNdjson } from './dialects/aws-ndjson.ts';
import { azureDps } from './dialects/azure-dps.ts';
import { cervelloCsv } from './dialects/cervello-csv.ts';
import { csv } from './dialects/csv.ts';
import type { DialectDefinition } from './dialects/dialect.ts';
import { everywareCsv } from './dialects/everyware-csv.ts';
import { everywareRequests } from './dialects/everyware-requests.ts';
import { json } from './dialects/json.ts';
import { rainmakerCsv } from './dialects/rainmaker-csv.ts';
import { thingsboardCsv } from './dialects/thingsboard-csv.ts';
import { xlsx } from './dialects/xlsx.ts';

export const dialectList: Readonly<Record<Dialect, DialectDefinition>> = {
  csv,
  xlsx,
  json,
  'cervello-csv': cervelloCsv,
  'everyware-csv': everywareCsv,
  'everyware-requests': everywareRequests,
  'aws-ndjson': awsNdjson,
  'azure-dps': azureDps,
  'thingsboard-csv': thingsboardCsv,
  'rainmaker-csv': rainmakerCsv,
};
