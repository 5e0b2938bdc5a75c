/** What the values of a column have in common, so that the odd one can be found: collected from a sample of the file before its rows are checked. */
import { type NumberForm, numberForm } from './device-number-rules.ts';
import { type DamageForm, damageForm } from './spreadsheet-damage.ts';

export interface ColumnProfile {
  /** Length of nearly all values that have only digits, or of most where some of them begin with a zero. */
  readonly usualLength?: number;
  /** Most have that length, and enough of them begin with a zero: the file keeps zeros, so a shorter number has lost them for certain. */
  readonly keepsZeros: boolean;
  /** Lengths at which a number begins with a zero: others of that length have lost none. */
  readonly zeroLengths: ReadonlySet<number>;
  /** Nearly all values are such a number. */
  readonly form?: NumberForm;
  /** Forms that at least half of the values have. */
  readonly usualDamage: ReadonlySet<DamageForm>;
}

const MIN_VALUES = 4;
const MOST_PER_CENT = 95;
const MANY_PER_CENT = 75;
const FEW_VALUES = 20;

interface LengthCounts {
  count: number;
  withZero: number;
}

export class ProfileCollector {
  #values = 0;
  readonly #lengths = new Map<number, LengthCounts>();
  #digitValues = 0;
  readonly #forms = new Map<NumberForm, number>();
  readonly #damage = new Map<DamageForm, number>();

  add(cell: string): void {
    const text = cell.trim();
    if (text === '') return;
    this.#values += 1;
    if (text.length <= 40 && /^\d+$/.test(text)) this.#addDigits(text);
    const form = numberForm(text);
    if (form !== undefined) this.#forms.set(form, (this.#forms.get(form) ?? 0) + 1);
    const damage = damageForm(text);
    if (damage !== undefined) this.#damage.set(damage, (this.#damage.get(damage) ?? 0) + 1);
  }

  profile(): ColumnProfile {
    const usual = this.#usualLength();
    const [form] = [...this.#forms].filter(([, count]) => isMost(count, this.#values));
    const usualDamage = [...this.#damage].filter(([, count]) => this.#values >= MIN_VALUES && count * 2 >= this.#values);
    return {
      ...(usual === undefined ? {} : { usualLength: usual.length }),
      keepsZeros: usual !== undefined && this.#keepsZeros(usual),
      zeroLengths: new Set([...this.#lengths].filter(([, { withZero }]) => withZero > 0).map(([length]) => length)),
      ...(form === undefined ? {} : { form: form[0] }),
      usualDamage: new Set(usualDamage.map(([each]) => each)),
    };
  }

  /** Numbers that begin with a zero by chance stand beside shorter ones of another numbering. */
  #keepsZeros({ count, withZero }: LengthCounts): boolean {
    if (withZero === 0) return false;
    return isMost(count, this.#digitValues) || (withZero * 2 >= count && count * 100 >= this.#digitValues * MANY_PER_CENT);
  }

  #usualLength() {
    const found = [...this.#lengths].map(([length, counts]) => ({ length, ...counts }));
    const all = this.#digitValues;
    return found.find(({ count, withZero }) => isMost(count, all) || (all >= MIN_VALUES && withZero > 0 && count * 2 > all));
  }

  #addDigits(text: string): void {
    this.#digitValues += 1;
    const ofLength = this.#lengths.get(text.length) ?? { count: 0, withZero: 0 };
    ofLength.count += 1;
    if (text.startsWith('0')) ofLength.withZero += 1;
    this.#lengths.set(text.length, ofLength);
  }
}

/** Of a few values all but one, of many 95 %. */
function isMost(count: number, all: number): boolean {
  if (all < MIN_VALUES) return false;
  return count >= all - 1 || (all >= FEW_VALUES && count * 100 >= all * MOST_PER_CENT);
}
