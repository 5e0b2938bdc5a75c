/**
 * The digest that binds a batch's units to its `batch.imported` event. Import computes it from what it parsed, the writer from
 * what it stored; the batch is published only where both agree.
 */
import { createHash, type Hash } from 'node:crypto';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { canonicalJson } from './chain/canonical-json.ts';

/** SHA-256 over the canonical JSON of each unit in row order, each preceded by its length in bytes as `<digits>:`. */
export class UnitsDigest {
  readonly #hash: Hash;

  constructor(hash: Hash = createHash('sha256')) {
    this.#hash = hash;
  }

  /** Units come in ascending row order. */
  add(unit: Unit): void {
    this.addCanonical(canonicalJson(unit));
  }

  /** The same with the text that `canonicalJson` made of the unit. */
  addCanonical(unitJson: string): void {
    this.#hash.update(`${Buffer.byteLength(unitJson)}:${unitJson}`);
  }

  copy(): UnitsDigest {
    return new UnitsDigest(this.#hash.copy());
  }

  /** The digest so far; more units may follow. */
  sha256(): Sha256 {
    return this.#hash.copy().digest('hex') as Sha256;
  }
}
