/** The batch that fits the simulated gateways: the rows of its CSV, and the provision requests the cloud has for them. */
import type { KnownRequest } from '../cloud/request-book.ts';
import { type GatewayIdentity, plainMac } from '../gateway/identity.ts';
import { LETTERS_AND_DIGITS, seededRandom } from '../seeded-random.ts';

/** The `everyware` columns in their fixed order (CLI.md). */
export const batchColumns = [
  'serialNumber',
  'macAddress',
  'accountName',
  'clientId',
  'username',
  'password',
  'activationKey',
  'brokerUrl',
] as const;
export type BatchRow = Readonly<Record<(typeof batchColumns)[number], string>>;

/** EC5's special account (esf.md §1, row 0). */
export const PROVISIONING_ACCOUNT = 'ec-provisioning';
export const TARGET_ACCOUNT = 'training-plant';
export const TARGET_ACCOUNT_ID = 4711;
const ACTIVATION_KEY_LENGTH = 32;
/** With characters that a CSV has to quote. */
const PASSWORD_ALPHABET = `${LETTERS_AND_DIGITS}!#$%&()*+-./:;<=>?@[]^_{|}~,"`;

export interface Batch {
  readonly rows: readonly BatchRow[];
  readonly requests: readonly KnownRequest[];
}

export interface BatchOptions {
  readonly seed: string;
  readonly brokerUrl: string;
  /** Where no request is there yet: keys come from the cloud. */
  readonly withoutKeys?: boolean | undefined;
}

/**
 * Every third row names client id and username itself, every third only the client id, the others leave both to be computed;
 * every fourth has no activation key, because its provision request was made without one.
 */
export function makeBatch(identities: readonly GatewayIdentity[], options: BatchOptions): Batch {
  const random = seededRandom(options.seed, 'batch');
  const made = identities.map((identity, index) => {
    const { serialNumber, macAddress } = identity;
    const mac = plainMac(macAddress);
    const row: BatchRow = {
      serialNumber,
      macAddress,
      accountName: PROVISIONING_ACCOUNT,
      clientId: index % 3 === 1 ? '' : `GW-${serialNumber}`,
      username: index % 3 === 0 ? `provision-${serialNumber}` : '',
      password: `aA1,${random.text(16, PASSWORD_ALPHABET)}`,
      activationKey: index % 4 === 3 || options.withoutKeys === true ? '' : random.text(ACTIVATION_KEY_LENGTH, LETTERS_AND_DIGITS),
      brokerUrl: options.brokerUrl,
    };
    const request: KnownRequest = {
      clientId: row.clientId || mac,
      username: row.username || `${mac}-${serialNumber}`,
      password: row.password,
      activationKey: row.activationKey || undefined,
      target: { accountName: TARGET_ACCOUNT, username: `device-${serialNumber}`, password: random.text(24, LETTERS_AND_DIGITS) },
    };
    return { row, request };
  });
  return { rows: made.map(({ row }) => row), requests: made.map(({ request }) => request) };
}

/** What the gateways' own broker knows them by: for a way that leaves out the provision broker. */
export function ownBrokerRows({ rows, requests }: Batch): readonly BatchRow[] {
  return rows.map((row, index) => {
    const { clientId = row.clientId, target = row } = requests[index] ?? {};
    const { accountName, username, password } = target;
    return { ...row, clientId, accountName, username, password, activationKey: '' };
  });
}

/** RFC 4180: a header, CRLF, quotes where a value needs them. */
export function batchCsv(rows: readonly BatchRow[]): string {
  const lines = [batchColumns, ...rows.map((row) => batchColumns.map((column) => row[column]))];
  return lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
