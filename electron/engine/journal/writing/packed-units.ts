/**
 * Units on their way to the writer thread: a few long texts and one piece of bytes. As objects the threads would take longer to hand them
 * over than the writer takes to store them.
 */
import type { Unit } from '../../../../shared/domain/unit.ts';
import { canonicalJson } from '../chain/canonical-json.ts';
import type { StagedUnit } from '../journal.ts';

export interface PackedUnits {
  readonly count: number;
  /** Canonical JSON of each unit, which has no line ends inside, one a line. */
  readonly lines: string;
  readonly secretColumns: readonly string[];
  /** Of each secret the place of its unit, that of its column in `secretColumns`, and its length in `bytes`. */
  readonly secrets: Uint32Array;
  readonly bytes: Uint8Array;
}

export interface UnpackedUnit {
  readonly unit: Unit;
  readonly json: string;
  readonly secrets: readonly { readonly column: string; readonly encrypted: Uint8Array }[];
}

const SECRET_NUMBERS = 3;

export function packUnits(units: readonly StagedUnit[]): PackedUnits {
  const columns = new Map<string, number>();
  const numbers: number[] = [];
  const values: Uint8Array[] = [];
  for (const [index, { secrets }] of units.entries()) {
    for (const column of Object.keys(secrets)) {
      const encrypted = secrets[column] ?? new Uint8Array(0);
      if (!columns.has(column)) columns.set(column, columns.size);
      numbers.push(index, columns.get(column) ?? 0, encrypted.length);
      values.push(encrypted);
    }
  }
  return {
    count: units.length,
    lines: units.map(({ unit, json }) => json ?? canonicalJson(unit)).join('\n'),
    secretColumns: [...columns.keys()],
    secrets: Uint32Array.from(numbers),
    // Memory of its own: a part of Node's shared pool would take the whole pool along.
    bytes: Uint8Array.from(Buffer.concat(values)),
  };
}

export function* unpackUnits({ count, lines, secretColumns, secrets, bytes }: PackedUnits): Generator<UnpackedUnit> {
  if (count === 0) return;
  let at = 0;
  let byte = 0;
  for (const [index, json] of lines.split('\n').entries()) {
    const own: { column: string; encrypted: Uint8Array }[] = [];
    for (; secrets[at] === index && at < secrets.length; at += SECRET_NUMBERS) {
      const length = secrets[at + 2] ?? 0;
      own.push({ column: secretColumns[secrets[at + 1] ?? 0] ?? '', encrypted: bytes.subarray(byte, byte + length) });
      byte += length;
    }
    yield { unit: JSON.parse(json) as Unit, json, secrets: own };
  }
}
