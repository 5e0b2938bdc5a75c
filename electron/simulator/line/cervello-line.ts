/** The simulated Cervello of a training line, and what a person gets of it: the batch's rows, a manufacturer's files, a folder to import from. */
import { basename } from 'node:path';
import type { CervelloEvent } from '../cervello/cervello-events.ts';
import type { CervelloFaults } from '../cervello/cervello-trouble.ts';
import { watchImportFolder } from '../cervello/import-folder.ts';
import { type SimulatedCervello, startSimulatedCervello } from '../cervello/simulated-cervello.ts';
import { type GatewayIdentity, plainMac } from '../gateway/identity.ts';
import { writePrivateFile } from './private-file.ts';

/** One manufacturer is all that a training line has. */
export const TRAINING_MANUFACTURER = 'Training manufacturer';

const COLUMNS = ['uniqueIdentifier', 'deviceName', 'deviceType'] as const;
type CervelloRow = Readonly<Record<(typeof COLUMNS)[number], string>>;

export interface CervelloLineOptions {
  readonly seed: string;
  readonly identities: readonly GatewayIdentity[];
  readonly faults: CervelloFaults | undefined;
  /** Path of a file of this line, by what its name ends with. */
  readonly beside: (name: string) => string;
  readonly onEvent: (event: CervelloEvent) => void;
}

export interface CervelloLine {
  readonly cervello: SimulatedCervello;
  readonly batchCsv: string;
  readonly files: CervelloFiles;
  close(): Promise<void>;
}

/** Paths. */
export interface CervelloFiles {
  readonly ca: string;
  readonly certificate: string;
  readonly privateKey: string;
  readonly accessKey: string;
  readonly accessToken: string;
  /** A CSV that is put in here is imported for the manufacturer. */
  readonly importFolder: string;
}

export async function startCervelloLine(options: CervelloLineOptions): Promise<CervelloLine> {
  const { seed, identities, faults, beside, onEvent } = options;
  const rows = identities.map(rowOf);
  const identifiers = rows.map(({ uniqueIdentifier }) => uniqueIdentifier);
  const cervello = await startSimulatedCervello({ seed, identifiers, faults, onEvent });
  try {
    const files = await writeFiles(cervello, beside);
    const folder = await watchImportFolder(files.importFolder, (name, csv) => onEvent(taken(cervello, name, csv)));
    const close = async () => {
      await Promise.all([folder.close(), cervello.close()]);
    };
    return { cervello, batchCsv: csvOf(rows), files, close };
  } catch (error) {
    await cervello.close();
    throw error;
  }
}

/** The MAC address with dashes, as in the documentation's only example (cervello.md §1). */
function rowOf({ number, macAddress }: GatewayIdentity): CervelloRow {
  const uniqueIdentifier = plainMac(macAddress).replaceAll(/..(?=.)/g, '$&-');
  return { uniqueIdentifier, deviceName: `training-${number}`, deviceType: number % 3 === 0 ? 'STANDALONE' : 'GATEWAY' };
}

function csvOf(rows: readonly CervelloRow[]): string {
  return [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))].map((cells) => `${cells.join(',')}\r\n`).join('');
}

function taken(cervello: SimulatedCervello, name: string, csv: string): CervelloEvent {
  const file = basename(name);
  try {
    return { event: 'cervello-imported', file, devices: cervello.import(TRAINING_MANUFACTURER, csv) };
  } catch (error) {
    return { event: 'cervello-import-refused', file, reason: error instanceof Error ? error.message : String(error) };
  }
}

async function writeFiles(cervello: SimulatedCervello, beside: (name: string) => string): Promise<CervelloFiles> {
  const made = await cervello.createCertificate(TRAINING_MANUFACTURER);
  const files = {
    ca: beside('cervello-ca.pem'),
    certificate: beside('manufacturer-certificate.pem'),
    privateKey: beside('manufacturer-key.pem'),
    accessKey: beside('manufacturer-access-key.txt'),
    accessToken: beside('manufacturer-access-token.txt'),
    importFolder: beside('cervello-import'),
  };
  await writePrivateFile(files.ca, cervello.authorityPem);
  await writePrivateFile(files.certificate, made.certificatePem);
  await writePrivateFile(files.privateKey, made.privateKeyPem);
  await writePrivateFile(files.accessKey, `${made.accessKey}\n`);
  await writePrivateFile(files.accessToken, `${made.accessToken}\n`);
  return files;
}
