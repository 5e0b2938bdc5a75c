/** Options of the simulated commands: `-abc`, `-n 3`, `-n3`, `--name`, `--name=value`, in any order with operands, `--` ends them. */

export interface OptionSpec {
  /** Letters without a value. */
  readonly flags?: string;
  /** Letters with a value. */
  readonly values?: string;
  /** Long names and the letter (or, for options without one, the name) they stand for. */
  readonly long?: Readonly<Record<string, string>>;
  /** True where the first operand ends the options: `env`, `xargs`, `timeout`. */
  readonly operandEnds?: boolean;
}

export interface ParsedOptions {
  readonly flags: ReadonlySet<string>;
  /** The last value of each. */
  readonly values: ReadonlyMap<string, string>;
  /** All values in order, for options that may be repeated. */
  readonly all: readonly { readonly option: string; readonly value: string }[];
  readonly operands: readonly string[];
}

/** What a command answers to an option it does not know. */
export class UnknownOption extends Error {}

/** @throws UnknownOption */
export function parseOptions(args: readonly string[], spec: OptionSpec): ParsedOptions {
  const flags = new Set<string>();
  const all: { option: string; value: string }[] = [];
  const operands: string[] = [];
  const rest = [...args];
  const takeValue = (option: string): void => {
    const value = rest.shift();
    if (value === undefined) throw new UnknownOption(`option requires an argument -- '${option}'`);
    all.push({ option, value });
  };
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      operands.push(...rest);
      break;
    }
    if (arg.startsWith('--')) readLong(arg, spec, { flags, all, takeValue });
    else if (arg.startsWith('-') && arg !== '-') readShort(arg, spec, { flags, all, takeValue });
    else {
      operands.push(arg);
      if (spec.operandEnds === true) {
        operands.push(...rest);
        break;
      }
    }
  }
  return { flags, values: new Map(all.map(({ option, value }) => [option, value])), all, operands };
}

interface Found {
  readonly flags: Set<string>;
  readonly all: { option: string; value: string }[];
  readonly takeValue: (option: string) => void;
}

function readLong(arg: string, spec: OptionSpec, found: Found): void {
  const equals = arg.indexOf('=');
  const name = arg.slice(2, equals < 0 ? undefined : equals);
  const option = spec.long?.[name];
  if (option === undefined) throw new UnknownOption(`unrecognized option '${arg}'`);
  if (equals >= 0) found.all.push({ option, value: arg.slice(equals + 1) });
  else if (spec.values?.includes(option) === true && option.length === 1) found.takeValue(option);
  else found.flags.add(option);
}

function readShort(arg: string, spec: OptionSpec, found: Found): void {
  for (let at = 1; at < arg.length; at += 1) {
    const letter = arg[at] ?? '';
    if (spec.values?.includes(letter) === true) {
      const attached = arg.slice(at + 1);
      if (attached === '') found.takeValue(letter);
      else found.all.push({ option: letter, value: attached });
      return;
    }
    if (spec.flags?.includes(letter) !== true) throw new UnknownOption(`invalid option -- '${letter}'`);
    found.flags.add(letter);
  }
}
